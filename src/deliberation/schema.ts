import type { ColumnType } from 'kysely';
import type { CountRecord } from '@essor/tally';
import type { ActionCall, Json } from '#actions';
import type { Id } from '#ids';
import type { Position, ProposalKind } from './kinds.ts';
import type { Choice, Option, ProposalSettings, RuleSettings } from './settings.ts';

export type ProposalState = 'draft' | 'discussion' | 'voting' | 'closed' | 'withdrawn';
export type ProposalOrigin = 'succession' | 'review' | 'undo' | 'emergency' | 'call-in' | 'hold' | 'founding';
export type OutcomeResult = 'passed' | 'failed' | 'floor-missed' | 'tied' | 'indicative';
export type DecisionState = 'rejected' | 'queued' | 'held' | 'executed' | 'stale' | 'failed' | 'expired' | 'cancelled';
export type ObjectionKind = 'review' | 'hold' | 'call-in';
export type AmendmentState = 'offered' | 'accepted' | 'declined' | 'withdrawn';
export type DocumentKind = 'bylaws' | 'manifesto' | 'code-of-conduct' | 'policy';

type JsonColumn<T> = ColumnType<T, string, string>;

export interface RuleTable {
  id: Id<'rule'>;
  key: string;
  version: number;
  name: ColumnType<string, string | undefined>;
  settings: JsonColumn<RuleSettings>;
  created_at: Date;
  by_decision: Id<'decision'> | null;
  superseded_at: Date | null;
}

export interface ProposalTable {
  id: Id<'proposal'>;
  number: number | null;
  version: ColumnType<number, number | undefined>;
  account_id: Id<'account'>;
  member_id: Id<'member'>;
  circle_id: Id<'circle'> | null;
  kind: ProposalKind;
  title: string;
  body: string;
  language: 'en' | 'fr';
  rule_id: Id<'rule'>;
  settings: JsonColumn<ProposalSettings>;
  options: ColumnType<readonly Option[], string | undefined, string>;
  state: ProposalState;
  created_at: Date;
  published_at: Date | null;
  version_at: Date;
  opened_at: Date | null;
  closes_at: Date | null;
  extended_at: Date | null;
  closed_at: Date | null;
  withdrawn_at: Date | null;
  frozen: string | null;
  frozen_hash: string | null;
  electors: number | null;
  /** A calendar day. */
  review_on: string | null;
  origin: ProposalOrigin | null;
  origin_decision: Id<'decision'> | null;
  relief_until: ColumnType<Date | null, Date | null | undefined>;
}

/** An action as a version of a proposal holds it. */
export interface VersionedAction extends ActionCall {
  readonly option: string | null;
}

export interface ProposalVersionTable {
  proposal_id: Id<'proposal'>;
  version: number;
  title: string;
  body: string;
  options: JsonColumn<readonly Option[]>;
  actions: JsonColumn<readonly VersionedAction[]>;
  rule_id: Id<'rule'>;
  settings: JsonColumn<ProposalSettings>;
  by_account: Id<'account'>;
  amendment_id: Id<'amendment'> | null;
  at: Date;
}

export interface ActionTable {
  id: Id<'action'>;
  proposal_id: Id<'proposal'>;
  position: number;
  option_id: string | null;
  name: string;
  input: JsonColumn<Json>;
  expected: ColumnType<Json | null, string | null | undefined, string | null>;
  labels: ColumnType<Json | null, string | null | undefined, string | null>;
  ran_at: Date | null;
  before: ColumnType<Json | null, string | null | undefined, string | null>;
  after: ColumnType<Json | null, string | null | undefined, string | null>;
  inverse: ColumnType<ActionCall | null, string | null | undefined, string | null>;
}

export interface SponsorTable {
  proposal_id: Id<'proposal'>;
  member_id: Id<'member'>;
  at: Date;
}

export interface CandidateTable {
  proposal_id: Id<'proposal'>;
  member_id: Id<'member'>;
  statement: ColumnType<string, string | undefined>;
  nominated_by: Id<'member'>;
  nominated_at: Date;
  accepted_at: Date | null;
  withdrawn_at: Date | null;
}

export interface ElectorTable {
  proposal_id: Id<'proposal'>;
  member_id: Id<'member'>;
  weight: ColumnType<string, string | undefined>;
  college: string | null;
  noticed_at: Date | null;
  reminded_at: Date | null;
}

export interface StanceTable {
  proposal_id: Id<'proposal'>;
  member_id: Id<'member'>;
  choice: ColumnType<Choice | null, string | null | undefined, string | null>;
  position: Position | null;
  reason: ColumnType<string, string | undefined>;
  person_id: Id<'person'>;
  post_id: Id<'post'> | null;
  revision: ColumnType<number, number | undefined>;
  cast_at: Date;
}

export interface StanceRevisionTable {
  proposal_id: Id<'proposal'>;
  member_id: Id<'member'>;
  revision: number;
  choice: JsonColumn<Choice>;
  position: Position | null;
  reason: string;
  cast_at: Date;
}

export interface BallotTable {
  proposal_id: Id<'proposal'>;
  ordinal: number;
  choice: JsonColumn<Choice>;
  weight: string;
  college: string | null;
}

export interface OutcomeTable {
  proposal_id: Id<'proposal'>;
  result: OutcomeResult;
  chosen: ColumnType<readonly string[], string | undefined, string>;
  electors: number;
  cast_votes: number;
  record: JsonColumn<CountRecord>;
  record_hash: string;
  closed_at: Date;
}

/** Why a decision could not take effect. */
export interface DecisionFault {
  /** The position of the action, from 0. */
  readonly action: number;
  /**
   * `changed`: what it found is not what was voted on. `refused`: the verb said no. `unknown`: no such action any more.
   * `broken`: it broke off each time it was tried.
   */
  readonly why: 'changed' | 'refused' | 'unknown' | 'broken';
  /** The sentence of a refusal, in both languages. */
  readonly sentence?: { readonly en: string; readonly fr: string };
}

export interface DecisionTable {
  id: Id<'decision'>;
  number: number;
  proposal_id: Id<'proposal'>;
  state: DecisionState;
  decided_at: Date;
  due_at: Date | null;
  expires_at: Date | null;
  executed_at: Date | null;
  fault: ColumnType<DecisionFault | null, string | null | undefined, string | null>;
  tries: ColumnType<number, number | undefined>;
  retry_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  review_on: string | null;
  reviewed_by_proposal: Id<'proposal'> | null;
  undone_by_decision: Id<'decision'> | null;
}

export interface ObjectionTable {
  id: Id<'objection'>;
  decision_id: Id<'decision'>;
  member_id: Id<'member'>;
  kind: ObjectionKind;
  reason: ColumnType<string, string | undefined>;
  at: Date;
}

export interface CallInTable {
  proposal_id: Id<'proposal'>;
  member_id: Id<'member'>;
  reason: ColumnType<string, string | undefined>;
  at: Date;
}

export interface ProposalEventTable {
  id: Id<'proposal-event'>;
  proposal_id: Id<'proposal'>;
  kind: string;
  member_id: Id<'member'> | null;
  data: ColumnType<Readonly<Record<string, Json>>, string | undefined, string>;
  at: Date;
}

export interface AmendmentTable {
  id: Id<'amendment'>;
  proposal_id: Id<'proposal'>;
  version: number;
  member_id: Id<'member'>;
  paragraph: number;
  original: string;
  replacement: string;
  why: ColumnType<string, string | undefined>;
  state: AmendmentState;
  offered_at: Date;
  settled_at: Date | null;
  answer: ColumnType<string, string | undefined>;
  /** The reply in the debate that carries the reason. */
  post_id: Id<'post'> | null;
}

export interface DebateSummaryTable {
  id: Id<'summary'>;
  proposal_id: Id<'proposal'>;
  member_id: Id<'member'>;
  text: string;
  at: Date;
}

export interface DocumentTable {
  id: Id<'document'>;
  slug: string;
  kind: DocumentKind;
  title: string;
  language: 'en' | 'fr';
  version: number;
  created_at: Date;
  retired_at: Date | null;
}

export interface DocumentVersionTable {
  document_id: Id<'document'>;
  version: number;
  text: string;
  hash: string;
  by_decision: Id<'decision'> | null;
  by_person: Id<'person'> | null;
  at: Date;
}

export interface DocumentSignatureTable {
  document_id: Id<'document'>;
  version: number;
  person_id: Id<'person'>;
  /** Through which account, whose name is shown when `shown`. */
  account_id: Id<'account'>;
  shown: boolean;
  at: Date;
}

export interface CitationTable {
  id: Id<'citation'>;
  proposal_id: Id<'proposal'>;
  label: string;
  address: ColumnType<string, string | undefined>;
  text: string;
  hash: string;
  at: Date;
}

export interface DutyTable {
  id: Id<'duty'>;
  decision_id: Id<'decision'>;
  what: string;
  owner_id: Id<'member'>;
  /** A calendar day. */
  due_on: string;
  reminded_at: Date | null;
  proof: string | null;
  done_at: Date | null;
  done_by: Id<'member'> | null;
}

export interface ProposalTemplateTable {
  id: Id<'template'>;
  name: string;
  member_id: Id<'member'>;
  kind: ProposalKind;
  title: string;
  body: string;
  rule_key: string;
  settings: JsonColumn<ProposalSettings>;
  options: ColumnType<readonly Option[], string | undefined, string>;
  created_at: Date;
  retired_at: Date | null;
}

export interface SmallActTable {
  id: Id<'small-act'>;
  action: string;
  input: JsonColumn<Json>;
  before: JsonColumn<Json>;
  labels: ColumnType<Json | null, string | null | undefined, string | null>;
  inverse: JsonColumn<ActionCall>;
  member_id: Id<'member'>;
  reason: string;
  at: Date;
  proposal_id: Id<'proposal'> | null;
}

export interface SmallActCallInTable {
  act_id: Id<'small-act'>;
  member_id: Id<'member'>;
  reason: string;
  at: Date;
}

export interface EmergencyActTable {
  id: Id<'emergency'>;
  action: string;
  input: JsonColumn<Json>;
  before: JsonColumn<Json>;
  after: JsonColumn<Json>;
  labels: ColumnType<Json | null, string | null | undefined, string | null>;
  inverse: JsonColumn<ActionCall>;
  member_id: Id<'member'>;
  reason: string;
  at: Date;
  lapses_at: Date;
  proposal_id: Id<'proposal'> | null;
  ratified_at: Date | null;
  lapsed_at: Date | null;
}

export interface DeliberationSchema {
  rule: RuleTable;
  proposal: ProposalTable;
  proposal_version: ProposalVersionTable;
  action: ActionTable;
  sponsor: SponsorTable;
  candidate: CandidateTable;
  elector: ElectorTable;
  stance: StanceTable;
  stance_revision: StanceRevisionTable;
  ballot: BallotTable;
  outcome: OutcomeTable;
  decision: DecisionTable;
  objection: ObjectionTable;
  call_in: CallInTable;
  proposal_event: ProposalEventTable;
  amendment: AmendmentTable;
  debate_summary: DebateSummaryTable;
  document: DocumentTable;
  document_version: DocumentVersionTable;
  document_signature: DocumentSignatureTable;
  citation: CitationTable;
  duty: DutyTable;
  proposal_template: ProposalTemplateTable;
  emergency_act: EmergencyActTable;
  small_act: SmallActTable;
  small_act_call_in: SmallActCallInTable;
}
