import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { Refusal, notFound } from '#refusal';
import { findPost } from './find-post.ts';
import { insertPost } from './insert-post.ts';
import { changed, type News, topics } from './news.ts';
import { notify } from './notify.ts';
import type { PostTable } from './schema.ts';

/** What was written for some is not carried further by others. */
export const mayBoost = (
  post: Pick<PostTable, 'account_id' | 'visibility'>,
  account: Id<'account'> | undefined,
): boolean =>
  post.visibility === 'public' ||
  post.visibility === 'unlisted' ||
  (post.visibility === 'followers' && post.account_id === account);

/**
 * Passes a post on to one's followers, to the same audience. Boosting twice changes nothing.
 * @throws Refusal 404 when it, or who boosts, is not there any more, 409 when its audience is not for boosters to widen.
 */
export async function boost(tx: Tx, actor: Actor, id: Id<'post'>): Promise<{ id: Id<'post'>; news: News }> {
  const post = await findPost(tx, actor, id);
  if (!mayBoost(post, actor.account)) throw new Refusal(409, (m) => m.network.errors.notForBoosting);
  const boostId = tx.newId<'post'>();
  const added = await insertPost(tx, {
    id: boostId,
    account_id: actor.account,
    boost_of_id: post.id,
    thread_id: post.thread_id,
    visibility: post.visibility,
    local_only: post.local_only,
    text: '',
    content_warning: '',
    created_at: tx.now,
  })
    .onConflict((conflict) =>
      conflict
        .columns(['account_id', 'boost_of_id'])
        .where('boost_of_id', 'is not', null)
        .where('deleted_at', 'is', null)
        .doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  if (!added) return { id: await boostOf(tx, actor, post.id), news: [] };
  const told = await notify(tx, { kind: 'boost', from: actor.account, to: [post.account_id], post: post.id });
  return {
    id: boostId,
    news: [
      ...changed(post.id, actor.account),
      { topic: topics.postsOf(actor.account), kind: 'post', data: { id: boostId } },
      ...told,
    ],
  };
}

/** Takes a boost back. @throws Refusal 404. */
export async function unboost(tx: Tx, actor: Actor, id: Id<'post'>): Promise<News> {
  const post = await findPost(tx, actor, id);
  const rows = await tx
    .updateTable('post')
    .set({ deleted_at: tx.now })
    .where('account_id', '=', actor.account)
    .where('boost_of_id', '=', post.id)
    .where('deleted_at', 'is', null)
    .returning('id')
    .execute();
  return [
    ...changed(post.id, actor.account),
    ...rows.map((row) => ({ topic: topics.postsOf(actor.account), kind: 'gone', data: { id: row.id } })),
  ];
}

/** @throws Refusal 404 when there is none: who boosts has left. */
async function boostOf(tx: Tx, actor: Actor, id: Id<'post'>): Promise<Id<'post'>> {
  const row = await tx
    .selectFrom('post')
    .where('account_id', '=', actor.account)
    .where('boost_of_id', '=', id)
    .where('deleted_at', 'is', null)
    .select('id')
    .executeTakeFirst();
  if (!row) throw notFound();
  return row.id;
}
