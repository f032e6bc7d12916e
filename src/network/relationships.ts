import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Db } from '#db';
import type { Id } from '#ids';
import { serverLetIn } from './visibility.ts';

/** How one account stands to another. */
export interface Relationship {
  readonly id: Id<'account'>;
  readonly following: boolean;
  /** How one follows, or asks to: without their boosts, told of each post, in these languages alone. */
  readonly boostsHidden: boolean;
  readonly told: boolean;
  readonly languages: readonly string[] | null;
  /** One asked to follow, and waits. */
  readonly requested: boolean;
  readonly followedBy: boolean;
  readonly requestedBy: boolean;
  readonly blocking: boolean;
  readonly blockedBy: boolean;
  /** One blocks the server they live on. */
  readonly serverBlocked: boolean;
  /** One recommends them on one's page. */
  readonly endorsed: boolean;
  /** What one noted about them, for oneself; empty when nothing. */
  readonly note: string;
  readonly muting: { readonly notifications: boolean; readonly until: Date | null } | null;
}

/** How one stands to these accounts, in one query. */
export async function readRelationships(
  db: Db,
  actor: Actor,
  ids: readonly Id<'account'>[],
): Promise<ReadonlyMap<Id<'account'>, Relationship>> {
  if (ids.length === 0) return new Map();
  const me = actor.account;
  const { rows } = await sql<
    Omit<Relationship, 'muting'> & { muted: boolean; notifications: boolean; until: Date | null }
  >`
    select other.id, follow.followed_id is not null as following,
      coalesce(follow.boosts_hidden_at, asked.boosts_hidden_at) is not null as "boostsHidden",
      coalesce(follow.told_since, asked.told_since) is not null as told,
      coalesce(follow.languages, asked.languages) as languages,
      asked.followed_id is not null as requested,
      exists (select 1 from follow_request where follower_id = other.id and followed_id = ${me}) as "requestedBy",
      exists (select 1 from follow where follower_id = other.id and followed_id = ${me}) as "followedBy",
      exists (select 1 from block where account_id = ${me} and target_id = other.id) as blocking,
      (exists (select 1 from block where account_id = other.id and target_id = ${me})
        or not ${serverLetIn(sql.ref('other.id'), sql`${me}::bigint`)}) as "blockedBy",
      not ${serverLetIn(sql`${me}::bigint`, sql.ref('other.id'))} as "serverBlocked",
      exists (select 1 from endorsement where account_id = ${me} and target_id = other.id) as endorsed,
      coalesce((select note from account_note where account_id = ${me} and about_id = other.id), '') as note,
      mute.target_id is not null as muted, coalesce(mute.notifications, false) as notifications, mute.until
    from unnest(${ids}::bigint[]) as other (id)
    left join follow on follow.follower_id = ${me} and follow.followed_id = other.id
    left join follow_request as asked on asked.follower_id = ${me} and asked.followed_id = other.id
    left join mute on mute.account_id = ${me} and mute.target_id = other.id
      and (mute.until is null or mute.until > ${db.now})`.execute(db);
  return new Map(
    rows.map(({ muted, notifications, until, ...row }) => [
      row.id,
      { ...row, muting: muted ? { notifications, until } : null },
    ]),
  );
}

/** Whether one wants no news of a conversation. */
export async function isThreadMuted(db: Db, actor: Actor, thread: Id<'post'>): Promise<boolean> {
  const row = await db
    .selectFrom('thread_mute')
    .where('account_id', '=', actor.account)
    .where('thread_id', '=', thread)
    .select('thread_id')
    .executeTakeFirst();
  return row !== undefined;
}
