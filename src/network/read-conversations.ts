import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Db } from '#db';
import type { Id } from '#ids';
import { cut, inOrder, limitOf, type Page, type Paging, within } from './paging.ts';
import { notBlocking, notLimited, visibleTo } from './visibility.ts';

/** A conversation of posts for those named alone, as one of those in it sees it. */
export interface Conversation {
  readonly id: Id<'conversation'>;
  /** Everybody but the reader; for readPeople(), which leaves out those who are gone. */
  readonly others: readonly Id<'account'>[];
  readonly thread: Id<'post'>;
  /** By which lists are ordered and paged. */
  readonly at: Id<'post'>;
  /** The newest post that the reader may see; for loadPosts(). */
  readonly last: Id<'post'>;
  readonly unread: boolean;
  /** The reader wants no news of it. */
  readonly muted: boolean;
}

/**
 * One's conversations, those with the latest words first. Left out: those put away, and those with nobody but people
 * whom one keeps away, or who are limited and not followed by one.
 */
export async function readConversations(
  db: Db,
  actor: Actor,
  paging: Paging<'post'> = {},
): Promise<Page<Conversation, 'post'>> {
  const rows = await read(db, actor, sql`${listed(db, actor)} ${within(paging, 'reader.last_post_id')}
    order by reader.last_post_id ${inOrder(paging)} limit ${limitOf(paging) + 1}`); // prettier-ignore
  return cut(rows, paging, ({ at }) => at);
}

/** One of one's conversations, also one put away; undefined when one is not in it. */
export async function readConversation(
  db: Db,
  actor: Actor,
  id: Id<'conversation'>,
): Promise<Conversation | undefined> {
  return (await read(db, actor, sql`reader.conversation_id = ${id}`))[0];
}

/** The same as it stands in the list, for whoever is told that something came; undefined when it is not there. */
export async function listedConversation(
  db: Db,
  actor: Actor,
  id: Id<'conversation'>,
): Promise<Conversation | undefined> {
  return (await read(db, actor, sql`reader.conversation_id = ${id} and ${listed(db, actor)}`))[0];
}

/** How many wait to be read, counted up to 100. */
export async function unreadConversations(db: Db, actor: Actor): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (
      select 1 from conversation_reader as reader join conversation on conversation.id = reader.conversation_id
      where reader.account_id = ${actor.account} and reader.read_up_to is distinct from reader.last_post_id
        and not ${threadMuted(actor)} and ${listed(db, actor)} limit 100) as waiting`.execute(db);
  return rows[0]?.n ?? 0;
}

/** What was written in a conversation, as far as the reader may see it, newest first. */
export async function conversationPosts(
  db: Db,
  actor: Actor,
  id: Id<'conversation'>,
  paging: Paging<'post'> = {},
): Promise<Page<Id<'post'>, 'post'>> {
  const { rows } = await sql<{ id: Id<'post'> }>`
    select post.id from conversation_post join post on post.id = conversation_post.post_id
    where conversation_post.conversation_id = ${id} and ${visibleTo(actor)} ${within(paging, 'post.id')}
    order by conversation_post.post_id ${inOrder(paging)} limit ${limitOf(paging) + 1}`.execute(db);
  return cut(
    rows.map((row) => row.id),
    paging,
    (post) => post,
  );
}

const threadMuted = (actor: Actor) => sql<boolean>`exists (
  select 1 from thread_mute
  where thread_mute.account_id = ${actor.account} and thread_mute.thread_id = conversation.thread_id)`;

/** Not put away, and not only with people one keeps away. */
const listed = (db: Db, actor: Actor) => sql<boolean>`reader.hidden_at is null and exists (
  select 1 from unnest(conversation.participants) as other (id)
  where other.id <> ${actor.account} and ${notBlocking(sql`${actor.account}::bigint`, sql.ref('other.id'))}
    and other.id not in (select target_id from mute
      where mute.account_id = ${actor.account} and (mute.until is null or mute.until > ${db.now}))
    and (${notLimited('other.id')} or exists (
      select 1 from follow where follower_id = ${actor.account} and followed_id = other.id)))`;

async function read(db: Db, actor: Actor, which: RawBuilder<unknown>): Promise<readonly Conversation[]> {
  const { rows } = await sql<Conversation>`
    select conversation.id, conversation.thread_id as thread, reader.last_post_id as at, shown.id as last,
      array_remove(conversation.participants, ${actor.account}::bigint) as others, ${threadMuted(actor)} as muted,
      shown.account_id <> ${actor.account} and coalesce(shown.id > reader.read_up_to, true)
        and not ${threadMuted(actor)} as unread
    from conversation_reader as reader
    join conversation on conversation.id = reader.conversation_id
    cross join lateral (
      select post.id, post.account_id from conversation_post join post on post.id = conversation_post.post_id
      where conversation_post.conversation_id = reader.conversation_id and ${visibleTo(actor)}
      order by conversation_post.post_id desc limit 1) as shown
    where reader.account_id = ${actor.account} and ${which}`.execute(db);
  return rows;
}
