import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { Refusal, notFound } from '#refusal';
import { type News, relations } from './news.ts';
import { notify } from './notify.ts';

/**
 * Follows an account. Following twice changes nothing.
 * @throws Refusal 404 when there is no such account, 409 when it is one's own.
 */
export async function follow(tx: Tx, actor: Actor, account: Id<'account'>): Promise<News> {
  if (account === actor.account) throw new Refusal(409, (m) => m.network.errors.followSelf);
  const there = await tx
    .selectFrom('account')
    .where('id', '=', account)
    .where('deleted_at', 'is', null)
    .select('id')
    .executeTakeFirst();
  if (!there) throw notFound();
  const added = await tx
    .insertInto('follow')
    .values({ follower_id: actor.account, followed_id: account, created_at: tx.now })
    .onConflict((conflict) => conflict.columns(['follower_id', 'followed_id']).doNothing())
    .returning('followed_id')
    .executeTakeFirst();
  if (!added) return [];
  return [...relations(actor.account), ...(await notify(tx, { kind: 'follow', from: actor.account, to: [account] }))];
}

/** Follows no longer. @throws never for an account that was not followed. */
export async function unfollow(tx: Tx, actor: Actor, account: Id<'account'>): Promise<News> {
  await tx.deleteFrom('follow').where('follower_id', '=', actor.account).where('followed_id', '=', account).execute();
  return relations(actor.account);
}
