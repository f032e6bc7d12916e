import type { CountRecord } from '@essor/tally';
import type { ActionCall } from '#actions';
import type { Id } from '#ids';
import type { Duty } from './duty.ts';
import type { ProposalKind } from './kinds.ts';
import type { ShownAction } from './proposal.ts';
import type { DecisionFault, DecisionState, ObjectionKind, OutcomeResult, ProposalOrigin } from './schema.ts';
import type { Option, RuleSettings } from './settings.ts';

/** One line of the register. */
export interface Decision {
  readonly id: Id<'decision'>;
  readonly number: number;
  readonly state: DecisionState;
  readonly title: string;
  readonly language: 'en' | 'fr';
  readonly kind: ProposalKind;
  readonly origin: ProposalOrigin | null;
  readonly proposal: { readonly id: Id<'proposal'>; readonly number: number };
  readonly circle: { readonly id: Id<'circle'>; readonly slug: string; readonly name: string } | null;
  readonly rule: { readonly key: string; readonly name: string; readonly version: number };
  readonly result: OutcomeResult;
  readonly electors: number;
  readonly cast: number;
  readonly decidedAt: Date;
  /** When its actions run, unless it is held; null when it was rejected. */
  readonly dueAt: Date | null;
  readonly expiresAt: Date | null;
  readonly executedAt: Date | null;
  /** A calendar day. */
  readonly reviewOn: string | null;
}

/** An action as the register shows it: `before` is what it found, or what was frozen while it has not run. */
export interface RegisteredAction extends Omit<ShownAction, 'current'> {
  readonly inverse: ActionCall | null;
}

export interface Objection {
  readonly member: Id<'member'>;
  readonly kind: ObjectionKind;
  readonly reason: string;
  readonly at: Date;
}

/** Another decision or proposal that this one led to. */
export interface Follower {
  readonly proposal: Id<'proposal'>;
  readonly number: number | null;
  readonly title: string;
  readonly origin: ProposalOrigin;
  readonly state: string;
}

export interface DecisionInFull extends Decision {
  readonly body: string;
  readonly options: readonly Option[];
  readonly chosen: readonly string[];
  readonly record: CountRecord;
  readonly recordHash: string;
  readonly frozenHash: string;
  readonly ruleSettings: RuleSettings;
  /** It undid another one in time: the settings above are those of the rule, relieved. */
  readonly relieved: boolean;
  readonly actions: readonly RegisteredAction[];
  readonly objections: readonly Objection[];
  /** How many members must ask for a review, and for a hold. */
  readonly reviewNeeds: number;
  readonly holdNeeds: number;
  readonly fault: DecisionFault | null;
  readonly duties: readonly Duty[];
  /** The decision that brought back what this one changed. */
  readonly undoneBy: { readonly id: Id<'decision'>; readonly number: number } | null;
  /** Of a proposal that came of another decision: that one. */
  readonly cameOf: { readonly id: Id<'decision'>; readonly number: number } | null;
  readonly followers: readonly Follower[];
}

export interface DecisionFilter {
  readonly state?: DecisionState;
  readonly circle?: Id<'circle'>;
  /** Calendar days, both included. */
  readonly from?: string;
  readonly to?: string;
  /** Words of the title or the text, or the number. */
  readonly search?: string;
  /** Numbers below this one. */
  readonly before?: number;
  readonly limit?: number;
}
