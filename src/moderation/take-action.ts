import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Tx } from '#db';
import { type Id, parseId } from '#ids';
import { choice, line, optional, paragraphs, wholeNumber } from '#input';
import { type News, notifyOfModeration } from '#network';
import { invalid, notFound, Refusal } from '#refusal';
import { settleCase } from './close-case.ts';
import { daysAfter, type House } from './house.ts';
import { letterOfStatement, mailTo } from './letters.ts';
import { holdCase, moderatorAccounts } from './may.ts';
import type { ActionKind } from './schema.ts';
import { standAccount, standPost } from './stand.ts';

export const ACTION_KINDS = ['warn', 'sensitive', 'hide', 'limit', 'suspend'] as const satisfies readonly ActionKind[];
/** What stands in place of a rule when a law is cited. */
export const LAW = 'law';
export const LONGEST_LIMIT_DAYS = 365;

const aboutPost = (kind: ActionKind): kind is 'sensitive' | 'hide' => kind === 'sensitive' || kind === 'hide';

export const actionInput = v.object({
  kind: choice(ACTION_KINDS),
  /** Of which post, for what is done to one. */
  post: optional(line(20)),
  /** The key of a rule, or `law`. */
  ground: line(200),
  law: optional(line(300)),
  /** What is told to the person. */
  facts: paragraphs(3_000, 10),
  /** After how many days a limit ends by itself; until it is lifted when left out. */
  days: v.optional(v.union([v.literal(''), wholeNumber(1, LONGEST_LIMIT_DAYS)]), ''),
});
export type ActionInput = v.InferOutput<typeof actionInput>;

/**
 * Does something about what an account wrote, on the ground of a rule or a law, and tells its person what, why and how to
 * appeal. A suspension is proposed: it begins when somebody else confirms it, and until then the account is limited.
 * Everything else holds at once and closes the case.
 * @throws Refusal 403, 404, 409 when somebody else works on the case or it holds already, 422.
 */
export async function takeAction(
  tx: Tx,
  actor: Actor,
  id: Id<'case'>,
  input: ActionInput,
  house: House,
): Promise<{ action: Id<'moderation-action'>; news: News }> {
  const { account } = await holdCase(tx, actor, id);
  const { kind } = input;
  const rule = house.rules.find(({ key }) => key === input.ground);
  const isLaw = input.ground === LAW;
  if (!isLaw && !rule) throw invalid({ ground: (m) => m.moderation.errors.whichRule });
  if (isLaw && input.law === '') throw invalid({ law: (m) => m.moderation.errors.whichLaw });
  const post = aboutPost(kind) ? await postOf(tx, account, kind, input.post) : null;
  await refuseTwice(tx, account, kind, post);

  const pending = kind === 'suspend';
  const action = tx.newId<'moderation-action'>();
  const words = rule?.words ?? input.law;
  await tx
    .insertInto('moderation_action')
    .values({
      id: action,
      case_id: id,
      account_id: account,
      post_id: post,
      kind,
      ground: rule ? 'rule' : 'law',
      rule_key: rule?.key ?? null,
      rule_words: words,
      facts: input.facts,
      taken_at: tx.now,
      taken_by: actor.person,
      until: kind === 'limit' && input.days !== '' ? daysAfter(tx.now, input.days) : null,
      began_at: pending ? null : tx.now,
      confirmed_by: null,
      ended_at: null,
      ended_by: null,
      ended_how: null,
    })
    .execute();
  const stood = post ? await standPost(tx, post) : kind === 'warn' ? [] : await standAccount(tx, account);
  const told = await notifyOfModeration(tx, 'moderation', [account], action);
  await mailTo(
    tx,
    [account],
    house,
    letterOfStatement(action, { kind, ground: rule ? 'rule' : 'law', rule: words, facts: input.facts, pending }),
  );
  const others = pending
    ? await notifyOfModeration(tx, 'case', await moderatorAccounts(tx, [actor.person]), action)
    : await settleCase(tx, actor, id, house);
  return { action, news: [...stood, ...told, ...others] };
}

/** @throws Refusal 404 for a post that is somebody else's or gone, 409 for what announces a civic object, 422. */
async function postOf(tx: Tx, account: Id<'account'>, kind: 'sensitive' | 'hide', given: string): Promise<Id<'post'>> {
  const id = parseId<'post'>(given);
  if (!id) throw invalid({ post: (m) => m.moderation.errors.whichPost });
  const post = await tx
    .selectFrom('post')
    .where('id', '=', id)
    .where('account_id', '=', account)
    .where('deleted_at', 'is', null)
    .select(['id', 'about_kind'])
    .executeTakeFirst();
  if (!post) throw notFound();
  if (post.about_kind !== null && kind === 'hide') throw new Refusal(409, (m) => m.moderation.errors.announces);
  return post.id;
}

async function refuseTwice(tx: Tx, account: Id<'account'>, kind: ActionKind, post: Id<'post'> | null): Promise<void> {
  if (kind === 'warn') return;
  const stands = await tx
    .selectFrom('moderation_action')
    .where('account_id', '=', account)
    .where('kind', '=', kind)
    .where('post_id', 'is not distinct from', post)
    .where('ended_at', 'is', null)
    .select('id')
    .executeTakeFirst();
  if (stands) throw new Refusal(409, (m) => m.moderation.errors.standsAlready);
}
