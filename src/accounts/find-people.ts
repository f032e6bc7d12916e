import { sql } from 'kysely';
import type { Db } from '#db';
import type { Id } from '#ids';
import { mustHold } from './roles.ts';
import type { Actor } from './viewer.ts';

const MOST = 50;

export interface FoundAccount {
  readonly account: Id<'account'>;
  readonly handle: string;
  readonly displayName: string;
  readonly joinedAt: Date;
  readonly state: 'fine' | 'limited' | 'suspended' | 'left';
  /** What stands behind the at sign of the address, and nothing else of it. */
  readonly mailDomain: string | null;
  readonly invitedBy: string | null;
  /** The day on which a session or a token was used last. */
  readonly seenAt: Date | null;
}

/**
 * Accounts that live here, newest first: those whose handle begins with what is asked, or whose address is at that
 * domain or below it; all of them for an empty question. Fifty at most.
 * @throws Refusal 403 for who neither moderates nor looks after the server.
 */
export async function findAccounts(
  db: Db,
  actor: Actor,
  asked: string,
): Promise<{ found: readonly FoundAccount[]; total: number }> {
  await mustHold(db, actor, ['moderator', 'steward']);
  const bare = asked.trim().replace(/^@/, '').toLowerCase().slice(0, 253);
  const literal = bare.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
  const isDomain = bare.includes('.');
  const matches =
    bare === ''
      ? sql`true`
      : isDomain
        ? sql`(lower(split_part(person.email, '@', 2)) = ${bare}
            or lower(split_part(person.email, '@', 2)) like ${`%.${literal}`})`
        : sql`lower(account.handle) like ${`${literal}%`}`;
  const { rows } = await sql<FoundAccount & { total: string }>`
    select account.id as account, account.handle, account.display_name as "displayName",
      account.created_at as "joinedAt",
      case when account.deleted_at is not null then 'left' when account.suspended_at is not null then 'suspended'
        when account.limited_at is not null then 'limited' else 'fine' end as state,
      nullif(split_part(person.email, '@', 2), '') as "mailDomain",
      inviter.handle as "invitedBy",
      date_trunc('day', greatest(
        (select max(seen_at) from session where session.account_id = account.id),
        (select max(seen_at) from access_token where access_token.account_id = account.id))) as "seenAt",
      count(*) over () as total
    from account
      left join person on person.id = account.person_id
      left join invitation_use on invitation_use.account_id = account.id
      left join invitation on invitation.id = invitation_use.invitation_id
      left join account as inviter on inviter.id = invitation.account_id
    where account.domain is null and ${matches}
    order by account.id desc limit ${MOST}`.execute(db);
  return { found: rows, total: Number(rows[0]?.total ?? 0) };
}
