import type { ColumnType } from 'kysely';
import type { Id } from '#ids';

/**
 * Where somebody stands in the register. `applicant`, `refused` and `withdrawn` have no number yet; `probation` has
 * one and no vote; `voting` votes; `suspended`, `left` and `expelled` keep their number and vote no more.
 */
export type MemberStatus =
  | 'applicant'
  | 'refused'
  | 'withdrawn'
  | 'probation'
  | 'voting'
  | 'suspended'
  | 'left'
  | 'expelled';
export type MemberKind = 'person' | 'organisation';
export type MembershipEventKind =
  | 'applied'
  | 'withdrew'
  | 'refused'
  | 'admitted'
  /** The time of probation is over. */
  | 'confirmed'
  | 'suspended'
  | 'reinstated'
  | 'left'
  | 'expelled'
  | 'class-changed'
  | 'renamed'
  /** Steps of an expulsion: the charge is told, the member replies, and may appeal. */
  | 'charged'
  | 'replied'
  | 'appealed'
  /** The charge was not brought to a vote in time, or members did not expel. */
  | 'charge-ended';
/** A role that a mandate can carry. */
export type MandateRole = 'organiser' | 'moderator' | 'treasurer' | 'secretary';
export type Succession = 'election' | 'draw' | 'none';

export interface Answer {
  readonly question: string;
  readonly answer: string;
}

type DefaultedJson<T> = ColumnType<T, string | undefined, string>;

export interface MemberClassTable {
  key: string;
  name: string;
  description: ColumnType<string, string | undefined>;
  position: ColumnType<number, number | undefined>;
  retired_at: Date | null;
}

export interface MembershipQuestionTable {
  id: Id<'question'>;
  position: number;
  question: string;
  required: ColumnType<boolean, boolean | undefined>;
  created_at: Date;
  retired_at: Date | null;
}

export interface MemberTable {
  id: Id<'member'>;
  number: number | null;
  kind: MemberKind;
  person_id: Id<'person'> | null;
  legal_name: string;
  class: string;
  status: MemberStatus;
  founder: ColumnType<boolean, boolean | undefined>;
  answers: DefaultedJson<readonly Answer[]>;
  applied_at: Date;
  admitted_at: Date | null;
  ended_at: Date | null;
}

export interface MembershipEventTable {
  id: Id<'membership-event'>;
  member_id: Id<'member'>;
  kind: MembershipEventKind;
  status: MemberStatus;
  class: string;
  number: number | null;
  legal_name: string;
  reason: ColumnType<string, string | undefined>;
  by_person: Id<'person'> | null;
  by_decision: Id<'decision'> | null;
  at: Date;
  /** Of a charge: when it ends unless it is brought to a vote. */
  lapses_at: ColumnType<Date | null, Date | null | undefined>;
}

export interface MemberDelegateTable {
  id: Id<'delegate'>;
  member_id: Id<'member'>;
  person_id: Id<'person'>;
  from_at: Date;
  named_by: Id<'person'> | null;
  ended_at: Date | null;
}

export interface CircleTable {
  id: Id<'circle'>;
  slug: string;
  name: string;
  purpose: string;
  open: ColumnType<boolean, boolean | undefined>;
  created_at: Date;
  created_by_decision: Id<'decision'> | null;
  closed_at: Date | null;
  closed_by_decision: Id<'decision'> | null;
}

export interface CircleMemberTable {
  circle_id: Id<'circle'>;
  member_id: Id<'member'>;
  from_at: Date;
  ended_at: Date | null;
}

export interface CirclePowerTable {
  circle_id: Id<'circle'>;
  action: string;
  rule_key: string;
  from_at: Date;
  by_decision: Id<'decision'> | null;
  ended_at: Date | null;
}

export interface MandateTable {
  id: Id<'mandate'>;
  role: MandateRole | null;
  title: string;
  circle_id: Id<'circle'> | null;
  member_id: Id<'member'>;
  from_at: Date;
  ends_at: Date;
  ended_at: Date | null;
  ended_how: 'term' | 'decision' | 'resigned' | 'left' | null;
  by_decision: Id<'decision'> | null;
  ended_by_decision: Id<'decision'> | null;
  succession: ColumnType<Succession, Succession | undefined>;
  successor_proposal: Id<'proposal'> | null;
  reserves: DefaultedJson<readonly Id<'member'>[]>;
}

export interface MembershipSchema {
  member_class: MemberClassTable;
  membership_question: MembershipQuestionTable;
  member: MemberTable;
  membership_event: MembershipEventTable;
  member_delegate: MemberDelegateTable;
  circle: CircleTable;
  circle_member: CircleMemberTable;
  circle_power: CirclePowerTable;
  mandate: MandateTable;
}
