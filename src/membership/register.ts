import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Db } from '#db';
import { mustBeMember } from './member.ts';
import type { RegisterEntry, RegisterFigures } from './register-view.ts';

/** Who is in the register. */
const IN = sql`('voting', 'probation', 'suspended')`;
const MOST = 200;

/**
 * The register as it is, or as it was: at a date it is read from what happened until then and from nothing else.
 * One row a member, whatever became of them.
 */
function standing(at: Date | undefined): RawBuilder<unknown> {
  if (at === undefined) {
    return sql`(select id, number, status, class, legal_name, admitted_at from member)`;
  }
  return sql`(
    select distinct on (member_id) member_id as id, number, status, class, legal_name,
      max(at) filter (where kind = 'admitted') over (partition by member_id) as admitted_at
    from membership_event where at <= ${at}
    order by member_id, membership_event.at desc, membership_event.id desc)`;
}

const entries = (at: Date | undefined, which: RawBuilder<unknown>): RawBuilder<RegisterEntry> => sql<RegisterEntry>`
  select member.id, standing.number, member.kind, standing.legal_name as name, standing.class, standing.status,
    account.handle, account.display_name as "displayName", media.preview as "avatarFile",
    standing.admitted_at as "admittedAt"
  from ${standing(at)} as standing join member on member.id = standing.id
  left join lateral (
    select handle, display_name, avatar_id from account
    where account.person_id = member.person_id and deleted_at is null order by id limit 1) as account on true
  left join media on media.id = account.avatar_id
  where standing.number is not null and standing.admitted_at is not null and ${which}
  order by standing.number`;

/**
 * The register, by number: names, status and class, today or at a date.
 * @param o.after the number after which to go on; `ended` shows those who left or were expelled instead; `search`
 *   looks for a part of a legal name or handle, or for a number.
 * @throws Refusal 403 when the actor is no member: names are for members.
 */
export async function registerAt(
  db: Db,
  actor: Pick<Actor, 'person'>,
  o: { at?: Date; after?: number; search?: string; limit?: number; ended?: boolean } = {},
): Promise<readonly RegisterEntry[]> {
  await mustBeMember(db, actor);
  const wanted = o.search?.trim().toLowerCase().replace(/^@/, '') ?? '';
  const found = wanted
    ? sql`(strpos(lower(standing.legal_name), ${wanted}) > 0 or strpos(lower(account.handle), ${wanted}) > 0
        or standing.number::text = ${wanted})`
    : sql`true`;
  const { rows } = await sql<RegisterEntry>`${entries(
    o.at,
    sql`standing.status ${o.ended ? sql`in ('left', 'expelled')` : sql`in ${IN}`}
      and standing.number > ${o.after ?? 0} and ${found}`,
  )} limit ${Math.min(Math.max(o.limit ?? MOST, 1), 10_000)}`.execute(db);
  return rows;
}

/** One entry by its number, without asking who looks. */
export async function entryByNumber(db: Db, n: number): Promise<RegisterEntry | undefined> {
  if (!Number.isInteger(n) || n < 1 || n > 2_147_483_647) return undefined;
  const { rows } = await entries(undefined, sql`standing.number = ${n}`).execute(db);
  return rows[0];
}

/** How many are in the register, today or at a date: for everybody. */
export async function registerFigures(db: Db, at?: Date): Promise<RegisterFigures> {
  const { rows } = await sql<{ class: string; members: number; voting: number; people: number }>`
    select standing.class, count(*)::int as members,
      (count(*) filter (where standing.status = 'voting'))::int as voting,
      (count(*) filter (where member.kind = 'person'))::int as people
    from ${standing(at)} as standing join member on member.id = standing.id
    where standing.number is not null and standing.status in ${IN}
    group by standing.class order by standing.class`.execute(db);
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((n, row) => n + of(row), 0);
  const members = sum((row) => row.members);
  const people = sum((row) => row.people);
  return {
    members,
    voting: sum((row) => row.voting),
    people,
    organisations: members - people,
    byClass: rows.map((row) => ({ class: row.class, n: row.members })),
  };
}
