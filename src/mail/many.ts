import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#db';
import type { Locale } from '#i18n';
import { type LetterText, write } from './letter.ts';
import type { MailTopic } from './schema.ts';
import { ensureStopKey } from './stop-token.ts';

/** A notice to many: one text a language, kept once. */
export interface ManyMails {
  /** What it is for, such as `vote-opened`: for counting, never shown. */
  kind: string;
  topic: MailTopic;
  /** Where people reach this server. */
  origin: string;
  letters: Readonly<Record<Locale, LetterText>>;
  /** A query that gives `person_id`, `email` and `locale`, each person once. Those without an address are left out. */
  recipients: RawBuilder<{ person_id: string; email: string; locale: Locale }>;
}

/**
 * Writes a mail to each of many people by one statement, whatever their number; who has stopped mails of this kind
 * gets none. Each mail carries its own link to stop them.
 * @returns how many were written.
 */
export async function queueToMany(tx: Tx, mails: ManyMails): Promise<number> {
  const wanted = sql`
    (select recipient.person_id, recipient.email, recipient.locale from (${mails.recipients}) as recipient
      where recipient.email <> '' and not exists (
        select from mail_choice
        where mail_choice.person_id = recipient.person_id and topic = ${mails.topic} and choice = 'none'))`;
  const { rows } = await sql<{ locale: Locale; people: number }>`
    select locale, count(*)::integer as people from ${wanted} as wanted group by locale`.execute(tx);
  if (rows.length === 0) return 0;
  await ensureStopKey(tx);
  let written = 0;
  for (const { locale, people } of rows) {
    const text = tx.newId<'mail-text'>();
    const letter = write(mails.letters[locale], { topic: mails.topic, locale, origin: mails.origin });
    await tx
      .insertInto('mail_text')
      .values({
        id: text,
        subject: letter.subject,
        body_text: letter.text,
        body_html: letter.html,
        headers: JSON.stringify(letter.headers),
        created_at: tx.now,
      })
      .execute();
    // Those who were there at the counting: the identifiers were reserved for them.
    const { numAffectedRows } = await sql`
      insert into mail
        (id, kind, recipient, subject, body_text, body_html, person_id, topic, text_id, created_at, send_at)
      select ${tx.newIds<'mail'>(people)}::bigint + row_number() over () - 1, ${mails.kind}, email, '', '', '',
        person_id, ${mails.topic}, ${text}, ${tx.now}, ${tx.now}
      from ${wanted} as wanted where locale = ${locale} limit ${people}`.execute(tx);
    written += Number(numAffectedRows ?? 0);
  }
  return written;
}
