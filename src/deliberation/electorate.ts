import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#db';
import type { Id } from '#ids';
import { minutesAfter } from './schedule.ts';
import type { ProposalSettings, RuleSettings } from './settings.ts';

/** Somebody who may vote now: a voting member, and before the register is open a founder. */
export const inGoodStanding = sql<boolean>`(member.status = 'voting'
  or (member.status = 'applicant' and member.founder and member.number is null))`;

/** Somebody can vote for it, and be told: a person with an account, or a delegate who has one. */
const reachable = sql<boolean>`exists (
  select from account where account.person_id = member.person_id and account.deleted_at is null
  union all
  select from member_delegate
    join account on account.person_id = member_delegate.person_id and account.deleted_at is null
  where member_delegate.member_id = member.id and member_delegate.ended_at is null)`;

interface Asked {
  readonly settings: ProposalSettings;
  readonly rule: RuleSettings;
  readonly at: Date;
}

function belongs({ settings: { electorate }, at }: Asked): RawBuilder<boolean> {
  switch (electorate.kind) {
    case 'members':
      return sql`true`;
    case 'founders':
      return sql`member.founder`;
    case 'circle':
      return sql`exists (select from circle_member where circle_id = ${electorate.circle}
        and member_id = member.id and ended_at is null)`;
    case 'classes':
      return sql`member.class = any(${electorate.classes}::text[])`;
    case 'named':
      return sql`member.id = any(${electorate.members}::bigint[])`;
    case 'active':
      return sql`exists (
        select from session where seen_at >= ${minutesAfter(at, -electorate.days * 1_440)} and session.person_id in (
          select member.person_id union all
          select person_id from member_delegate where member_id = member.id and ended_at is null))`;
  }
}

function weightOf({ settings: { weights } }: Asked): RawBuilder<string> {
  if (weights.kind !== 'classes') return sql`'1'::text`;
  return sql`coalesce(${JSON.stringify(weights.weights)}::jsonb ->> member.class, '1')`;
}

/**
 * The query of those who may vote: `member_id`, `weight`, `college`. Whoever came in too lately for the rule waits;
 * those who founded the co-op do not.
 */
export const rollQuery = (
  asked: Asked,
): RawBuilder<{ member_id: Id<'member'>; weight: string; college: string | null }> => sql`
  select member.id as member_id, ${weightOf(asked)} as weight,
    ${asked.settings.weights.kind === 'colleges' ? sql`member.class` : sql`null::text`} as college
  from member
  where ${inGoodStanding} and ${reachable} and ${belongs(asked)}
    and (member.founder or ${asked.rule.memberForMinutes} = 0
      or member.admitted_at <= ${minutesAfter(asked.at, -asked.rule.memberForMinutes)})`;

/** How many would be on the roll now. */
export async function countElectorate(db: Db, asked: Omit<Asked, 'at'>): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from (${rollQuery({ ...asked, at: db.now })}) as roll`.execute(db);
  return rows[0]?.n ?? 0;
}
