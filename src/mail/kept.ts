import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { addressed, WHOLE, type Whole } from './shared-text.ts';

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

interface Row extends Whole {
  id: Id<'mail'>;
  kind: string;
  recipient: string;
  created_at: Date;
  sent_at: Date | null;
}

async function read(db: Db, which: RawBuilder<unknown>): Promise<KeptMail[]> {
  const { rows } = await sql<Row>`
    select mail.id, mail.kind, mail.recipient, mail.created_at, mail.sent_at, ${WHOLE}
    from mail left join mail_text on mail_text.id = mail.text_id ${which}`.execute(db);
  return (await addressed(db, rows)).map((row) => ({
    id: row.id,
    kind: row.kind,
    to: row.recipient,
    subject: row.subject,
    text: row.body_text,
    html: row.body_html,
    headers: row.headers,
    at: row.created_at.toISOString(),
    sent: row.sent_at !== null,
  }));
}

/** The newest mails of the outbox, newest first: for /dev/mail, outside production. */
export const keptMail = (db: Db, most: number, to?: string): Promise<KeptMail[]> =>
  read(db, sql`${to === undefined ? sql`` : sql`where mail.recipient = ${to}`} order by mail.id desc limit ${most}`);

/** Mails after one of that number (`0`: from the first), oldest first: for programs that follow the outbox. */
export const keptMailAfter = (db: Db, after: string, most: number): Promise<KeptMail[]> =>
  read(db, sql`where mail.id > ${after} order by mail.id limit ${most}`);

/** Erases what was written to an address, sent or not: its owner has left. */
export async function forgetMailTo(tx: Tx, address: string): Promise<void> {
  await tx.deleteFrom('mail').where('recipient', '=', address).execute();
}
