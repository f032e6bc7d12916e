import type { ColumnType } from 'kysely';
import type { Id } from '#ids';

/** What people can stop by mail. Links to sign in and the like are none of these. */
export type MailTopic = 'votes' | 'digest' | 'membership';
/** `all` as it happens; a digest comes `daily` or `weekly`. */
export type MailChoice = 'none' | 'all' | 'daily' | 'weekly';

type Headers = ColumnType<Record<string, string>, string | undefined, string>;

export interface MailTable {
  id: Id<'mail'>;
  kind: string;
  recipient: string;
  /** Empty where the text is shared. */
  subject: string;
  body_text: string;
  body_html: string;
  headers: Headers;
  created_at: Date;
  send_at: Date;
  attempts: ColumnType<number, number | undefined>;
  leased_until: Date | null;
  sent_at: Date | null;
  failed_at: Date | null;
  last_error: string | null;
  person_id: Id<'person'> | null;
  topic: MailTopic | null;
  text_id: Id<'mail-text'> | null;
  /** Fills the place in the shared text, of those who have no account. */
  token: string | null;
}

export interface MailTextTable {
  id: Id<'mail-text'>;
  subject: string;
  body_text: string;
  body_html: string;
  headers: Headers;
  created_at: Date;
}

export interface MailChoiceTable {
  person_id: Id<'person'>;
  topic: MailTopic;
  choice: MailChoice;
  at: Date;
}

export interface SigningKeyTable {
  purpose: string;
  secret: Buffer;
  created_at: Date;
}

export interface MailSchema {
  mail: MailTable;
  mail_text: MailTextTable;
  mail_choice: MailChoiceTable;
  signing_key: SigningKeyTable;
}
