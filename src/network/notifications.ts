import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import type { Author } from './author.ts';
import { type News, topics } from './news.ts';
import { cut, inOrder, limitOf, type Page, type Paging, within } from './paging.ts';
import type { NotificationKind } from './schema.ts';
import { SOCIAL_KINDS } from './social-kinds.ts';
import { notBlockedBy, visibleTo } from './visibility.ts';

export interface Notification {
  readonly id: Id<'notification'>;
  readonly kind: NotificationKind;
  readonly from: Author;
  /** For loadPosts(); null for a follow. */
  readonly post: Id<'post'> | null;
  /** Of news of moderation: the decision, the case or the appeal. */
  readonly about: string | null;
  readonly createdAt: Date;
  readonly seen: boolean;
}

/**
 * Nothing about what one may not see any more, nor of what an account did that is gone or kept away; a vote outlives its
 * author.
 */
export const showable = (db: Db, actor: Actor) => sql<boolean>`notification.account_id = ${actor.account}
  and notification.dismissed_at is null
  and (notification.kind <> all(${SOCIAL_KINDS}::text[]) or (
    exists (select 1 from account where account.id = notification.from_id and account.deleted_at is null
      and account.suspended_at is null)
    and ${notBlockedBy(actor, 'notification.from_id')}
    and notification.from_id not in (select target_id from mute where mute.account_id = ${actor.account}
      and mute.notifications and (mute.until is null or mute.until > ${db.now}))))
  and (notification.post_id is null or exists (
    select 1 from post where post.id = notification.post_id and ${visibleTo(actor)}))`;

/** Which of them; all unless said. */
export interface Which {
  readonly kinds?: readonly NotificationKind[];
  readonly only?: readonly Id<'notification'>[];
  readonly from?: Id<'account'>;
  readonly post?: Id<'post'>;
  /** Of one day as UTC has it: `2016-10-28`. */
  readonly day?: string;
  readonly unseen?: boolean;
  /** Also what one's policy set apart; only what it did not, unless said. */
  readonly apart?: boolean;
}

const isOneOf = ({ kinds, only, from, post, day, unseen, apart }: Which) => {
  const parts = [
    kinds && sql`notification.kind = any(${kinds}::text[])`,
    only && sql`notification.id = any(${only}::bigint[])`,
    from && sql`notification.from_id = ${from}`,
    post && sql`notification.post_id = ${post}`,
    day && sql`(notification.created_at at time zone 'UTC')::date = ${day}::date`,
    unseen && sql`notification.seen_at is null`,
    !apart && sql`notification.filtered_at is null`,
  ].flatMap((part) => part || []);
  return sql<boolean>`(${sql.join([sql`true`, ...parts], sql` and `)})`;
};

/** What concerns one, newest first. */
export async function readNotifications(
  db: Db,
  actor: Actor,
  paging: Paging<'notification'> & Which = {},
): Promise<Page<Notification, 'notification'>> {
  const limit = limitOf(paging);
  const rows = await db
    .selectFrom('notification')
    .innerJoin('account as sender', 'sender.id', 'notification.from_id')
    .leftJoin('media as face', 'face.id', 'sender.avatar_id')
    .where(showable(db, actor))
    .where(sql<boolean>`true ${within(paging, 'notification.id')}`)
    .where(isOneOf(paging))
    .orderBy(sql`notification.id ${inOrder(paging)}`)
    .limit(limit + 1)
    .select([
      'notification.id',
      'notification.kind',
      'notification.post_id',
      'notification.about_id',
      'notification.created_at',
      'notification.seen_at',
      'sender.id as sender_id',
      'sender.handle',
      'sender.domain',
      'sender.display_name',
      'face.preview',
    ])
    .execute();
  const { items, older } = cut(rows, paging, (row) => row.id);
  return {
    older,
    items: items.map((row) => ({
      id: row.id,
      kind: row.kind,
      from: {
        id: row.sender_id,
        handle: row.handle,
        domain: row.domain,
        displayName: row.display_name,
        avatarFile: row.preview,
      },
      post: row.post_id,
      about: row.about_id,
      createdAt: row.created_at,
      seen: row.seen_at !== null,
    })),
  };
}

/** How many wait to be seen, counted up to 100. */
export async function unseenCount(db: Db, actor: Actor, which: Which = {}): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (
      select 1 from notification where seen_at is null and ${showable(db, actor)} and ${isOneOf(which)} limit 100) as waiting`.execute(
    db,
  );
  return rows[0]?.n ?? 0;
}

/** Marks as seen what was shown, by its identifiers, and nothing else. */
export const markSeen = (tx: Tx, actor: Actor, shown: readonly Id<'notification'>[]): Promise<News> =>
  mark(tx, actor, sql<boolean>`id = any(${shown}::bigint[])`);

/** Marks as seen everything up to one: for programs that keep no more than how far they have read. */
export const markSeenUpTo = (tx: Tx, actor: Actor, newest: Id<'notification'>): Promise<News> =>
  mark(tx, actor, sql<boolean>`id <= ${newest}`);

/** Puts away what is no longer wanted in one's inbox, for good: it is neither shown nor counted again. */
export async function dismiss(tx: Tx, actor: Actor, which: Which): Promise<News> {
  const { numUpdatedRows } = await tx
    .updateTable('notification')
    .set({ dismissed_at: tx.now, seen_at: sql`coalesce(seen_at, ${tx.now})` })
    .where('account_id', '=', actor.account)
    .where('dismissed_at', 'is', null)
    .where(isOneOf(which))
    .executeTakeFirst();
  return numUpdatedRows > 0n ? [{ topic: topics.account(actor.account), kind: 'seen', data: null }] : [];
}

/** How many there are of each, in their order: of what is shown together. */
export async function countNotifications(db: Db, actor: Actor, groups: readonly Which[]): Promise<readonly number[]> {
  if (groups.length === 0) return [];
  const counted = groups.map(
    (which, i) => sql`select ${i}::integer as place, count(*)::integer as n from notification
      where ${showable(db, actor)} and ${isOneOf(which)}`,
  );
  const { rows } = await sql<{ place: number; n: number }>`${sql.join(counted, sql` union all `)} order by place`.execute(db); // prettier-ignore
  return rows.map(({ n }) => n);
}

async function mark(tx: Tx, actor: Actor, which: ReturnType<typeof sql<boolean>>): Promise<News> {
  const { numUpdatedRows } = await tx
    .updateTable('notification')
    .set({ seen_at: tx.now })
    .where('account_id', '=', actor.account)
    .where('seen_at', 'is', null)
    // Let in later, it is new then.
    .where('filtered_at', 'is', null)
    .where(which)
    .executeTakeFirst();
  return numUpdatedRows > 0n ? [{ topic: topics.account(actor.account), kind: 'seen', data: null }] : [];
}
