import { sql } from 'kysely';
import type { Db } from '#db';
import type { Id } from '#ids';
import { notMuted } from './home-rule.ts';
import { type Reader, visibleTo } from './visibility.ts';

const MOST_ANCESTORS = 60;
const MOST_REPLIES = 300;
const DEEPEST = 30;

export interface Branch {
  readonly id: Id<'post'>;
  /** Replies to it, oldest first. */
  readonly replies: readonly Branch[];
}

export interface Thread {
  /** From the first post down to what the post answers; cut at 60, and where one may not be seen. */
  readonly ancestors: readonly Id<'post'>[];
  readonly replies: readonly Branch[];
  /** There are more replies than the 300 that are given. */
  readonly more: boolean;
}

/** The conversation around a post that the reader may see. */
export async function readThread(db: Db, reader: Reader, id: Id<'post'>): Promise<Thread> {
  const { rows: above } = await sql<{ id: Id<'post'> }>`
    with recursive up as (
      select post.id, post.in_reply_to_id, 0 as height from post where post.id = ${id}
      union all
      select post.id, post.in_reply_to_id, up.height + 1
      from up join post on post.id = up.in_reply_to_id
      where up.height < ${MOST_ANCESTORS} and ${visibleTo(reader)})
    select id from up where height > 0 order by height desc`.execute(db);

  // Breadth first and cut by the limit, so that a conversation of a million replies costs as much as one of 300.
  const { rows: below } = await sql<{ id: Id<'post'>; in_reply_to_id: Id<'post'> }>`
    with recursive down as (
      select ${id}::bigint as id, null::bigint as in_reply_to_id, 0 as depth
      union all
      select post.id, post.in_reply_to_id, down.depth + 1
      from down join post on post.in_reply_to_id = down.id
      where post.deleted_at is null and down.depth < ${DEEPEST} and ${visibleTo(reader)}
        and ${notMuted(db, reader)})
    select id, in_reply_to_id from down where depth > 0 limit ${MOST_REPLIES + 1}`.execute(db);

  const children = new Map<Id<'post'>, Id<'post'>[]>();
  for (const row of below.slice(0, MOST_REPLIES)) {
    children.set(row.in_reply_to_id, [...(children.get(row.in_reply_to_id) ?? []), row.id]);
  }
  const branch = (of: Id<'post'>): Branch[] =>
    (children.get(of) ?? [])
      .toSorted((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1))
      .map((child) => ({ id: child, replies: branch(child) }));
  return { ancestors: above.map((row) => row.id), replies: branch(id), more: below.length > MOST_REPLIES };
}
