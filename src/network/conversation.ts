import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { notFound } from '#refusal';
import { muteThread, unmuteThread } from './mute.ts';
import { type News, topics } from './news.ts';
import { readConversation } from './read-conversations.ts';

interface PrivatePost {
  readonly id: Id<'post'>;
  readonly thread: Id<'post'>;
  readonly author: Id<'account'>;
}

/**
 * Puts a post for those named into the conversation of exactly these people in its thread, which begins with it when
 * there was none. It is on top for each of them, also for those who had put it away, and unread but for its author.
 */
export async function enterConversation(
  tx: Tx,
  { id, thread, author }: PrivatePost,
  addressed: Iterable<Id<'account'>>,
): Promise<News> {
  const participants = [...new Set([author, ...addressed])].toSorted((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
  // The row is held also where it stood: posts of one conversation come one after the other.
  const { rows } = await sql<{ id: Id<'conversation'> }>`
    insert into conversation (id, thread_id, participants, created_at)
    values (${tx.newId<'conversation'>()}, ${thread}, ${participants}::bigint[], ${tx.now})
    on conflict (thread_id, participants) do update set thread_id = excluded.thread_id
    returning id`.execute(tx);
  const conversation = rows[0]!.id;
  await tx.insertInto('conversation_post').values({ post_id: id, conversation_id: conversation }).execute();
  const { rows: readers } = await sql<{ account: Id<'account'> }>`
    insert into conversation_reader as reader (account_id, conversation_id, last_post_id, read_up_to)
    select account.id, ${conversation}::bigint, ${id}::bigint, case when account.id = ${author} then ${id}::bigint end
    from account where account.id = any(${participants}::bigint[]) and account.person_id is not null
      and account.deleted_at is null
    order by account.id
    on conflict (account_id, conversation_id) do update set
      last_post_id = greatest(reader.last_post_id, excluded.last_post_id),
      read_up_to = greatest(reader.read_up_to, excluded.read_up_to), hidden_at = null
    returning account_id as account`.execute(tx);
  return readers.map(({ account }) => ({
    topic: topics.account(account),
    kind: 'conversation',
    data: { id: conversation, post: id },
  }));
}

/** Takes posts out of their conversations: deleted, or for other people than before. */
export async function leaveConversations(tx: Tx, posts: readonly Id<'post'>[]): Promise<void> {
  if (posts.length === 0) return;
  const { rows } = await sql<{ id: Id<'conversation'> }>`
    delete from conversation_post where post_id = any(${posts}::bigint[]) returning conversation_id as id`.execute(tx);
  const ids = [...new Set(rows.map((row) => row.id))];
  if (ids.length === 0) return;
  await sql`select id from conversation where id = any(${ids}::bigint[]) order by id for update`.execute(tx);
  const empty = sql`any(${ids}::bigint[]) and not exists (
    select 1 from conversation_post where conversation_post.conversation_id = conversation.id)`;
  await sql`
    delete from conversation_reader using conversation
    where conversation_reader.conversation_id = conversation.id and conversation.id = ${empty}`.execute(tx);
  await sql`delete from conversation where id = ${empty}`.execute(tx);
  await sql`
    update conversation_reader as reader set last_post_id = newest.id
    from (select conversation_id, max(post_id) as id from conversation_post
      where conversation_id = any(${ids}::bigint[]) group by conversation_id) as newest
    where reader.conversation_id = newest.conversation_id and reader.last_post_id <> newest.id`.execute(tx);
}

/** Erases where somebody stood in conversations, because they leave; what others wrote stays theirs. */
export async function eraseConversations(tx: Tx, account: Id<'account'>): Promise<void> {
  const { rows } = await sql<{ id: Id<'post'> }>`
    select conversation_post.post_id as id from conversation_reader
    join conversation_post on conversation_post.conversation_id = conversation_reader.conversation_id
    join post on post.id = conversation_post.post_id
    where conversation_reader.account_id = ${account} and post.account_id = ${account}`.execute(tx);
  await leaveConversations(
    tx,
    rows.map((row) => row.id),
  );
  await tx.deleteFrom('conversation_reader').where('account_id', '=', account).execute();
}

/**
 * Marks a conversation of one's own as read, up to its newest post, with what the inbox tells of it. Reading it again
 * changes nothing.
 * @throws Refusal 404 when one is not in it.
 */
export async function readUp(tx: Tx, actor: Actor, id: Id<'conversation'>): Promise<News> {
  const { rows } = await sql<{ fresh: boolean }>`
    update conversation_reader as reader set read_up_to = before.last_post_id
    from (select * from conversation_reader where account_id = ${actor.account} and conversation_id = ${id}
      for update) as before
    where reader.account_id = before.account_id and reader.conversation_id = before.conversation_id
    returning before.read_up_to is distinct from before.last_post_id as fresh`.execute(tx);
  if (!rows[0]) throw notFound();
  const { numUpdatedRows } = await tx
    .updateTable('notification')
    .set({ seen_at: tx.now })
    .where('account_id', '=', actor.account)
    .where('seen_at', 'is', null)
    .where((eb) =>
      eb('post_id', 'in', eb.selectFrom('conversation_post').where('conversation_id', '=', id).select('post_id')),
    )
    .executeTakeFirst();
  if (!rows[0].fresh && numUpdatedRows === 0n) return [];
  return [{ topic: topics.account(actor.account), kind: 'seen', data: null }];
}

/** Puts a conversation away, for oneself: it comes back when somebody writes in it. @throws Refusal 404. */
export async function hideConversation(tx: Tx, actor: Actor, id: Id<'conversation'>): Promise<News> {
  const news = await readUp(tx, actor, id);
  await tx
    .updateTable('conversation_reader')
    .set({ hidden_at: tx.now })
    .where('account_id', '=', actor.account)
    .where('conversation_id', '=', id)
    .execute();
  return news;
}

/** Wants no more news of a conversation, or some again. @throws Refusal 404. */
export const muteConversation = (tx: Tx, actor: Actor, id: Id<'conversation'>): Promise<News> =>
  withPost(tx, actor, id, muteThread);
export const unmuteConversation = (tx: Tx, actor: Actor, id: Id<'conversation'>): Promise<News> =>
  withPost(tx, actor, id, unmuteThread);

async function withPost(tx: Tx, actor: Actor, id: Id<'conversation'>, verb: typeof muteThread): Promise<News> {
  const conversation = await readConversation(tx, actor, id);
  if (!conversation) throw notFound();
  return verb(tx, actor, conversation.last);
}
