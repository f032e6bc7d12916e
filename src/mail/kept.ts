import type { Selectable } from 'kysely';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import type { MailTable } from './schema.ts';

export interface KeptMail {
  id: Id<'mail'>;
  kind: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
  at: string;
  sent: boolean;
}

/** The newest mails of the outbox, newest first: for /dev/mail, outside production. */
export async function keptMail(db: Db, most: number, to?: string): Promise<KeptMail[]> {
  const rows = await db
    .selectFrom('mail')
    .selectAll()
    .$if(to !== undefined, (query) => query.where('recipient', '=', to ?? ''))
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
  return rows.map(kept);
}

/** Mails after one of that number (`0`: from the first), oldest first: for programs that follow the outbox. */
export async function keptMailAfter(db: Db, after: string, most: number): Promise<KeptMail[]> {
  const rows = await db
    .selectFrom('mail')
    .selectAll()
    .where('id', '>', after as Id<'mail'>)
    .orderBy('id')
    .limit(most)
    .execute();
  return rows.map(kept);
}

const kept = (row: Selectable<MailTable>): KeptMail => ({
  id: row.id,
  kind: row.kind,
  to: row.recipient,
  subject: row.subject,
  text: row.body_text,
  html: row.body_html,
  headers: row.headers,
  at: row.created_at.toISOString(),
  sent: row.sent_at !== null,
});

/** Erases what was written to an address, sent or not: its owner has left. */
export async function forgetMailTo(tx: Tx, address: string): Promise<void> {
  await tx.deleteFrom('mail').where('recipient', '=', address).execute();
}
