import { sql } from 'kysely';
import type { Actor, Role } from '#accounts';
import type { Db } from '#db';
import type { Locale } from '#i18n';
import type { Id } from '#ids';
import { type Author, cut, inOrder, limitOf, type Page, type Paging, within } from '#network';
import { mustModerate } from './may.ts';

/** An account as those who moderate see it; nothing of its address but what a search by domain says. */
export interface Moderated extends Author {
  readonly createdAt: Date;
  /** null for an account of elsewhere. */
  readonly locale: Locale | null;
  readonly confirmed: boolean;
  readonly limited: boolean;
  readonly suspended: boolean;
  /** At least one of its posts is marked as sensitive by those who moderate. */
  readonly sensitive: boolean;
  readonly roles: readonly Role[];
  readonly invitedBy: Id<'account'> | null;
}

export interface ModeratedFilter {
  readonly ids?: readonly Id<'account'>[];
  readonly origin?: 'local' | 'remote' | undefined;
  /** `active`: not suspended. */
  readonly state?: 'active' | 'limited' | 'suspended' | 'sensitive' | undefined;
  /** Holds one of these roles. */
  readonly roles?: readonly Role[] | undefined;
  readonly invitedBy?: Id<'account'> | undefined;
  /** How the handle begins, and the name that is shown. */
  readonly handle?: string | undefined;
  readonly displayName?: string | undefined;
  readonly domain?: string | undefined;
  /** What stands behind the at sign of its address. */
  readonly mailDomain?: string | undefined;
}

const beginning = (text: string): string => `${text.toLowerCase().replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

const ROLES = sql`array(select role from role_grant
  where role_grant.person_id = account.person_id and role_grant.ended_at is null order by role)`;
const SENSITIVE = sql`exists (select 1 from moderation_action where moderation_action.account_id = account.id
  and kind = 'sensitive' and ended_at is null)`;
const STATES = {
  active: sql`account.suspended_at is null`,
  limited: sql`account.limited_at is not null`,
  suspended: sql`account.suspended_at is not null`,
  sensitive: SENSITIVE,
};

/**
 * Accounts that are there, newest first, suspended ones too.
 * @throws Refusal 403 for who does not moderate.
 */
export async function readModerated(
  db: Db,
  actor: Actor,
  filter: ModeratedFilter,
  paging: Paging<'account'> = {},
): Promise<Page<Moderated, 'account'>> {
  await mustModerate(db, actor);
  const { ids, origin, state, roles, invitedBy, handle, displayName, domain, mailDomain } = filter;
  const wanted = [
    ...(ids ? [sql`account.id = any(${ids}::bigint[])`] : []),
    ...(origin ? [origin === 'local' ? sql`account.domain is null` : sql`account.domain is not null`] : []),
    ...(state ? [STATES[state]] : []),
    ...(roles ? [sql`${ROLES} && ${roles}::text[]`] : []),
    ...(invitedBy ? [sql`invitation.account_id = ${invitedBy}`] : []),
    ...(handle ? [sql`lower(account.handle) like ${beginning(handle)}`] : []),
    ...(displayName ? [sql`lower(account.display_name) like ${beginning(displayName)}`] : []),
    ...(domain ? [sql`account.domain = ${domain.toLowerCase()}`] : []),
    ...(mailDomain ? [sql`lower(split_part(person.email, '@', 2)) = ${mailDomain.toLowerCase()}`] : []),
  ];
  const { rows } = await sql<Moderated>`
    select account.id, account.handle, account.domain, account.display_name as "displayName",
      face.preview as "avatarFile", account.created_at as "createdAt", person.locale,
      person.email_confirmed_at is not null as confirmed, account.limited_at is not null as limited,
      account.suspended_at is not null as suspended, ${SENSITIVE} as sensitive, ${ROLES} as roles,
      invitation.account_id as "invitedBy"
    from account
      left join person on person.id = account.person_id
      left join media as face on face.id = account.avatar_id
      left join invitation_use on invitation_use.account_id = account.id
      left join invitation on invitation.id = invitation_use.invitation_id
    where account.deleted_at is null ${wanted.length === 0 ? sql`` : sql`and ${sql.join(wanted, sql` and `)}`}
      ${within(paging, 'account.id')}
    order by account.id ${inOrder(paging)} limit ${limitOf(paging) + 1}`.execute(db);
  return cut(rows, paging, ({ id }) => id);
}
