import * as v from 'valibot';
import { type Ctx, readFields } from '#http';
import { parseId } from '#ids';
import { optional, paragraphs, parseInput } from '#input';
import { houseRules, report } from '#moderation';
import { notFound } from '#refusal';
import { readPeople } from '#network';
import { act, change } from './act.ts';
import { idField, idList, listOf } from './fields.ts';
import { accountsOf, readerOf } from './give.ts';

const CATEGORIES = { spam: 'spam', legal: 'illegal', violation: 'rule', other: 'other' } as const;

/** docs.joinmastodon.org/methods/reports; `forward` has nowhere to go. */
const asked = v.object({
  account_id: idField,
  status_ids: idList,
  comment: v.optional(v.nullable(optional(paragraphs(1_000, 0))), ''),
  category: v.optional(v.nullable(v.picklist(['spam', 'legal', 'violation', 'other'], 'unknownChoice')), 'other'),
  rule_ids: listOf(v.union([v.string(), v.number()])),
});

/** Reports an account. Of several rules the first is cited: each report is about one thing. */
async function send(c: Ctx): Promise<Response> {
  const { deps } = c.var;
  const input = parseInput(asked, await readFields(c));
  const target = parseId<'account'>(input.account_id ?? '');
  const [account] = target ? await readPeople(deps.db, readerOf(c), [target]) : [];
  if (!account) throw notFound();
  const rules = houseRules(deps.settings.current.locale);
  const [rule] = (input.rule_ids ?? []).flatMap((id) => rules.find(({ key }) => key === `house/${id}`) ?? []);
  const category = rule ? 'violation' : input.category === 'violation' ? 'other' : (input.category ?? 'other');
  const words = input.comment ?? '';
  const { id } = await act(c, (tx, actor) =>
    report(
      tx,
      actor,
      account.id,
      { about: CATEGORIES[category], rule: rule?.key ?? '', words, posts: [...input.status_ids] },
      { rules, origin: deps.config.origin },
    ),
  );
  deps.wake.mail();
  return c.json({
    id,
    action_taken: false,
    action_taken_at: null,
    category,
    comment: words,
    forwarded: false,
    created_at: deps.clock.now().toISOString(),
    status_ids: input.status_ids,
    rule_ids: rule ? [rule.key.slice('house/'.length)] : null,
    target_account: (await accountsOf(c, [account]))[0],
  });
}

export const reportEndpoints = [change('POST', '/api/v1/reports', 'write:reports', send)];
