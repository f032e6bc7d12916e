import { sql } from 'kysely';
import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { checkbox, choice, line } from '#input';
import { notFound, Refusal } from '#refusal';
import { asFollowed, notMuted } from './home-rule.ts';
import { type News, relations } from './news.ts';
import { cut, inOrder, limitOf, type Page, type Paging, within } from './paging.ts';
import type { RepliesPolicy } from './schema.ts';
import { visibleTo } from './visibility.ts';

export const REPLIES_POLICIES = ['list', 'followed', 'none'] as const satisfies readonly RepliesPolicy[];
const MOST_LISTS = 50;
const MOST_MEMBERS = 500;

export const listInput = v.object({
  title: line(60),
  /** Which replies it shows: to those in it, to anybody one follows, none. */
  replies: v.optional(choice(REPLIES_POLICIES), 'list'),
  /** Those in it stay out of one's home. */
  exclusive: checkbox(),
});
type ListInput = v.InferOutput<typeof listInput>;

export interface List extends ListInput {
  readonly id: Id<'list'>;
  readonly members: number;
}

/** Makes a list of people one follows, for oneself. @throws Refusal 409 when there are fifty already. */
export async function createList(
  tx: Tx,
  actor: Actor,
  { title, replies, exclusive }: ListInput,
): Promise<{ id: Id<'list'>; news: News }> {
  // One at a time, so that two at once are counted.
  await sql`select id from account where id = ${actor.account} for no key update`.execute(tx);
  if ((await readLists(tx, actor)).length >= MOST_LISTS) {
    throw new Refusal(409, (m) => m.people.errors.tooManyLists(MOST_LISTS));
  }
  const id = tx.newId<'list'>();
  await tx
    .insertInto('list')
    .values({ id, account_id: actor.account, title, replies_policy: replies, exclusive, created_at: tx.now })
    .execute();
  return { id, news: relations(actor.account) };
}

/** @throws Refusal 404 when it is not one's own. */
export async function editList(tx: Tx, actor: Actor, id: Id<'list'>, input: ListInput): Promise<News> {
  await owned(tx, actor, id);
  await tx
    .updateTable('list')
    .set({ title: input.title, replies_policy: input.replies, exclusive: input.exclusive })
    .where('id', '=', id)
    .execute();
  return relations(actor.account);
}

/** @throws Refusal 404 when it is not one's own. */
export async function deleteList(tx: Tx, actor: Actor, id: Id<'list'>): Promise<News> {
  await owned(tx, actor, id);
  await tx.deleteFrom('list_account').where('list_id', '=', id).execute();
  await tx.deleteFrom('list').where('id', '=', id).execute();
  return relations(actor.account);
}

/** Puts somebody one follows into a list. Twice changes nothing. @throws Refusal 404, 409 when one does not follow them. */
export async function addToList(tx: Tx, actor: Actor, id: Id<'list'>, account: Id<'account'>): Promise<News> {
  await owned(tx, actor, id);
  const { rows } = await sql<{ followed: boolean; members: number }>`
    select exists (select 1 from follow where follower_id = ${actor.account} and followed_id = ${account}) as followed,
      (select count(*)::int from list_account where list_id = ${id}) as members`.execute(tx);
  if (!rows[0]?.followed) throw new Refusal(409, (m) => m.people.errors.followFirst);
  if (rows[0].members >= MOST_MEMBERS) throw new Refusal(409, (m) => m.people.errors.listFull(MOST_MEMBERS));
  await tx
    .insertInto('list_account')
    .values({ list_id: id, account_id: account, created_at: tx.now })
    .onConflict((conflict) => conflict.columns(['list_id', 'account_id']).doNothing())
    .execute();
  return relations(actor.account);
}

/** @throws Refusal 404 when the list is not one's own. */
export async function removeFromList(tx: Tx, actor: Actor, id: Id<'list'>, account: Id<'account'>): Promise<News> {
  await owned(tx, actor, id);
  await tx.deleteFrom('list_account').where('list_id', '=', id).where('account_id', '=', account).execute();
  return relations(actor.account);
}

/** Locked, so that what is done to a list is done one after the other. */
async function owned(tx: Tx, actor: Actor, id: Id<'list'>): Promise<void> {
  const row = await tx
    .selectFrom('list')
    .where('id', '=', id)
    .where('account_id', '=', actor.account)
    .select('id')
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
}

/** One's lists, by their title; only those that hold `having` when it is given. */
export async function readLists(db: Db, actor: Actor, having?: Id<'account'>): Promise<readonly List[]> {
  const { rows } = await sql<List>`
    select list.id, list.title, list.replies_policy as replies, list.exclusive,
      (select count(*)::int from list_account where list_id = list.id) as members
    from list where list.account_id = ${actor.account}
      ${having === undefined ? sql`` : sql`and exists (select 1 from list_account where list_id = list.id and list_account.account_id = ${having})`}
    order by lower(list.title), list.id`.execute(db);
  return rows;
}

/** One of one's lists. @throws Refusal 404. */
export async function readList(db: Db, actor: Actor, id: Id<'list'>): Promise<List> {
  const found = (await readLists(db, actor)).find((one) => one.id === id);
  if (!found) throw notFound();
  return found;
}

/** Who is in one of one's lists; nobody where it is not one's own. */
export async function authorsListed(db: Db, actor: Actor, id: Id<'list'>): Promise<readonly Id<'account'>[]> {
  const rows = await db
    .selectFrom('list_account')
    .innerJoin('list', 'list.id', 'list_account.list_id')
    .where('list.id', '=', id)
    .where('list.account_id', '=', actor.account)
    .select('list_account.account_id')
    .execute();
  return rows.map((row) => row.account_id);
}

/** What those in a list write and boost, newest first; or only one post, where it belongs there. */
export async function listTimeline(
  db: Db,
  actor: Actor,
  list: List,
  { only, ...paging }: Paging<'post'> & { readonly only?: Id<'post'> } = {},
): Promise<Page<Id<'post'>, 'post'>> {
  const limit = limitOf(paging);
  const to = {
    list: sql`or exists (select 1 from list_account where list_id = ${list.id} and list_account.account_id = parent.account_id)`,
    followed: sql`or exists (select 1 from follow where follower_id = ${actor.account} and followed_id = parent.account_id)`,
    none: sql``,
  }[list.replies];
  const rule = sql`${visibleTo(actor)} and ${notMuted(db, actor)}
    and (post.in_reply_to_id is null or (
      select parent.account_id in (post.account_id, ${actor.account}) ${to}
      from post as parent where parent.id = post.in_reply_to_id))
    and ${asFollowed(actor)}`;
  const { rows } = await sql<{ id: Id<'post'> }>`
    select recent.id from list_account cross join lateral (
      select post.id from post
      where post.account_id = list_account.account_id and post.deleted_at is null and ${rule}
        ${within(paging, 'post.id')} ${only === undefined ? sql`` : sql`and post.id = ${only}`}
      order by post.id ${inOrder(paging)} limit ${limit + 1}) as recent
    where list_account.list_id = ${list.id}
    order by recent.id ${inOrder(paging)} limit ${limit + 1}`.execute(db);
  return cut(
    rows.map((row) => row.id),
    paging,
    (id) => id,
  );
}
