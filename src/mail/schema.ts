import type { ColumnType } from 'kysely';
import type { Id } from '#ids';

export interface MailTable {
  id: Id<'mail'>;
  kind: string;
  recipient: string;
  subject: string;
  body_text: string;
  body_html: string;
  headers: ColumnType<Record<string, string>, string | undefined, string>;
  created_at: Date;
  send_at: Date;
  attempts: ColumnType<number, number | undefined>;
  leased_until: Date | null;
  sent_at: Date | null;
  failed_at: Date | null;
  last_error: string | null;
}

export interface MailSchema {
  mail: MailTable;
}
