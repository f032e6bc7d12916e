import type { Actor } from '#accounts';
import type { Db } from '#db';
import type { Choice, RuleSettings } from '#deliberation';
import type { Id } from '#ids';
import type { Answer, MandateView, MemberKind, MemberStatus } from '#membership';

/** The numbers that decisions have in the register, for pages that link to them. */
export async function decisionNumbers(
  db: Db,
  ids: readonly (Id<'decision'> | null)[],
): Promise<ReadonlyMap<Id<'decision'>, number>> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  if (wanted.length === 0) return new Map();
  const rows = await db.selectFrom('decision').where('id', 'in', wanted).select(['id', 'number']).execute();
  return new Map(rows.map(({ id, number }) => [id, number]));
}

/** The numbers that proposals have at `/d/…`; drafts have none. */
export async function proposalNumbers(
  db: Db,
  ids: readonly (Id<'proposal'> | null)[],
): Promise<ReadonlyMap<Id<'proposal'>, number>> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  if (wanted.length === 0) return new Map();
  const rows = await db.selectFrom('proposal').where('id', 'in', wanted).select(['id', 'number']).execute();
  return new Map(rows.flatMap(({ id, number }) => (number === null ? [] : [[id, number]])));
}

/** The numbers of everything that some mandates point at. */
export async function mandateLinks(db: Db, mandates: readonly MandateView[]): Promise<MandateLinks> {
  const [decisions, proposals] = await Promise.all([
    decisionNumbers(
      db,
      mandates.flatMap((one) => [one.byDecision, one.endedByDecision]),
    ),
    proposalNumbers(
      db,
      mandates.map((one) => one.successorProposal),
    ),
  ]);
  return { decisions, proposals };
}

export interface MandateLinks {
  readonly decisions: ReadonlyMap<Id<'decision'>, number>;
  readonly proposals: ReadonlyMap<Id<'proposal'>, number>;
}

export interface RuleVersion {
  readonly key: string;
  readonly version: number;
  readonly name: string;
  readonly settings: RuleSettings;
  readonly since: Date;
  readonly until: Date | null;
  /** The number of the decision that made it. */
  readonly decision: number | null;
}

/** Every version of every rule that was ever written down, newest first. */
export async function ruleVersions(db: Db): Promise<readonly RuleVersion[]> {
  return db
    .selectFrom('rule')
    .leftJoin('decision', 'decision.id', 'rule.by_decision')
    .select([
      'rule.key',
      'rule.version',
      'rule.name',
      'rule.settings',
      'rule.created_at as since',
      'rule.superseded_at as until',
      'decision.number as decision',
    ])
    .orderBy('rule.key')
    .orderBy('rule.version', 'desc')
    .execute();
}

/** An application of one's own, or for an organisation that one speaks for, and its answer. */
export interface OwnApplication {
  readonly id: Id<'member'>;
  readonly kind: MemberKind;
  readonly name: string;
  readonly class: string;
  readonly status: MemberStatus;
  readonly answers: readonly Answer[];
  readonly appliedAt: Date;
  /** Why it was refused; empty otherwise. */
  readonly reason: string;
}

/** What waits or was refused, newest first. */
export async function ownApplications(db: Db, actor: Actor): Promise<readonly OwnApplication[]> {
  const rows = await db
    .selectFrom('member')
    .where((eb) =>
      eb.or([
        eb('person_id', '=', actor.person),
        eb.exists(
          eb
            .selectFrom('member_delegate')
            .whereRef('member_delegate.member_id', '=', 'member.id')
            .where('member_delegate.person_id', '=', actor.person)
            .select('member_delegate.id'),
        ),
      ]),
    )
    .where('status', 'in', ['applicant', 'refused'])
    .select((eb) => [
      'id',
      'kind',
      'legal_name as name',
      'class',
      'status',
      'answers',
      'applied_at as appliedAt',
      eb
        .selectFrom('membership_event')
        .whereRef('membership_event.member_id', '=', 'member.id')
        .orderBy('at', 'desc')
        .orderBy('membership_event.id', 'desc')
        .limit(1)
        .select('reason')
        .as('last'),
    ])
    .orderBy('applied_at', 'desc')
    .execute();
  return rows.map(({ last, ...row }) => ({ ...row, reason: row.status === 'refused' ? (last ?? '') : '' }));
}

/** How often a member voted, of the votes that were theirs to cast. */
export async function votesOf(db: Db, member: Id<'member'>): Promise<{ cast: number; called: number }> {
  const row = await db
    .selectFrom('elector')
    .leftJoin('stance', (join) =>
      join.onRef('stance.proposal_id', '=', 'elector.proposal_id').onRef('stance.member_id', '=', 'elector.member_id'),
    )
    .where('elector.member_id', '=', member)
    .select((eb) => [eb.fn.countAll<string>().as('called'), eb.fn.count<string>('stance.member_id').as('cast')])
    .executeTakeFirstOrThrow();
  return { cast: Number(row.cast), called: Number(row.called) };
}

export interface OwnVote {
  readonly proposal: number | null;
  readonly title: string;
  readonly opened_at: Date | null;
  readonly cast_at: Date | null;
  /** null: not cast, or hidden for ever by a confidential vote that has closed. */
  readonly choice: Choice | null;
  readonly reason: string;
}

/** The votes that were a member's to cast, and what they said, newest first. */
export async function ownVotes(db: Db, member: Id<'member'>): Promise<readonly OwnVote[]> {
  const rows = await db
    .selectFrom('elector')
    .innerJoin('proposal', 'proposal.id', 'elector.proposal_id')
    .leftJoin('stance', (join) =>
      join.onRef('stance.proposal_id', '=', 'elector.proposal_id').onRef('stance.member_id', '=', 'elector.member_id'),
    )
    .where('elector.member_id', '=', member)
    .where('proposal.opened_at', 'is not', null)
    .select([
      'proposal.number as proposal',
      'proposal.title',
      'proposal.opened_at',
      'stance.cast_at',
      'stance.choice',
      'stance.reason',
    ])
    .orderBy('proposal.opened_at', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, reason: row.reason ?? '' }));
}

/** The answers that a member gave when they applied. */
export async function ownAnswers(db: Db, member: Id<'member'>): Promise<readonly Answer[]> {
  const row = await db.selectFrom('member').where('id', '=', member).select('answers').executeTakeFirst();
  return row?.answers ?? [];
}

/** The number a person has in the register while they are a member, for the foot of every page. */
export async function memberNumberOf(db: Db, person: Id<'person'>): Promise<number | undefined> {
  const row = await db
    .selectFrom('member')
    .where('person_id', '=', person)
    .where('status', 'in', ['probation', 'voting', 'suspended'])
    .select('number')
    .executeTakeFirst();
  return row?.number ?? undefined;
}
