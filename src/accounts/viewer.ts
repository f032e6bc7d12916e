import { sql } from 'kysely';
import type { Db } from '#db';
import type { Id } from '#ids';
import type { Locale } from '#i18n';
import { hashSecret } from '#random';
import type { Role } from './schema.ts';

/** Who acts: verbs take one. The person answers for it, the account signs it. */
export interface Actor {
  readonly person: Id<'person'>;
  readonly account: Id<'account'>;
  readonly roles: ReadonlySet<Role>;
}

/** A signed-in person, looking through one of their accounts. */
export interface Viewer extends Actor {
  readonly session: Id<'session'>;
  readonly handle: string;
  readonly displayName: string;
  readonly avatarFile: string | null;
  readonly locale: Locale;
  readonly theme: 'system' | 'light' | 'dark';
  /** Single keys act on the pages. */
  readonly shortcuts: boolean;
  /** When the session was last noted as used, to the day. */
  readonly seenAt: Date;
  /** Since when the account is suspended: it acts no more, and only what is about that is open to it. */
  readonly suspendedAt: Date | null;
}

/** The roles that `person` of a query holds. */
export const heldRoles = sql<Role[] | null>`(
  select array_agg(role) from role_grant where role_grant.person_id = person.id and role_grant.ended_at is null)`;

/**
 * Those of them that everybody may know, for `account` of a query: stewards are named by the server, and once the
 * register is open every role comes with a public mandate. On somebody's first account alone, so that nobody learns
 * which others are theirs.
 */
export const publicRoles = sql<Role[] | null>`(
  select array_agg(role order by role) from role_grant
  where role_grant.person_id = account.person_id and role_grant.ended_at is null
    and (role = 'steward' or exists (select from setting where key = 'registerOpenedAt' and value <> 'null'))
    and not exists (select from account as earlier where earlier.person_id = account.person_id
      and earlier.id < account.id and earlier.deleted_at is null))`;

/**
 * @param secret the session cookie's value, from outside.
 * @returns who it belongs to, or undefined when it is unknown, ended or out of date.
 */
export async function viewerOfSession(db: Db, secret: string): Promise<Viewer | undefined> {
  if (secret.length > 200) return undefined;
  const row = await db
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.person_id')
    .innerJoin('account', 'account.id', 'session.account_id')
    .leftJoin('media', 'media.id', 'account.avatar_id')
    .where('session.token_hash', '=', hashSecret(secret))
    .where('session.ended_at', 'is', null)
    .where('session.expires_at', '>', db.now)
    .where('account.deleted_at', 'is', null)
    .select([
      'session.id as session',
      'session.seen_at as seenAt',
      'person.id as person',
      'account.id as account',
      'account.handle',
      'account.display_name as displayName',
      'person.locale',
      'person.theme',
      'account.suspended_at as suspendedAt',
      sql<boolean>`person.shortcuts_off_at is null`.as('shortcuts'),
      'media.preview as avatarFile',
      heldRoles.as('roles'),
    ])
    .executeTakeFirst();
  return row && { ...row, roles: new Set(row.roles ?? []) };
}

/** Which of these sessions have ended, were signed out, went out of date, or are of an account that is suspended: for connections that stay open. */
export async function endedAmong(db: Db, sessions: readonly Id<'session'>[]): Promise<ReadonlySet<Id<'session'>>> {
  const live = await db
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .where(sql<boolean>`session.id = any(${sessions}::bigint[])`)
    .where('session.ended_at', 'is', null)
    .where('session.expires_at', '>', db.now)
    .where('account.suspended_at', 'is', null)
    .select('session.id')
    .execute();
  const ended = new Set(sessions);
  for (const { id } of live) ended.delete(id);
  return ended;
}
