import { sql } from 'kysely';
import type { Db } from '#db';

/** How many mails are due and not sent, and since when the oldest waits. */
export async function waitingMail(db: Db): Promise<{ count: number; since: Date | null }> {
  const { rows } = await sql<{ count: number; since: Date | null }>`
    select count(*)::integer as count, min(created_at) as since from mail
    where sent_at is null and failed_at is null and created_at < ${new Date(db.now.getTime() - 60_000)}`.execute(db);
  return rows[0] ?? { count: 0, since: null };
}
