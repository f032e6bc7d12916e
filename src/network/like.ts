import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { findPost } from './find-post.ts';
import { changed, type News } from './news.ts';
import { notify } from './notify.ts';
import { cut, inOrder, limitOf, type Page, type Paging, within } from './paging.ts';
import { visibleTo } from './visibility.ts';

/** Likes a post. Liking what one likes already changes nothing. @throws Refusal 404. */
export async function like(tx: Tx, actor: Actor, id: Id<'post'>): Promise<News> {
  const post = await findPost(tx, actor, id);
  const added = await tx
    .insertInto('favourite')
    .values({ account_id: actor.account, post_id: post.id, created_at: tx.now })
    .onConflict((conflict) => conflict.columns(['account_id', 'post_id']).doNothing())
    .returning('post_id')
    .executeTakeFirst();
  if (!added) return [];
  const told = await notify(tx, { kind: 'favourite', from: actor.account, to: [post.account_id], post: post.id });
  return [...changed(post.id, actor.account), ...told];
}

/** Takes a like back. @throws Refusal 404. */
export async function unlike(tx: Tx, actor: Actor, id: Id<'post'>): Promise<News> {
  const post = await findPost(tx, actor, id);
  await tx.deleteFrom('favourite').where('account_id', '=', actor.account).where('post_id', '=', post.id).execute();
  return changed(post.id, actor.account);
}

/** What one likes, the newest posts first, as far as one may still see them. */
export async function readLiked(db: Db, actor: Actor, paging: Paging<'post'> = {}): Promise<Page<Id<'post'>, 'post'>> {
  const { rows } = await sql<{ id: Id<'post'> }>`
    select post.id from favourite join post on post.id = favourite.post_id
    where favourite.account_id = ${actor.account} and ${visibleTo(actor)} ${within(paging, 'favourite.post_id')}
    order by favourite.post_id ${inOrder(paging)} limit ${limitOf(paging) + 1}`.execute(db);
  return cut(
    rows.map((row) => row.id),
    paging,
    (id) => id,
  );
}
