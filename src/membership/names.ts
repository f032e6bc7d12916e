import { sql } from 'kysely';
import type { Db } from '#db';
import type { Id } from '#ids';

/** How a member is shown to everybody: people by their account, organisations by their name. */
export interface MemberName {
  readonly number: number | null;
  /** Empty for somebody whose account is gone. */
  readonly name: string;
  readonly handle: string | null;
  readonly displayName: string | null;
  readonly avatarFile: string | null;
}

/** The names of these members, as anybody may read them: never the legal name of a person. */
export async function memberNames(
  db: Db,
  ids: readonly Id<'member'>[],
): Promise<ReadonlyMap<Id<'member'>, MemberName>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<MemberName & { id: Id<'member'> }>`
    select member.id, member.number, account.handle, account.display_name as "displayName",
      media.preview as "avatarFile",
      case when member.kind = 'organisation' then member.legal_name else coalesce(account.display_name, '') end as name
    from member
    left join lateral (
      select handle, display_name, avatar_id from account
      where account.person_id = member.person_id and deleted_at is null order by id limit 1) as account on true
    left join media on media.id = account.avatar_id
    where member.id = any(${[...new Set(ids)]}::bigint[])`.execute(db);
  return new Map(rows.map(({ id, ...name }) => [id, name]));
}
