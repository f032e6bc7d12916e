import { sql } from 'kysely';
import type { Db } from '#db';
import { firstIdAt, type Id } from '#ids';
import type { Page, Paging } from './paging.ts';
import { type Reader, visibleTo } from './visibility.ts';

/** A post is numbered when it is written and seen when it is durable: who asks for what is new asks a little further back. */
const SLACK_MS = 10_000;
const MOST_MISSED = 40;

/** What came while nobody listened. Some of it may have been shown already. */
export interface Missed {
  /** Oldest first. */
  readonly ids: readonly Id<'post'>[];
  /** There are older ones than these that came as well. */
  readonly more: boolean;
}

const NOTHING: Missed = { ids: [], more: false };
const numbered = (since: Date): string => firstIdAt(new Date(since.getTime() - SLACK_MS));

/** @param timeline reads the newest posts of the timeline that is followed. */
export async function missedPosts(
  db: Db,
  since: Date,
  timeline: (paging: Paging<'post'>) => Promise<Page<Id<'post'>, 'post'>>,
): Promise<Missed> {
  const from = numbered(since);
  // Mostly nobody wrote anything in between: one look at the newest number is enough.
  const { rows } = await sql`select 1 from post where id >= ${from} limit 1`.execute(db);
  if (rows.length === 0) return NOTHING;
  const { items, older } = await timeline({ limit: MOST_MISSED });
  const ids = items.filter((id) => BigInt(id) >= BigInt(from));
  return { ids: ids.toReversed(), more: older !== undefined && ids.length === items.length };
}

/** Replies that came into a conversation, as far as the reader may see them. */
export async function missedReplies(db: Db, reader: Reader, thread: Id<'post'>, since: Date): Promise<Missed> {
  const { rows } = await sql<{ id: Id<'post'> }>`
    select post.id from post
    where post.thread_id = ${thread} and post.deleted_at is null and post.in_reply_to_id is not null
      and post.id >= ${numbered(since)} and ${visibleTo(reader)}
    order by post.id limit ${MOST_MISSED + 1}`.execute(db);
  const ids = rows.map(({ id }) => id);
  return { ids: ids.slice(0, MOST_MISSED), more: ids.length > MOST_MISSED };
}
