import * as v from 'valibot';
import { type Ctx, readFields } from '#http';
import { optional, paragraphs, parseInput } from '#input';
import { houseRules, report } from '#moderation';
import { notFound } from '#refusal';
import { readPack, readPeople } from '#network';
import { type Id, parseId } from '#ids';
import { act, change } from './act.ts';
import { idField, idList, listOf } from './fields.ts';
import { accountsOf, readerOf } from './give.ts';

const CATEGORIES = { spam: 'spam', legal: 'illegal', violation: 'rule', other: 'other' } as const;

/** docs.joinmastodon.org/methods/reports; `forward` has nowhere to go. */
const asked = v.object({
  account_id: idField,
  status_ids: idList,
  collection_ids: idList,
  comment: v.optional(v.nullable(optional(paragraphs(1_000, 0))), ''),
  category: v.optional(v.nullable(v.picklist(['spam', 'legal', 'violation', 'other'], 'unknownChoice')), 'other'),
  rule_ids: listOf(v.union([v.string(), v.number()])),
});

/** The addresses of starter packs that are reported with their author, for whoever reads it. @throws Refusal 404 */
async function packsIn(c: Ctx, ids: readonly string[], author: Id<'account'>): Promise<string> {
  const { db, config } = c.var.deps;
  const addresses = [];
  for (const id of ids.slice(0, 10)) {
    const pack = await readPack(db, readerOf(c), id as Id<'pack'>);
    if (pack?.author.id !== author) throw notFound();
    addresses.push(`${config.origin}/packs/${pack.id}`);
  }
  return addresses.join('\n');
}

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
  const comment = input.comment ?? '';
  const packs = await packsIn(c, input.collection_ids, account.id);
  const words = [comment, packs].filter((part) => part !== '').join('\n\n');
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
    comment,
    forwarded: false,
    created_at: deps.clock.now().toISOString(),
    status_ids: input.status_ids,
    collection_ids: input.collection_ids,
    rule_ids: rule ? [rule.key.slice('house/'.length)] : null,
    target_account: (await accountsOf(c, [account]))[0],
  });
}

export const reportEndpoints = [change('POST', '/api/v1/reports', 'write:reports', send)];
