import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Locale } from '#i18n';
import { type LetterText, type StopLink, writeWith } from './letter.ts';

/** A notice to many who have no account: one text a language, kept once for all of them. */
export interface HoldersMails {
  /** What it is for, such as `campaign-update`: for counting, never shown. */
  kind: string;
  /** In each language the letter and the link that stops such mails; `STOP_TOKEN` stands in both for the holder's token. */
  letters: Readonly<Record<Locale, { letter: LetterText; stop: StopLink }>>;
  recipients: readonly { readonly email: string; readonly locale: Locale; readonly token: string }[];
}

/** Writes a mail to each of them, each with their own token where the text has a place for it. */
export async function queueToHolders(tx: Tx, { kind, letters, recipients }: HoldersMails): Promise<void> {
  for (const locale of ['en', 'fr'] as const) {
    const readers = recipients.filter((one) => one.locale === locale);
    if (readers.length === 0) continue;
    const text = tx.newId<'mail-text'>();
    const written = writeWith(letters[locale].letter, letters[locale].stop);
    await tx
      .insertInto('mail_text')
      .values({
        id: text,
        subject: written.subject,
        body_text: written.text,
        body_html: written.html,
        headers: JSON.stringify(written.headers),
        created_at: tx.now,
      })
      .execute();
    await sql`
      insert into mail (id, kind, recipient, subject, body_text, body_html, text_id, token, created_at, send_at)
      select ${tx.newIds<'mail'>(readers.length)}::bigint + row_number() over () - 1, ${kind}, email, '', '', '',
        ${text}, token, ${tx.now}, ${tx.now}
      from unnest(
        ${readers.map(({ email }) => email)}::text[],
        ${readers.map(({ token }) => token)}::text[]) as reader (email, token)`.execute(tx);
  }
}
