import type { ColumnType } from 'kysely';
import type { Id } from '#ids';

export type Role = 'steward' | 'organiser' | 'moderator' | 'treasurer' | 'secretary';

export interface PersonTable {
  id: Id<'person'>;
  email: string;
  email_canonical: string;
  email_confirmed_at: Date;
  locale: 'en' | 'fr';
  theme: ColumnType<'system' | 'light' | 'dark', 'system' | 'light' | 'dark' | undefined>;
  password_hash: string | null;
  /** Since when the shortcuts of a single key are turned off. */
  shortcuts_off_at: ColumnType<Date | null, undefined, Date | null>;
  created_at: Date;
}

export interface AccountTable {
  id: Id<'account'>;
  person_id: Id<'person'> | null;
  handle: string;
  domain: string | null;
  display_name: string;
  bio: ColumnType<string, string | undefined>;
  avatar_id: Id<'media'> | null;
  header_id: ColumnType<Id<'media'> | null, undefined, Id<'media'> | null>;
  /** Since when it says of itself that a program writes for it. */
  bot_at: ColumnType<Date | null, undefined, Date | null>;
  created_at: Date;
  deleted_at: Date | null;
  /** Why, and by whom, stands in `moderation_action`. Limited: what it posts is for its followers. */
  limited_at: ColumnType<Date | null, undefined, Date | null>;
  /** It acts no more, and what it posted is not shown. */
  suspended_at: ColumnType<Date | null, undefined, Date | null>;
}

/** What an account says of itself beside its words, in the order of `position`. */
export interface ProfileFieldTable {
  account_id: Id<'account'>;
  position: number;
  name: string;
  value: string;
  /** When the page behind it was last seen to link back; null: it was not. */
  verified_at: Date | null;
  /** When that page was last asked for, whatever came of it. */
  checked_at: Date | null;
}

export interface SessionTable {
  id: Id<'session'>;
  token_hash: Buffer;
  person_id: Id<'person'>;
  account_id: Id<'account'>;
  device: string;
  created_at: Date;
  seen_at: Date;
  expires_at: Date;
  ended_at: Date | null;
}

export interface PasskeyTable {
  id: Id<'passkey'>;
  person_id: Id<'person'>;
  credential_id: Buffer;
  public_key: Buffer;
  sign_count: string;
  transports: string[];
  name: string;
  created_at: Date;
  used_at: Date | null;
}

export type TokenPurpose = 'join' | 'sign-in' | 'change-email' | 'passkey-register' | 'passkey-sign-in';

export interface OneTimeTokenTable {
  token_hash: Buffer;
  purpose: TokenPurpose;
  email: string | null;
  /** Canonical form of `email`, when a mail went there. */
  mailbox: ColumnType<string | null, string | null | undefined>;
  person_id: Id<'person'> | null;
  payload: ColumnType<Record<string, unknown>, string | undefined, string>;
  created_at: Date;
  expires_at: Date;
  used_at: Date | null;
}

export interface RoleGrantTable {
  id: Id<'grant'>;
  person_id: Id<'person'>;
  role: Role;
  granted_by: Id<'person'> | null;
  granted_at: Date;
  ended_at: Date | null;
  ended_by: Id<'person'> | null;
}

export interface AccessTokenTable {
  id: Id<'token'>;
  token_hash: Buffer;
  person_id: Id<'person'>;
  account_id: Id<'account'>;
  name: string;
  scopes: string[];
  created_at: Date;
  seen_at: Date | null;
  revoked_at: Date | null;
  expires_at: Date | null;
  /** The application it was given to; null for those that people make by hand. */
  app_id: ColumnType<Id<'app'> | null, Id<'app'> | undefined>;
  code_hash: ColumnType<Buffer | null, Buffer | undefined>;
}

/** A question as it was asked, and what somebody answered. */
export interface Answered {
  readonly question: string;
  readonly answer: string;
}

export interface AccountApplicationTable {
  id: Id<'account-application'>;
  mailbox: string | null;
  email: ColumnType<string, string | undefined>;
  locale: 'en' | 'fr';
  name: ColumnType<string, string | undefined>;
  answers: ColumnType<Answered[], string | undefined, string>;
  next: string | null;
  made_at: Date;
  due_at: Date;
  decided_at: Date | null;
  decided_by: Id<'person'> | null;
  outcome: 'approved' | 'refused' | 'lapsed' | 'overtaken' | null;
  words: ColumnType<string, string | undefined>;
  joined_at: Date | null;
  account_id: Id<'account'> | null;
}

export interface InvitationTable {
  id: Id<'invitation'>;
  code: string | null;
  account_id: Id<'account'> | null;
  made_at: Date;
  most_uses: number | null;
  ends_at: Date | null;
  follow: boolean;
  ended_at: Date | null;
  ended_by: Id<'person'> | null;
}

export interface MailDomainBlockTable {
  id: Id<'mail-block'>;
  domain: string;
  made_at: Date;
  made_by: Id<'person'>;
  ended_at: Date | null;
  ended_by: Id<'person'> | null;
}

export interface InvitationUseTable {
  account_id: Id<'account'>;
  invitation_id: Id<'invitation'>;
  used_at: Date;
}

export interface AccountsSchema {
  account_application: AccountApplicationTable;
  invitation: InvitationTable;
  invitation_use: InvitationUseTable;
  mail_domain_block: MailDomainBlockTable;
  person: PersonTable;
  account: AccountTable;
  profile_field: ProfileFieldTable;
  session: SessionTable;
  passkey: PasskeyTable;
  one_time_token: OneTimeTokenTable;
  role_grant: RoleGrantTable;
  access_token: AccessTokenTable;
}
