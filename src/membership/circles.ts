import { sql } from 'kysely';
import type { Db } from '#db';
import type { Id } from '#ids';
import { mandates, type MandateView } from './mandates.ts';
import { type MemberName, memberNames } from './names.ts';

/** A working group, as everybody may read it. */
export interface CircleView {
  readonly id: Id<'circle'>;
  readonly slug: string;
  readonly name: string;
  readonly purpose: string;
  /** Members join by themselves. */
  readonly open: boolean;
  readonly members: number;
  readonly createdAt: Date;
  readonly closedAt: Date | null;
}

/** An action that a circle may decide by itself, and the key of the rule under which it does. */
export interface CirclePower {
  readonly action: string;
  readonly rule: string;
}

export interface CircleMember {
  readonly member: Id<'member'>;
  readonly name: MemberName;
  readonly from: Date;
}

export interface CircleDetail {
  readonly circle: CircleView;
  readonly members: readonly CircleMember[];
  readonly powers: readonly CirclePower[];
  readonly mandates: readonly MandateView[];
}

/** The circles that stand, by name; with `closed` those that are closed instead, the newest first. */
export const circles = (db: Db, o: { closed?: boolean } = {}): Promise<readonly CircleView[]> =>
  o.closed
    ? read(db, sql`closed_at is not null`, sql`closed_at desc, id desc`)
    : read(db, sql`closed_at is null`, sql`lower(name), id`);

/** Those that a member is in now. */
export const circlesOf = (db: Db, member: Id<'member'>): Promise<readonly CircleView[]> =>
  read(
    db,
    sql`closed_at is null and exists (
      select from circle_member
      where circle_id = circle.id and member_id = ${member} and circle_member.ended_at is null)`,
    sql`lower(name), id`,
  );

async function read(
  db: Db,
  which: ReturnType<typeof sql>,
  order: ReturnType<typeof sql>,
): Promise<readonly CircleView[]> {
  const { rows } = await sql<CircleView>`
    select id, slug, name, purpose, open, created_at as "createdAt", closed_at as "closedAt",
      (select count(*)::int from circle_member where circle_id = circle.id and ended_at is null) as members
    from circle where ${which} order by ${order}`.execute(db);
  return rows;
}

/** A circle with who is in it, what it may decide and who holds what in it; undefined when there is none. */
export async function circleBySlug(db: Db, slug: string): Promise<CircleDetail | undefined> {
  const [circle] = await read(db, sql`slug = ${slug}`, sql`id`);
  if (!circle) return undefined;
  const [members, powers, held] = await Promise.all([
    circleMembers(db, circle.id),
    circlePowers(db, circle.id),
    mandates(db, { circle: circle.id }),
  ]);
  return { circle, members, powers, mandates: held };
}

/** Who is in a circle now, those who have been longest first. */
export async function circleMembers(db: Db, circle: Id<'circle'>): Promise<readonly CircleMember[]> {
  const rows = await db
    .selectFrom('circle_member')
    .where('circle_id', '=', circle)
    .where('ended_at', 'is', null)
    .orderBy('from_at')
    .orderBy('member_id')
    .select(['member_id as member', 'from_at as from'])
    .execute();
  const names = await memberNames(
    db,
    rows.map(({ member }) => member),
  );
  return rows.flatMap((row) => {
    const name = names.get(row.member);
    return name ? [{ ...row, name }] : [];
  });
}

/** What a circle may decide by itself now, in the order of the actions' names. */
export const circlePowers = (db: Db, circle: Id<'circle'>): Promise<readonly CirclePower[]> =>
  db
    .selectFrom('circle_power')
    .where('circle_id', '=', circle)
    .where('ended_at', 'is', null)
    .orderBy('action')
    .select(['action', 'rule_key as rule'])
    .execute();

/** The accounts of those who are in a circle with somebody now; 500 at most. */
export async function companionsOf(db: Db, person: Id<'person'>): Promise<readonly Id<'account'>[]> {
  const { rows } = await sql<{ id: Id<'account'> }>`
    select distinct account.id from member as me
    join circle_member as own on own.member_id = me.id and own.ended_at is null
    join circle on circle.id = own.circle_id and circle.closed_at is null
    join circle_member as theirs on theirs.circle_id = own.circle_id and theirs.ended_at is null
    join member as other on other.id = theirs.member_id and other.person_id <> me.person_id
    join account on account.person_id = other.person_id and account.deleted_at is null
    where me.person_id = ${person} limit 500`.execute(db);
  return rows.map((row) => row.id);
}
