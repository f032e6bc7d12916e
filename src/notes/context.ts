import { sql } from 'kysely';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { changed, type News, type PostContext, topics } from '#network';

/** The notes that are shown under some posts, the first shown first. */
export async function contextOf(
  db: Db,
  posts: readonly Id<'post'>[],
): Promise<ReadonlyMap<Id<'post'>, readonly PostContext[]>> {
  const { rows } = await sql<PostContext & { post_id: Id<'post'> }>`
    select post_id, id, text, language, sources from member_note
    where post_id = any(${posts}::bigint[]) and state = 'shown' order by shown_since, id`.execute(db);
  const found = new Map<Id<'post'>, PostContext[]>();
  for (const { post_id, ...note } of rows) found.set(post_id, [...(found.get(post_id) ?? []), note]);
  return found;
}

/** What stands beneath a post is another: its fragments are made anew, and its page shows it at once. */
export async function contextChanged(tx: Tx, post: Id<'post'>): Promise<News> {
  const row = await tx.selectFrom('post').where('id', '=', post).select('thread_id').executeTakeFirst();
  if (!row) return [];
  return [...changed(post), { topic: topics.thread(row.thread_id), kind: 'context', data: { id: post } }];
}
