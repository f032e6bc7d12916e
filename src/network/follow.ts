import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { Refusal } from '#refusal';
import { findAccount } from './find-account.ts';
import { type News, relations } from './news.ts';
import { holdNewFollower } from './newcomer.ts';
import { requestFollow } from './follow-requests.ts';
import { notify } from './notify.ts';
import { readPreferences } from './preferences.ts';
import { readRelationships } from './relationships.ts';
import { unlink } from './unlink.ts';

/**
 * Follows an account, or asks to when it approves its followers. Twice changes nothing.
 * @throws Refusal 404 when there is no such account, 409 when it is one's own or a block stands between the two or of a server, 429 above
 *   what new accounts may.
 */
export async function follow(tx: Tx, actor: Actor, account: Id<'account'>): Promise<News> {
  const target = await findAccount(tx, actor, account);
  const stands = (await readRelationships(tx, actor, [target])).get(target);
  if (stands?.blocking) throw new Refusal(409, (m) => m.people.errors.blocking);
  if (stands?.serverBlocked) throw new Refusal(409, (m) => m.relations.servers.mayNotFollow);
  if (stands?.blockedBy) throw new Refusal(409, (m) => m.people.errors.mayNotFollow);
  if (stands?.following) return [];
  await holdNewFollower(tx, actor);
  if ((await readPreferences(tx, target)).approvesFollowers) return requestFollow(tx, actor, target);
  const added = await tx
    .insertInto('follow')
    .values({ follower_id: actor.account, followed_id: target, created_at: tx.now })
    .onConflict((conflict) => conflict.columns(['follower_id', 'followed_id']).doNothing())
    .returning('followed_id')
    .executeTakeFirst();
  if (!added) return [];
  return [...relations(actor.account), ...(await notify(tx, { kind: 'follow', from: actor.account, to: [target] }))];
}

/** Follows no longer. @throws never for an account that was not followed. */
export async function unfollow(tx: Tx, actor: Actor, account: Id<'account'>): Promise<News> {
  await unlink(tx, actor.account, account);
  return relations(actor.account);
}

/** Follows somebody for what they write, without what they boost. @throws never for an account that is not followed. */
export const hideBoosts = (tx: Tx, actor: Actor, account: Id<'account'>): Promise<News> =>
  setBoosts(tx, actor, account, tx.now);

/** Takes it back. */
export const showBoosts = (tx: Tx, actor: Actor, account: Id<'account'>): Promise<News> =>
  setBoosts(tx, actor, account, null);

async function setBoosts(tx: Tx, actor: Actor, account: Id<'account'>, hiddenAt: Date | null): Promise<News> {
  await tx
    .updateTable('follow')
    .set({ boosts_hidden_at: hiddenAt })
    .where('follower_id', '=', actor.account)
    .where('followed_id', '=', account)
    .execute();
  return relations(actor.account);
}

/** Ends that somebody follows one; they are not told. */
export async function removeFollower(tx: Tx, actor: Actor, account: Id<'account'>): Promise<News> {
  await unlink(tx, account, actor.account);
  return relations(account);
}
