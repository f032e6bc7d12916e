import { sql } from 'kysely';
import type { Tx } from '#db';
import { Refusal } from '#refusal';

const MINUTE_MS = 60_000;
/** Mails with a link that one mailbox gets in half an hour. */
const MAILS_MOST = 5;
const MAILS_WITHIN_MS = 30 * MINUTE_MS;

/**
 * Stands in line for a mailbox: until the transaction ends, nobody else decides what to write to it.
 * The same whether the mailbox has an account or not.
 * @returns false when a link that still works left less than a minute ago: it serves this wish too.
 * @throws Refusal 429 after five links in half an hour.
 */
export async function mayWriteTo(tx: Tx, mailbox: string): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${mailbox}, 0))`.execute(tx);
  const recent = await tx
    .selectFrom('one_time_token')
    .where('mailbox', '=', mailbox)
    .where('created_at', '>', new Date(tx.now.getTime() - MAILS_WITHIN_MS))
    .orderBy('created_at', 'desc')
    .select(['created_at', 'used_at'])
    .execute();
  const newest = recent[0];
  if (newest && !newest.used_at && tx.now.getTime() - newest.created_at.getTime() < MINUTE_MS) return false;
  if (recent.length >= MAILS_MOST) {
    throw new Refusal(429, (m) => m.accounts.tooManyMails, { retryAfter: MAILS_WITHIN_MS / 1_000 });
  }
  return true;
}
