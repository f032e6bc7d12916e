import type { Gravity } from '#actions';
import type { Id } from '#ids';
import type { Position } from './kinds.ts';

/** Minutes; one is the shortest. */
export type Minutes = number;
/** An exact share or factor: `1/2`, `3/4`, `3/2`. */
export type Share = string;

/** How a class of decisions is taken. A version of a rule never changes; a new one holds for what opens after it. */
export interface RuleSettings {
  /** The gravest actions that it may decide. `person` decides on persons only. */
  readonly decides: readonly Gravity[];
  /** From publication of a version to opening, at least. */
  readonly noticeMinutes: Minutes;
  readonly votingMinutes: Minutes;
  /** Yes must be more than this share (at least this share unless `strict`) … */
  readonly majority: Share;
  readonly strict: boolean;
  /** … of yes and no, of all votes, or of all who may vote. */
  readonly of: 'expressed' | 'cast' | 'eligible';
  /** Blocks stop it above this share of the votes; null: they count as a no and stop nothing. */
  readonly mostBlocks: Share | null;
  /** The k of the support floor min(⌈k√N⌉, ⌊N/2⌋ + 1); null: one yes suffices. */
  readonly supportRoot: Share | null;
  /** Between the outcome and its effect: when members may ask for a review or a hold. */
  readonly objectionMinutes: Minutes;
  /** One extension of this length when the floor is reached or the result turns within the last `lateMinutes`. */
  readonly extensionMinutes: Minutes;
  readonly lateMinutes: Minutes;
  /** A proposal needs K = max(1, ⌈min(5, ½√N)⌉) sponsors before it opens, its author included. */
  readonly sponsored: boolean;
  /** Members for less than this do not vote under it. */
  readonly memberForMinutes: Minutes;
  /** Executed within this time after its due date, or it expires. */
  readonly expiresMinutes: Minutes;
  /** Within this time of its effect, what brings back the state before needs less; absent or 0: never. */
  readonly undoMinutes?: Minutes;
  /** The notice and the k of the support floor that then suffice; sponsors are not asked for. */
  readonly undoNoticeMinutes?: Minutes;
  readonly undoSupportRoot?: Share | null;
  /** Of a rule that decides on persons: how long a charge stands that is not brought to a vote. */
  readonly chargeMinutes?: Minutes;
  /** How votes under it weigh, where the bylaws say so; absent: one member, one vote. */
  readonly weights?: Weights;
}

/** Who may vote. The roll is drawn when the vote opens. */
export type Electorate =
  | { readonly kind: 'members' }
  | { readonly kind: 'circle'; readonly circle: Id<'circle'> }
  | { readonly kind: 'classes'; readonly classes: readonly string[] }
  /** Members who signed in within these days. */
  | { readonly kind: 'active'; readonly days: number }
  | { readonly kind: 'named'; readonly members: readonly Id<'member'>[] }
  /** Those who found the co-op: the only one before there are members. */
  | { readonly kind: 'founders' };

/** How votes weigh: one member one vote, exact weights by class, or colleges that vote by themselves. */
export type Weights =
  | { readonly kind: 'equal' }
  | { readonly kind: 'classes'; readonly weights: Readonly<Record<string, Share>> }
  | {
      readonly kind: 'colleges';
      readonly weights: Readonly<Record<string, Share>>;
      readonly decide: 'weighted' | 'each';
    };

/** What the author chooses; it can make the rule stricter, never weaker. */
export interface ProposalSettings {
  readonly electorate: Electorate;
  readonly weights: Weights;
  /** Hides the link between name and choice from members; set at opening, never unset. */
  readonly confidential: boolean;
  readonly results: 'live' | 'after-vote' | 'at-close';
  readonly noticeMinutes: Minutes;
  readonly votingMinutes: Minutes;
  /** Not before this moment, ISO 8601; null: as soon as the notice is over and somebody opens it. */
  readonly opensAt: string | null;
  /** Opens by itself when its time has come. */
  readonly opensItself: boolean;
  /** Positions for which a reason is asked before the vote is taken. */
  readonly reasons: readonly Position[];
  readonly reminders: boolean;
  /** A tie is settled by a lot whose seed nobody knows before the last vote, or refused. */
  readonly tie: 'lot' | 'refuse';
  /** Options, where the kind has them. */
  readonly seats: number;
  readonly mostChoices: number;
  readonly ranking: 'irv' | 'schulze' | 'scottish' | 'meek';
  /** How an election is counted. */
  readonly election: 'scottish' | 'meek' | 'schulze' | 'approval' | 'majority-judgment' | 'lot';
  readonly highestScore: number;
  /** Words of the scale of a majority judgment, worst first; empty: the usual seven. */
  readonly grades: readonly string[];
  /** How many it takes, for a count-me-in; null for none. */
  readonly target: number | null;
  /** What an election fills. */
  readonly mandate: {
    readonly title: string;
    readonly role: 'organiser' | 'moderator' | 'treasurer' | 'secretary' | null;
    readonly circle: Id<'circle'> | null;
    readonly months: number;
  } | null;
}

/** An option of a vote: written by the author, or a candidate (then `id` is the member's). */
export interface Option {
  readonly id: string;
  readonly text: string;
}

/** What a member says, as it is kept and counted. */
export type Choice =
  | { readonly position: Position }
  | { readonly gradient: number }
  /** Identifiers of options. */
  | { readonly chosen: readonly string[] }
  /** Option → score or place in the scale; an option that is absent has none. */
  | { readonly scores: Readonly<Record<string, number>> }
  /** Best first; those of one inner list share a rank. */
  | { readonly ranked: readonly (readonly string[])[] };

const DAY = 1_440;

/** The presets: who took them, figures, in research of co-ops that run. */
export const RULE_PRESETS: Readonly<Record<RuleKey, RuleSettings>> = {
  lazy: {
    decides: ['small'],
    noticeMinutes: 0,
    votingMinutes: 7 * DAY,
    majority: '1/2',
    strict: true,
    of: 'expressed',
    mostBlocks: '1/10',
    supportRoot: null,
    objectionMinutes: 0,
    extensionMinutes: 0,
    lateMinutes: 0,
    sponsored: false,
    memberForMinutes: 0,
    expiresMinutes: 30 * DAY,
  },
  ordinary: {
    decides: ['small', 'ordinary'],
    noticeMinutes: 4 * DAY,
    votingMinutes: 6 * DAY,
    majority: '1/2',
    strict: true,
    of: 'expressed',
    mostBlocks: '1/10',
    supportRoot: '3/2',
    objectionMinutes: 3 * DAY,
    extensionMinutes: 2 * DAY,
    lateMinutes: DAY,
    sponsored: true,
    memberForMinutes: 0,
    expiresMinutes: 30 * DAY,
    undoMinutes: 30 * DAY,
    undoNoticeMinutes: DAY,
    undoSupportRoot: '3/4',
  },
  constitutional: {
    decides: ['small', 'ordinary', 'constitutional'],
    noticeMinutes: 14 * DAY,
    votingMinutes: 14 * DAY,
    majority: '3/4',
    strict: false,
    of: 'expressed',
    mostBlocks: '1/20',
    supportRoot: '3',
    objectionMinutes: 14 * DAY,
    extensionMinutes: 2 * DAY,
    lateMinutes: DAY,
    sponsored: true,
    memberForMinutes: 30 * DAY,
    expiresMinutes: 30 * DAY,
    undoMinutes: 30 * DAY,
    undoNoticeMinutes: 7 * DAY,
    undoSupportRoot: '3/2',
  },
  'block-proof': {
    decides: ['person'],
    noticeMinutes: 14 * DAY,
    votingMinutes: 10 * DAY,
    majority: '3/4',
    strict: false,
    of: 'expressed',
    mostBlocks: null,
    supportRoot: '3/2',
    objectionMinutes: 14 * DAY,
    extensionMinutes: 2 * DAY,
    lateMinutes: DAY,
    sponsored: true,
    memberForMinutes: 0,
    expiresMinutes: 30 * DAY,
    undoMinutes: 30 * DAY,
    undoNoticeMinutes: 7 * DAY,
    undoSupportRoot: '3/4',
    chargeMinutes: 90 * DAY,
  },
};
export type RuleKey = 'lazy' | 'ordinary' | 'constitutional' | 'block-proof';
