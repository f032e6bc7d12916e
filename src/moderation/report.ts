import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Tx } from '#db';
import { type Id, parseId } from '#ids';
import { choice, line, optional, paragraphs } from '#input';
import { type News, notifyOfModeration, visiblePost } from '#network';
import { invalid, notFound, Refusal } from '#refusal';
import type { House } from './house.ts';
import { letterOfReceipt, mailTo } from './letters.ts';
import { holdAccount, moderatorAccounts } from './may.ts';

export const REPORT_ABOUTS = ['rule', 'spam', 'illegal', 'other'] as const;
const MOST_POSTS = 20;

export const reportInput = v.object({
  about: choice(REPORT_ABOUTS),
  /** The key of a rule, with `rule`. */
  rule: optional(line(200)),
  words: optional(paragraphs(3_000, 0)),
  posts: v.optional(
    v.pipe(
      v.union([v.array(v.string()), v.string()]),
      v.transform((given) => [given].flat().slice(0, MOST_POSTS)),
    ),
    [],
  ),
});
export type ReportInput = v.InferOutput<typeof reportInput>;

/**
 * Reports an account, with posts of its own that show why. What is said against one account gathers in one case until
 * somebody has looked at it. The reported never learn who it was; whoever reports gets a receipt, and later what came of
 * it (Regulation (EU) 2022/2065, Art. 16(4) and (5)).
 * @throws Refusal 404 when there is no such account or post, 409 when it is one's own, 422 at `rule` or `words`.
 */
export async function report(
  tx: Tx,
  actor: Actor,
  account: Id<'account'>,
  input: ReportInput,
  house: House,
): Promise<{ id: Id<'report'>; news: News }> {
  const target = await holdAccount(tx, account);
  if (!target || target.deleted_at) throw notFound();
  if (target.id === actor.account || target.person_id === actor.person)
    throw new Refusal(409, (m) => m.moderation.errors.ownAccount);
  const rule = input.about === 'rule' ? house.rules.find(({ key }) => key === input.rule) : undefined;
  if (input.about === 'rule' && !rule) throw invalid({ rule: (m) => m.moderation.errors.whichRule });
  const silent =
    input.words === '' && (input.about === 'illegal' || (input.about === 'other' && input.posts.length === 0));
  if (silent) throw invalid({ words: (m) => m.moderation.errors.sayWhat });
  const posts = await postsOf(tx, actor, account, input.posts);

  const opened = await openCase(tx, account);
  const again = await tx
    .selectFrom('report')
    .where('case_id', '=', opened.id)
    .where('reporter_id', '=', actor.account)
    .where('about', '=', input.about)
    .where('words', '=', input.words)
    .where('rule_key', 'is not distinct from', rule?.key ?? null)
    .select('id')
    .executeTakeFirst();
  const id = again?.id ?? tx.newId<'report'>();
  if (!again) {
    await tx
      .insertInto('report')
      .values({
        id,
        case_id: opened.id,
        reporter_id: actor.account,
        about: input.about,
        rule_key: rule?.key ?? null,
        rule_words: rule?.words ?? '',
        words: input.words,
        made_at: tx.now,
      })
      .execute();
    await mailTo(tx, [actor.account], house, letterOfReceipt);
  }
  if (posts.length > 0) {
    await tx
      .insertInto('report_post')
      .values(posts.map((post) => ({ report_id: id, post_id: post })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  const told = again ? [] : await moderatorAccounts(tx, target.person_id ? [target.person_id] : []);
  return { id, news: await notifyOfModeration(tx, 'case', told, opened.id) };
}

/** The case that is open about an account, whose row is held; a new one when there is none. */
async function openCase(tx: Tx, account: Id<'account'>): Promise<{ id: Id<'case'> }> {
  const open = await tx
    .selectFrom('moderation_case')
    .where('account_id', '=', account)
    .where('closed_at', 'is', null)
    .select('id')
    .executeTakeFirst();
  if (open) return open;
  return tx
    .insertInto('moderation_case')
    .values({ id: tx.newId<'case'>(), account_id: account, opened_at: tx.now })
    .returning('id')
    .executeTakeFirstOrThrow();
}

/** @throws Refusal 404 for what the reporter cannot see, or somebody else wrote. */
async function postsOf(tx: Tx, actor: Actor, account: Id<'account'>, given: readonly string[]) {
  const ids = [...new Set(given)].map((one) => parseId<'post'>(one));
  const own: Id<'post'>[] = [];
  for (const id of ids) {
    const post =
      id &&
      (await visiblePost(tx, actor, id)) &&
      (await tx
        .selectFrom('post')
        .where('id', '=', id)
        .where('account_id', '=', account)
        .select('id')
        .executeTakeFirst());
    if (!post) throw notFound();
    own.push(post.id);
  }
  return own;
}
