import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Db } from '#db';
import type { Id } from '#ids';
import { type MemberName, memberNames } from './names.ts';
import type { MandateRole, Succession } from './schema.ts';

/** Who holds what until when, or held it: public, under the name that a member's account bears. */
export interface MandateView {
  readonly id: Id<'mandate'>;
  readonly role: MandateRole | null;
  readonly title: string;
  readonly circle: { readonly id: Id<'circle'>; readonly slug: string; readonly name: string } | null;
  readonly member: Id<'member'>;
  readonly holder: MemberName;
  readonly from: Date;
  readonly endsAt: Date;
  readonly endedAt: Date | null;
  readonly endedHow: 'term' | 'decision' | 'resigned' | 'left' | null;
  readonly byDecision: Id<'decision'> | null;
  readonly endedByDecision: Id<'decision'> | null;
  readonly succession: Succession;
  readonly successorProposal: Id<'proposal'> | null;
  /** Those who come next if the seat falls empty, in order. */
  readonly reserves: readonly Id<'member'>[];
}

const MOST_ENDED = 200;

/**
 * The mandates that stand, by their title and then the end of their term; with `ended` those that are over instead,
 * the newest end first.
 */
export const mandates = (db: Db, o: { ended?: boolean; circle?: Id<'circle'> } = {}): Promise<readonly MandateView[]> =>
  read(
    db,
    sql`${o.ended ? sql`mandate.ended_at is not null` : sql`mandate.ended_at is null`}
      ${o.circle ? sql`and mandate.circle_id = ${o.circle}` : sql``}`,
    o.ended ? sql`mandate.ended_at desc, mandate.id desc limit ${sql.lit(MOST_ENDED)}` : undefined,
  );

/** What one member holds now, and held, the newest first. */
export const mandatesOf = (db: Db, member: Id<'member'>): Promise<readonly MandateView[]> =>
  read(db, sql`mandate.member_id = ${member}`, sql`mandate.ended_at desc nulls first, mandate.id desc`);

async function read(
  db: Db,
  which: ReturnType<typeof sql>,
  order = sql`mandate.title, mandate.ends_at, mandate.id`,
): Promise<readonly MandateView[]> {
  const { rows } = await sql<
    Omit<MandateView, 'circle' | 'holder'> & {
      circleId: Id<'circle'> | null;
      slug: string | null;
      circleName: string | null;
    }
  >`
    select mandate.id, mandate.role, mandate.title, mandate.member_id as member, mandate.from_at as "from",
      mandate.ends_at as "endsAt", mandate.ended_at as "endedAt", mandate.ended_how as "endedHow",
      mandate.by_decision as "byDecision", mandate.ended_by_decision as "endedByDecision", mandate.succession,
      mandate.successor_proposal as "successorProposal", mandate.reserves,
      circle.id as "circleId", circle.slug, circle.name as "circleName"
    from mandate left join circle on circle.id = mandate.circle_id
    where ${which} order by ${order}`.execute(db);
  const names = await memberNames(
    db,
    rows.map((row) => row.member),
  );
  return rows.flatMap(({ circleId, slug, circleName, ...row }) => {
    const holder = names.get(row.member);
    const circle = circleId === null ? null : { id: circleId, slug: slug ?? '', name: circleName ?? '' };
    return holder ? [{ ...row, circle, holder }] : [];
  });
}

/** Whether somebody holds a mandate with this role at this moment. */
export async function hasMandate(db: Db, actor: Pick<Actor, 'person'>, role: MandateRole): Promise<boolean> {
  const held = await db
    .selectFrom('mandate')
    .innerJoin('member', 'member.id', 'mandate.member_id')
    .where('member.person_id', '=', actor.person)
    .where('mandate.role', '=', role)
    .where('mandate.ended_at', 'is', null)
    .where('mandate.ends_at', '>', db.now)
    .select('mandate.id')
    .executeTakeFirst();
  return held !== undefined;
}
