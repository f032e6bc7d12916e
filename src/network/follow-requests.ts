import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { notFound } from '#refusal';
import { type News, relations } from './news.ts';
import { notify } from './notify.ts';

/** Asks to follow somebody who approves their followers. Asking twice changes nothing. */
export async function requestFollow(tx: Tx, actor: Actor, account: Id<'account'>): Promise<News> {
  const added = await tx
    .insertInto('follow_request')
    .values({ follower_id: actor.account, followed_id: account, created_at: tx.now })
    .onConflict((conflict) => conflict.columns(['follower_id', 'followed_id']).doNothing())
    .returning('followed_id')
    .executeTakeFirst();
  if (!added) return [];
  const told = await notify(tx, { kind: 'follow-request', from: actor.account, to: [account] });
  return [...relations(actor.account), ...told];
}

/** Lets somebody follow who asked to. @throws Refusal 404 when they do not ask. */
export async function acceptFollow(tx: Tx, actor: Actor, account: Id<'account'>): Promise<News> {
  const accepted = await accept(tx, actor, [account]);
  if (accepted.length === 0) throw notFound();
  return accepted;
}

/** Lets everybody follow who waits. */
export async function acceptAll(tx: Tx, actor: Actor): Promise<News> {
  const waiting = await tx
    .selectFrom('follow_request')
    .where('followed_id', '=', actor.account)
    .select('follower_id')
    .execute();
  return accept(
    tx,
    actor,
    waiting.map((row) => row.follower_id),
  );
}

async function accept(tx: Tx, actor: Actor, accounts: readonly Id<'account'>[]): Promise<News> {
  const { rows } = await sql<{ id: Id<'account'> }>`
    with accepted as (
      delete from follow_request where followed_id = ${actor.account} and follower_id = any(${accounts}::bigint[])
      returning follower_id, boosts_hidden_at, told_since, languages)
    insert into follow (follower_id, followed_id, created_at, boosts_hidden_at, told_since, languages)
    select follower_id, ${actor.account}, ${tx.now}, boosts_hidden_at, told_since, languages from accepted
    on conflict do nothing returning follower_id as id`.execute(tx);
  const followers = rows.map((row) => row.id);
  if (followers.length === 0) return [];
  // The request becomes a follow, also in the inbox.
  await sql`
    delete from notification where account_id = ${actor.account} and kind = 'follow-request'
      and from_id = any(${followers}::bigint[])`.execute(tx);
  const news: News[number][] = [...relations(...followers)];
  for (const follower of followers) {
    news.push(...(await notify(tx, { kind: 'follow', from: follower, to: [actor.account] })));
  }
  return news;
}

/** Does not let somebody follow who asked to; they are not told. @throws Refusal 404 when they do not ask. */
export async function refuseFollow(tx: Tx, actor: Actor, account: Id<'account'>): Promise<News> {
  const refused = await tx
    .deleteFrom('follow_request')
    .where('followed_id', '=', actor.account)
    .where('follower_id', '=', account)
    .returning('follower_id')
    .executeTakeFirst();
  if (!refused) throw notFound();
  await tx
    .deleteFrom('notification')
    .where('account_id', '=', actor.account)
    .where('from_id', '=', account)
    .where('kind', '=', 'follow-request')
    .execute();
  return relations(account);
}
