import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Db } from '#db';
import type { Id } from '#ids';

/** What one reader has done with a post: all that differs between two readers of a post that both may see. */
export interface Mine {
  readonly liked: boolean;
  readonly boosted: boolean;
  readonly bookmarked: boolean;
  /** They want no more news of its conversation. */
  readonly muted: boolean;
}

/** Two readers for whom it is equal are shown the same. */
export const mineKey = (mine: Mine): string => `${mine.liked} ${mine.boosted} ${mine.bookmarked} ${mine.muted}`;

export const NOTHING_MINE: Mine = { liked: false, boosted: false, bookmarked: false, muted: false };

/** What somebody has done with some posts; those with which they have done nothing are left out. */
export async function readMine(
  db: Db,
  reader: Pick<Actor, 'account'>,
  ids: readonly Id<'post'>[],
): Promise<ReadonlyMap<Id<'post'>, Mine>> {
  const { rows } = await sql<Mine & { id: Id<'post'> }>`
    select id, bool_or(kind = 'like') as liked, bool_or(kind = 'boost') as boosted,
      bool_or(kind = 'bookmark') as bookmarked, bool_or(kind = 'mute') as muted
    from (
      select post_id as id, 'like' as kind from favourite
      where account_id = ${reader.account} and post_id = any(${ids}::bigint[])
      union all
      select post_id, 'bookmark' from bookmark
      where account_id = ${reader.account} and post_id = any(${ids}::bigint[])
      union all
      select boost_of_id, 'boost' from post
      where account_id = ${reader.account} and boost_of_id = any(${ids}::bigint[]) and deleted_at is null
      union all
      select post.id, 'mute' from thread_mute join post on post.thread_id = thread_mute.thread_id
      where thread_mute.account_id = ${reader.account} and post.id = any(${ids}::bigint[])) as done
    group by id`.execute(db);
  return new Map(rows.map(({ id, ...mine }) => [id, mine]));
}

/** The same for one post and many readers. */
export async function readMineOfMany(
  db: Db,
  accounts: readonly Id<'account'>[],
  id: Id<'post'>,
): Promise<ReadonlyMap<Id<'account'>, Mine>> {
  const { rows } = await sql<Mine & { account: Id<'account'> }>`
    select account_id as account, bool_or(kind = 'like') as liked, bool_or(kind = 'boost') as boosted,
      bool_or(kind = 'bookmark') as bookmarked, bool_or(kind = 'mute') as muted
    from (
      select account_id, 'like' as kind from favourite
      where post_id = ${id} and account_id = any(${accounts}::bigint[])
      union all
      select account_id, 'bookmark' from bookmark
      where post_id = ${id} and account_id = any(${accounts}::bigint[])
      union all
      select account_id, 'boost' from post
      where boost_of_id = ${id} and account_id = any(${accounts}::bigint[]) and deleted_at is null
      union all
      select thread_mute.account_id, 'mute' from thread_mute join post on post.thread_id = thread_mute.thread_id
      where post.id = ${id} and thread_mute.account_id = any(${accounts}::bigint[])) as done
    group by account_id`.execute(db);
  return new Map(rows.map(({ account, ...mine }) => [account, mine]));
}
