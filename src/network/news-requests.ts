import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { type News, topics } from './news.ts';
import { showable } from './notifications.ts';
import { cut, inOrder, limitOf, type Page, type Paging, within } from './paging.ts';

/** The news of one account that wait apart. */
export interface NewsRequest {
  readonly from: Id<'account'>;
  /** Of the newest of it, by which pages go. */
  readonly at: Id<'notification'>;
  readonly count: number;
  readonly since: Date;
  readonly until: Date;
  /** The last post of theirs that says something to one; for loadPosts(). */
  readonly post: Id<'post'> | null;
}

const apart = (db: Db, actor: Actor) => sql`notification.filtered_at is not null and ${showable(db, actor)}`;

/** Who waits to be let in, the newest first; or only one of them. */
export async function readNewsRequests(
  db: Db,
  actor: Actor,
  paging: Paging<'notification'> & { readonly from?: Id<'account'> } = {},
): Promise<Page<NewsRequest, 'notification'>> {
  const only = paging.from === undefined ? sql`` : sql`and notification.from_id = ${paging.from}`;
  const { rows } = await sql<NewsRequest>`
    select * from (
      select from_id as "from", max(id) as at, count(*)::integer as count, min(created_at) as since,
        max(created_at) as until, max(post_id) filter (where kind in ('mention', 'reply', 'quote')) as post
      from notification where ${apart(db, actor)} ${only} group by from_id) as request
    where true ${within(paging, 'request.at')} order by request.at ${inOrder(paging)}
    limit ${limitOf(paging) + 1}`.execute(db);
  return cut(rows, paging, ({ at }) => at);
}

interface Waiting {
  readonly people: number;
  readonly news: number;
}

/** How many accounts wait, with how many news. */
export async function waitingNews(db: Db, actor: Actor): Promise<Waiting> {
  const { rows } = await sql<Waiting>`
    select count(distinct from_id)::integer as people, count(*)::integer as news
    from notification where ${apart(db, actor)}`.execute(db);
  return rows[0] ?? { people: 0, news: 0 };
}

/** Brings the news of those who wait into the inbox, and lets them through from then on. Who does not wait is passed by. */
export async function acceptRequests(tx: Tx, actor: Actor, from: readonly Id<'account'>[]): Promise<News> {
  const { rows } = await sql<{ from_id: Id<'account'> }>`
    with brought as (
      update notification set filtered_at = null
      where account_id = ${actor.account} and from_id = any(${from}::bigint[]) and filtered_at is not null
        and dismissed_at is null
      returning from_id)
    insert into notification_permission (account_id, from_id, created_at)
    select distinct ${actor.account}::bigint, from_id, ${tx.now}::timestamptz from brought
    on conflict (account_id, from_id) do update set created_at = notification_permission.created_at
    returning from_id`.execute(tx);
  const topic = topics.account(actor.account);
  return rows.length > 0 ? ['seen', 'merged'].map((kind) => ({ topic, kind, data: null })) : [];
}

/** Puts away what waits of them, for good. What they do next waits again. */
export async function dismissRequests(tx: Tx, actor: Actor, from: readonly Id<'account'>[]): Promise<News> {
  await tx
    .updateTable('notification')
    .set({ dismissed_at: tx.now, seen_at: sql`coalesce(seen_at, ${tx.now})` })
    .where('account_id', '=', actor.account)
    .where('from_id', '=', sql<Id<'account'>>`any(${from}::bigint[])`)
    .where('filtered_at', 'is not', null)
    .where('dismissed_at', 'is', null)
    .execute();
  return [];
}

/** Lets the news of somebody through no longer than one's policy does. @throws never for who was not let through. */
export async function withdrawPermission(tx: Tx, actor: Actor, from: Id<'account'>): Promise<News> {
  await tx
    .deleteFrom('notification_permission')
    .where('account_id', '=', actor.account)
    .where('from_id', '=', from)
    .execute();
  return [];
}
