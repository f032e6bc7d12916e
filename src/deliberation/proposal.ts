import type { CountRecord } from '@essor/tally';
import type { Json } from '#actions';
import type { Id } from '#ids';
import type { Position, ProposalKind } from './kinds.ts';
import type { DecisionState, OutcomeResult, ProposalOrigin, ProposalState } from './schema.ts';
import type { Choice, Option, ProposalSettings, RuleSettings } from './settings.ts';

/** Whoever wrote a proposal, as their account stands. */
export interface ProposalAuthor {
  readonly account: Id<'account'>;
  readonly handle: string;
  readonly displayName: string;
  /** Name of a file of the media folder. */
  readonly avatarFile: string | null;
}

/** A proposal as lists and cards show it. */
export interface ProposalSummary {
  readonly id: Id<'proposal'>;
  /** Given when it is published. */
  readonly number: number | null;
  readonly version: number;
  readonly kind: ProposalKind;
  readonly title: string;
  readonly language: 'en' | 'fr';
  readonly state: ProposalState;
  /** null: that account is gone. */
  readonly author: ProposalAuthor | null;
  readonly member: Id<'member'>;
  readonly circle: { readonly id: Id<'circle'>; readonly slug: string; readonly name: string } | null;
  readonly rule: { readonly id: Id<'rule'>; readonly key: string; readonly name: string; readonly version: number };
  readonly confidential: boolean;
  readonly publishedAt: Date | null;
  /** Not before: when the notice of this version is over. null until it is published. */
  readonly opensNotBefore: Date | null;
  readonly openedAt: Date | null;
  readonly closesAt: Date | null;
  readonly closedAt: Date | null;
  /** Those on the roll; null before opening. */
  readonly electors: number | null;
  /** How many voted; null before opening. */
  readonly cast: number | null;
  readonly result: OutcomeResult | null;
  readonly decision: {
    readonly id: Id<'decision'>;
    readonly number: number;
    readonly state: DecisionState;
    readonly dueAt: Date | null;
  } | null;
  /** The post that announces it, whose replies are the debate. */
  readonly post: Id<'post'> | null;
}

/** What happens if it passes, one action at a time: words by `changesOf`. */
export interface ShownAction {
  readonly id: Id<'action'>;
  readonly position: number;
  /** Runs only when this option is chosen. */
  readonly option: string | null;
  readonly name: string;
  readonly input: Json;
  /** As it is: what was frozen at opening, before that as it stands now. */
  readonly before: Json;
  readonly labels: Json;
  readonly ranAt: Date | null;
  readonly after: Json | null;
  /** `before` is read now and may still change: the vote has not opened. */
  readonly current: boolean;
}

/** One condition of the rule and where it stands, in exact numbers. */
export interface TallyTest {
  readonly test: 'majority' | 'blocks' | 'support' | 'fewest-yes' | 'quorum' | 'colleges';
  readonly college?: string;
  readonly found: string;
  readonly wanted: string;
  /** Passed only above `wanted`, not at it. */
  readonly strict: boolean;
  readonly passed: boolean;
}

/** Where a vote stands; the same at the end. */
export interface LiveTally {
  readonly cast: number;
  readonly electors: number;
  /** How much support it takes, at least. */
  readonly floor: number;
  /** By heads, not by weight. */
  readonly positions: Readonly<Record<Position, number>> | null;
  /** How many chose each of the eight steps, best first. */
  readonly gradients: readonly number[] | null;
  /** For choices and approval their votes, for scores and grades their sum, for rankings how often they stand first. */
  readonly options: readonly { readonly id: string; readonly text: string; readonly votes: number }[] | null;
  readonly tests: readonly TallyTest[];
}

export interface Candidate {
  readonly member: Id<'member'>;
  readonly name: string;
  readonly handle: string | null;
  readonly avatarFile: string | null;
  readonly statement: string;
  readonly nominatedBy: Id<'member'>;
  readonly acceptedAt: Date | null;
}

/** A proposal with everything that its page shows. */
export interface Proposal extends ProposalSummary {
  /** Markdown. */
  readonly body: string;
  readonly options: readonly Option[];
  readonly settings: ProposalSettings;
  readonly ruleSettings: RuleSettings;
  readonly actions: readonly ShownAction[];
  /** null: not running yet, or hidden from this viewer now (`tallyHidden`). */
  readonly tally: LiveTally | null;
  readonly tallyHidden: boolean;
  readonly sponsors: readonly { readonly member: Id<'member'>; readonly at: Date }[];
  readonly sponsorsNeeded: number;
  readonly frozenHash: string | null;
  readonly extendedAt: Date | null;
  /** A calendar day. */
  readonly reviewOn: string | null;
  readonly origin: ProposalOrigin | null;
  readonly originDecision: Id<'decision'> | null;
  /** It brings back the state before a recent decision, for which the rule asks less: until when it may be published so. */
  readonly reliefUntil: Date | null;
  readonly candidates: readonly Candidate[];
  /** The count, once closed. */
  readonly record: CountRecord | null;
  /** The options chosen, in order, once closed. */
  readonly chosen: readonly string[];
  /** The support floor: of the roll once open, of those who would be on it before. */
  readonly floor: number;
}

/** What a member said in a public vote. */
export interface ShownStance {
  readonly member: Id<'member'>;
  /** A person by the display name of their account, an organisation by its name. */
  readonly name: string;
  readonly handle: string | null;
  readonly avatarFile: string | null;
  readonly position: Position | null;
  readonly choice: Choice;
  readonly reason: string;
  readonly at: Date;
  /** The vote was changed so many times, less one. */
  readonly revision: number;
  /** The reply that carries the reason. */
  readonly post: Id<'post'> | null;
  readonly replies: number;
}
