import { sql } from 'kysely';
import type { Tx } from '#db';
import { type Letter, write } from './letter.ts';
import { ensureStopKey } from './stop-token.ts';

/**
 * Writes a mail into the outbox, in the transaction that causes it. A mail server that is away
 * delays it and blocks nothing. What its reader has stopped is not written.
 */
export const queueMail = (tx: Tx, letter: Letter): Promise<void> => queueMails(tx, [letter]);

/** Many mails, each with a text of its own, in one statement. */
export async function queueMails(tx: Tx, letters: readonly Letter[]): Promise<void> {
  if (letters.length === 0) return;
  if (letters.some((letter) => letter.stop)) await ensureStopKey(tx);
  const written = letters.map((letter) => write(letter, letter.stop));
  await sql`
    insert into mail
      (id, kind, recipient, subject, body_text, body_html, headers, person_id, topic, created_at, send_at)
    select id, kind, recipient, subject, body_text, body_html, headers, person, topic, ${tx.now}, ${tx.now}
    from unnest(
      ${letters.map(() => tx.newId<'mail'>())}::bigint[],
      ${letters.map((letter) => letter.kind)}::text[],
      ${letters.map((letter) => letter.to)}::text[],
      ${written.map(({ subject }) => subject)}::text[],
      ${written.map(({ text }) => text)}::text[],
      ${written.map(({ html }) => html)}::text[],
      ${written.map(({ headers }) => JSON.stringify(headers))}::jsonb[],
      ${letters.map((letter) => letter.stop?.person ?? null)}::bigint[],
      ${letters.map((letter) => letter.stop?.topic ?? null)}::text[]
    ) as letter (id, kind, recipient, subject, body_text, body_html, headers, person, topic)
    where not exists (
      select from mail_choice
      where mail_choice.person_id = person and mail_choice.topic = letter.topic and choice = 'none')`.execute(tx);
}
