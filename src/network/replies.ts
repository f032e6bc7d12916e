import { sql } from 'kysely';
import type { Db } from '#db';
import type { Id } from '#ids';
import type { Branch } from './thread.ts';
import { type Reader, visibleTo } from './visibility.ts';

/**
 * What answers several posts at once, oldest first, as far as the reader may see it.
 * @param without posts that are shown elsewhere: they are left out with what answers them.
 * @param most of all of them together; cut breadth first, so that a long conversation costs as much as a short one.
 * @returns the replies by post, and whether there are more than these.
 */
export async function readReplies(
  db: Db,
  reader: Reader,
  of: readonly Id<'post'>[],
  { without = [], deepest = 5, most = 300 }: { without?: readonly Id<'post'>[]; deepest?: number; most?: number } = {},
): Promise<{ readonly replies: ReadonlyMap<Id<'post'>, readonly Branch[]>; readonly more: boolean }> {
  if (of.length === 0) return { replies: new Map(), more: false };
  const { rows } = await sql<{ id: Id<'post'>; parent: Id<'post'> }>`
    with recursive down as (
      select unnest(${of}::bigint[]) as id, null::bigint as parent, 0 as depth
      union all
      select post.id, post.in_reply_to_id, down.depth + 1
      from down join post on post.in_reply_to_id = down.id
      where post.deleted_at is null and down.depth < ${deepest} and post.id <> all(${without}::bigint[])
        and ${visibleTo(reader)})
    select id, parent from down where depth > 0 limit ${most + 1}`.execute(db);
  const children = new Map<Id<'post'>, Id<'post'>[]>();
  for (const { id, parent } of rows.slice(0, most)) children.set(parent, [...(children.get(parent) ?? []), id]);
  const under = (id: Id<'post'>): Branch[] =>
    (children.get(id) ?? [])
      .toSorted((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1))
      .map((child) => ({ id: child, replies: under(child) }));
  return { replies: new Map(of.map((id) => [id, under(id)])), more: rows.length > most };
}
