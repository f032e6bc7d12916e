import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { Refusal } from '#refusal';
import { findAccount } from './find-account.ts';
import type { News } from './news.ts';

const MOST_ENDORSED = 20;

/**
 * Recommends on one's page somebody whom one follows, as long as one does. Twice changes nothing. Nobody is told.
 * @throws Refusal 404 when there is no such account, 409 when it is one's own, is not followed, or above twenty.
 */
export async function endorse(tx: Tx, actor: Actor, account: Id<'account'>): Promise<News> {
  const target = await findAccount(tx, actor, account);
  // One at a time, so that two at once are counted.
  await sql`select id from account where id = ${actor.account} for no key update`.execute(tx);
  const { rows } = await sql<{ follows: boolean; stands: boolean; n: number }>`
    select
      exists (select from follow where follower_id = ${actor.account} and followed_id = ${target}) as follows,
      exists (select from endorsement where account_id = ${actor.account} and target_id = ${target}) as stands,
      (select count(*)::int from endorsement where account_id = ${actor.account}) as n`.execute(tx);
  const { follows, stands, n } = rows[0]!;
  if (stands) return [];
  if (!follows) throw new Refusal(409, (m) => m.relations.endorsing.followFirst);
  if (n >= MOST_ENDORSED) throw new Refusal(409, (m) => m.relations.endorsing.tooMany(MOST_ENDORSED));
  // Of a follow that ends meanwhile nothing is written.
  await sql`
    insert into endorsement (account_id, target_id, created_at)
    select follower_id, followed_id, ${tx.now}::timestamptz from follow
    where follower_id = ${actor.account} and followed_id = ${target} for key share`.execute(tx);
  return [];
}

/** Recommends somebody no longer. @throws never for who was not recommended. */
export async function unendorse(tx: Tx, actor: Actor, account: Id<'account'>): Promise<News> {
  await tx.deleteFrom('endorsement').where('account_id', '=', actor.account).where('target_id', '=', account).execute();
  return [];
}
