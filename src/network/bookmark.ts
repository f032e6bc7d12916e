import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { findPost } from './find-post.ts';
import { changed, type News } from './news.ts';
import { cut, inOrder, limitOf, type Page, type Paging, within } from './paging.ts';
import { visibleTo } from './visibility.ts';

/** Keeps a post for oneself. Twice changes nothing; nobody is told. @throws Refusal 404. */
export async function bookmark(tx: Tx, actor: Actor, id: Id<'post'>): Promise<News> {
  const post = await findPost(tx, actor, id);
  await tx
    .insertInto('bookmark')
    .values({ id: tx.newId<'bookmark'>(), account_id: actor.account, post_id: post.id, created_at: tx.now })
    .onConflict((conflict) => conflict.columns(['account_id', 'post_id']).doNothing())
    .execute();
  return changed(post.id, actor.account);
}

/** Keeps it no longer. @throws Refusal 404. */
export async function unbookmark(tx: Tx, actor: Actor, id: Id<'post'>): Promise<News> {
  const post = await findPost(tx, actor, id);
  await tx.deleteFrom('bookmark').where('account_id', '=', actor.account).where('post_id', '=', post.id).execute();
  return changed(post.id, actor.account);
}

export interface Bookmark {
  readonly id: Id<'bookmark'>;
  readonly post: Id<'post'>;
}

/** What one keeps, the last kept first, as far as one may still see it. */
export async function readBookmarks(
  db: Db,
  actor: Actor,
  paging: Paging<'bookmark'> = {},
): Promise<Page<Bookmark, 'bookmark'>> {
  const limit = limitOf(paging);
  const { rows } = await sql<Bookmark>`
    select bookmark.id, bookmark.post_id as post from bookmark join post on post.id = bookmark.post_id
    where bookmark.account_id = ${actor.account} and ${visibleTo(actor)}
      ${within(paging, 'bookmark.id')}
    order by bookmark.id ${inOrder(paging)} limit ${limit + 1}`.execute(db);
  return cut(rows, paging, (row) => row.id);
}
