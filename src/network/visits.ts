import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';

/** Whoever reads nothing for so long has left: what they read next is another visit. */
const VISIT_ENDS = sql.lit('30 minutes');

/** Notes that somebody is here. */
export async function noteVisit(tx: Tx, actor: Pick<Actor, 'account'>): Promise<void> {
  await sql`
    insert into visit (account_id, began_at, last_at) values (${actor.account}, ${tx.now}, ${tx.now})
    on conflict (account_id) do update set
      last_at = greatest(visit.last_at, excluded.last_at),
      began_at = case when ${isAnother} then excluded.began_at else visit.began_at end,
      before_at = case when ${isAnother} then visit.last_at else visit.before_at end`.execute(tx);
}

const isAnother = sql`excluded.last_at > visit.last_at + ${VISIT_ENDS}::interval`;

/** Notes that somebody is up to date up to a moment, never back. */
export async function markCaughtUp(tx: Tx, actor: Pick<Actor, 'account'>, upTo: Date): Promise<void> {
  const at = new Date(Math.min(upTo.getTime(), tx.now.getTime()));
  await sql`
    insert into visit (account_id, began_at, last_at, caught_up_to) values (${actor.account}, ${tx.now}, ${tx.now}, ${at})
    on conflict (account_id) do update set caught_up_to = greatest(visit.caught_up_to, excluded.caught_up_to)`.execute(
    tx,
  );
}

/**
 * Since when somebody has not read: the end of their visit before this one, what they said they are up to date with, or
 * how far an application of theirs has read, whichever is latest.
 * @returns undefined for whoever comes for the first time.
 */
export async function lastRead(db: Db, actor: Pick<Actor, 'account'>): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date | null }>`
    select greatest(
      (select greatest(case when ${db.now} > last_at + ${VISIT_ENDS}::interval then last_at else before_at end,
        caught_up_to) from visit where account_id = ${actor.account}),
      (select to_timestamp((last_read >> 16) / 1000.0) from marker
        where account_id = ${actor.account} and timeline = 'home')) as at`.execute(db);
  return rows[0]?.at ?? undefined;
}
