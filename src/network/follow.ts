import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { Refusal } from '#refusal';
import { findAccount } from './find-account.ts';
import { type FollowHow, setHow } from './follow-how.ts';
import { type News, relations } from './news.ts';
import { holdNewFollower } from './newcomer.ts';
import { requestFollow } from './follow-requests.ts';
import { notify } from './notify.ts';
import { readPreferences } from './preferences.ts';
import { readRelationships } from './relationships.ts';
import { unlink } from './unlink.ts';

/**
 * Follows an account, or asks to when it approves its followers. Following again changes how, as far as that is said.
 * @throws Refusal 404 when there is no such account, 409 when it is one's own or a block stands between the two or of a server, 429 above
 *   what new accounts may.
 */
export async function follow(tx: Tx, actor: Actor, account: Id<'account'>, how: FollowHow = {}): Promise<News> {
  const news = await bind(tx, actor, account);
  if (Object.values(how).every((one) => one === undefined)) return news;
  await setHow(tx, actor, account, how);
  return [...news, ...relations(actor.account)];
}

async function bind(tx: Tx, actor: Actor, account: Id<'account'>): Promise<News> {
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

type Changing = (tx: Tx, actor: Actor, account: Id<'account'>) => Promise<News>;

/** A change of how one follows. @throws never for an account that is not followed: then nothing changes. */
const changing =
  (how: FollowHow): Changing =>
  async (tx, actor, account) => {
    await setHow(tx, actor, account, how);
    return relations(actor.account);
  };

/** Follows somebody for what they write, without what they boost. */
export const hideBoosts = changing({ boosts: false });
/** Takes it back. */
export const showBoosts = changing({ boosts: true });
/** Wants to be told of each of their posts. */
export const hearOfPosts = changing({ told: true });
/** Takes it back. */
export const hearOfPostsNoMore = changing({ told: false });

/** Ends that somebody follows one; they are not told. */
export async function removeFollower(tx: Tx, actor: Actor, account: Id<'account'>): Promise<News> {
  await unlink(tx, account, actor.account);
  return relations(account);
}
