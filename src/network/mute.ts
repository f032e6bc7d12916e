import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { checkbox, wholeNumber } from '#input';
import { findAccount } from './find-account.ts';
import { findPost } from './find-post.ts';
import { type News, relations } from './news.ts';

const LONGEST_SECONDS = 366 * 86_400;

export const muteInput = v.object({
  /** Also what they send to one's inbox. */
  notifications: checkbox(),
  /** For how long; 0: until taken back. */
  seconds: v.optional(wholeNumber(0, LONGEST_SECONDS), 0),
});

/**
 * No longer hears somebody: their posts stay out of timelines and conversations, and are seen where one goes to look.
 * Muting again changes how. Nobody is told.
 * @throws Refusal 404 when there is no such account, 409 when it is one's own.
 */
export async function mute(
  tx: Tx,
  actor: Actor,
  account: Id<'account'>,
  { notifications, seconds }: v.InferOutput<typeof muteInput>,
): Promise<News> {
  const target = await findAccount(tx, actor, account);
  const until = seconds === 0 ? null : new Date(tx.now.getTime() + seconds * 1_000);
  await tx
    .insertInto('mute')
    .values({ account_id: actor.account, target_id: target, notifications, until, created_at: tx.now })
    .onConflict((conflict) => conflict.columns(['account_id', 'target_id']).doUpdateSet({ notifications, until }))
    .execute();
  return relations(actor.account);
}

/** Hears somebody again. @throws never for an account that was not muted. */
export async function unmute(tx: Tx, actor: Actor, account: Id<'account'>): Promise<News> {
  await tx.deleteFrom('mute').where('account_id', '=', actor.account).where('target_id', '=', account).execute();
  return relations(actor.account);
}

/** Wants no more news of the conversation of a post. @throws Refusal 404. */
export async function muteThread(tx: Tx, actor: Actor, id: Id<'post'>): Promise<News> {
  const post = await findPost(tx, actor, id);
  await tx
    .insertInto('thread_mute')
    .values({ account_id: actor.account, thread_id: post.thread_id, created_at: tx.now })
    .onConflict((conflict) => conflict.columns(['account_id', 'thread_id']).doNothing())
    .execute();
  return relations(actor.account);
}

/** Hears of the conversation again. @throws Refusal 404. */
export async function unmuteThread(tx: Tx, actor: Actor, id: Id<'post'>): Promise<News> {
  const post = await findPost(tx, actor, id);
  await tx
    .deleteFrom('thread_mute')
    .where('account_id', '=', actor.account)
    .where('thread_id', '=', post.thread_id)
    .execute();
  return relations(actor.account);
}
