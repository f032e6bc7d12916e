import { sql } from 'kysely';
import type { Db } from '#db';
import type { Id } from '#ids';
import type { MailTopic } from './schema.ts';
import { STOP_TOKEN, stopKey, stopToken } from './stop-token.ts';

/** What a mail says is its own, or that of the text it shares. */
export const WHOLE = sql`
  coalesce(mail_text.subject, mail.subject) as subject,
  coalesce(mail_text.body_text, mail.body_text) as body_text,
  coalesce(mail_text.body_html, mail.body_html) as body_html,
  coalesce(mail_text.headers, mail.headers) as headers,
  mail.person_id, mail.topic, mail.token`;

export interface Whole {
  subject: string;
  body_text: string;
  body_html: string;
  headers: Record<string, string>;
  person_id: Id<'person'> | null;
  topic: MailTopic | null;
  token: string | null;
}

/** Puts the token of whom a mail is for where its text has a place for it. */
export async function addressed<Mail extends Whole>(db: Db, mails: readonly Mail[]): Promise<Mail[]> {
  const key = mails.some(({ topic }) => topic) ? await stopKey(db) : undefined;
  return mails.map((mail) => {
    const token = key && mail.person_id && mail.topic ? stopToken(key, mail.person_id, mail.topic) : mail.token;
    if (!token) return mail;
    const fill = (text: string) => text.replaceAll(STOP_TOKEN, token);
    return {
      ...mail,
      body_text: fill(mail.body_text),
      body_html: fill(mail.body_html),
      headers: Object.fromEntries(Object.entries(mail.headers).map(([name, value]) => [name, fill(value)])),
    };
  });
}

/** Erases texts that no mail waits to be sent with. */
export const forgetTexts = (db: Db): Promise<unknown> =>
  sql`delete from mail_text where not exists (select from mail where text_id = mail_text.id)`.execute(db);
