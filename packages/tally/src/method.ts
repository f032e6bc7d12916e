/** A number written exactly: "2/3", "0.5" or "12". */
export type NumberText = string;

/**
 * How a tie is broken; the rules of a list are tried in order. `previous`: the most recent earlier round in which the
 * tied differ. `lot`: the order drawn by `drawLots(seed, ids)`. `order`: an order given beforehand, by identifier.
 * `listed`: the order of the candidate list. For the last three the first in the order is the one chosen, whether to be
 * elected, to be excluded or to go first. `refuse`: the count stops with the error `tie-refused`.
 */
export type TieRule =
  | { readonly by: 'previous' }
  | { readonly by: 'lot'; readonly seed: string }
  | { readonly by: 'order'; readonly order: readonly string[] }
  | { readonly by: 'listed' }
  | { readonly by: 'refuse' };

type Ties = { readonly ties: readonly TieRule[] };
type Seats = { readonly seats: number };

/**
 * `fixed`: decimals truncated or rounded up as the rule says. `guarded`: decimals with guard digits, where values closer
 * than half a unit of the last unguarded place are equal. `rational`: exact fractions.
 */
export type ArithmeticRule =
  | { readonly kind: 'fixed'; readonly places: number }
  | { readonly kind: 'guarded'; readonly places: number; readonly guard: number }
  | { readonly kind: 'rational' };

/** What a ranking means when it is not a plain list. */
export type RankingRules = {
  /**
   * Several candidates at one rank (an overvote). `share`: the vote is divided among them. `stop`: the ballot counts as
   * far as that rank and is exhausted there. `skip`: that rank is passed over. `void`: the whole ballot is invalid.
   * `refuse`: error `equal-ranks-refused`.
   */
  readonly equalRanks: 'share' | 'stop' | 'skip' | 'void' | 'refuse';
  /** An empty rank between two others: go on to the next one, or end the ballot there. */
  readonly skippedRanks: 'advance' | 'stop';
};

/** Single transferable vote by weighted inclusive Gregory transfers. */
export type GregoryMethod = Ties &
  Seats &
  RankingRules & {
    readonly name: 'scottish' | 'wigm' | 'wigm-prf' | 'cfer' | 'minneapolis';
    /** `droop-whole`: ⌊votes ÷ (seats + 1)⌋ + 1. `droop-fraction`: votes ÷ (seats + 1), plus the smallest unit when not exact. */
    readonly quota: 'droop-whole' | 'droop-fraction';
    /** Elected on reaching the quota, or only above it (exact fractions). */
    readonly elected: 'reaches' | 'exceeds';
    readonly arithmetic: ArithmeticRule;
    /** One surplus a round, the largest first; or all of them in one round. */
    readonly surplusOrder: 'largest' | 'all';
    /** Truncate once after value × surplus ÷ votes, or after the product and again after the quotient. */
    readonly rounding: 'once' | 'each-step';
    /** Exclude one at a time; together all who cannot win any more; together all with no vote. */
    readonly batch: 'none' | 'sure-losers' | 'zero';
    /** Papers without a next preference are set aside at their value. */
    readonly exhausted: 'set-aside';
    /** A candidate who is not ranked receives nothing from that ballot. */
    readonly unranked: 'nothing';
  };

/** Single transferable vote by keep factors (Meek, Warren). */
export type MeekMethod = Ties &
  Seats &
  RankingRules & {
    readonly name: 'meek' | 'meek-prf' | 'warren';
    readonly quota: 'droop-fraction';
    readonly elected: 'reaches' | 'exceeds';
    readonly arithmetic: ArithmeticRule;
    /** Iterations end when the surplus is below 1 ÷ 10^omega. */
    readonly omega: number;
    /** Keep products rounded up and taken off the weight (PRF), or both parts rounded down. */
    readonly keeping: 'round-up' | 'round-down';
    readonly batch: 'none' | 'sure-losers';
    /** The quota is worked out again on the votes that still count. */
    readonly exhausted: 'lower-quota';
    readonly unranked: 'nothing';
  };

export type IrvMethod = Ties &
  RankingRules & {
    readonly name: 'irv';
    /** Stop at more than half of the continuing votes, or go on until two are left. */
    readonly until: 'majority' | 'two-left';
    readonly exhausted: 'set-aside';
    readonly unranked: 'nothing';
  };

type PairwiseRules = Ties &
  Seats & {
    /** A candidate who is not ranked is below all ranked ones, or is compared with nobody on that ballot. */
    readonly unranked: 'last' | 'no-comparison';
    /** Strength of a win: the votes of the winning side, the difference, or the exact ratio. */
    readonly strength: 'winning-votes' | 'margins' | 'ratio';
  };
export type SchulzeMethod = PairwiseRules & { readonly name: 'schulze' };
export type RankedPairsMethod = PairwiseRules & { readonly name: 'ranked-pairs' };
export type MinimaxMethod = PairwiseRules & { readonly name: 'minimax' };

export type BordaMethod = Ties &
  Seats & {
    readonly name: 'borda';
    /** With n candidates: first gets n − 1 … last 0; or first gets n … last 1; or 1, 1/2, 1/3 … (Nauru). */
    readonly points: 'from-zero' | 'from-one' | 'harmonic';
    /** The unranked share the points of the places left, get nothing, or count only among the ranked (last ranked: one step). */
    readonly unranked: 'average' | 'nothing' | 'modified';
  };

export type ChoiceMethod = Ties &
  Seats & {
    readonly name: 'choice';
    /** The most that a ballot may choose; more makes it invalid. */
    readonly most: number;
  };
export type ApprovalMethod = Ties & Seats & { readonly name: 'approval' };

type ScoreRange = {
  readonly lowest: NumberText;
  readonly highest: NumberText;
  /** No score counts as the lowest, or is left out of the mean. */
  readonly unscored: 'lowest' | 'left-out';
};
export type ScoreMethod = Ties & Seats & ScoreRange & { readonly name: 'score'; readonly by: 'total' | 'mean' };
export type StarMethod = Ties & ScoreRange & { readonly name: 'star' };
export type DotsMethod = Ties &
  Seats & {
    readonly name: 'dots';
    readonly dots: NumberText;
    /** A vote of k costs k dots, or k² (quadratic voting). */
    readonly price: 'linear' | 'quadratic';
  };
export type JudgmentMethod = Ties &
  Seats & {
    readonly name: 'majority-judgment';
    /** The words of the scale from worst to best; a score on the ballot is a place in it, from 0. */
    readonly grades: readonly string[];
    readonly ungraded: 'worst' | 'left-out';
  };

export type ShareOf = 'expressed' | 'cast' | 'present' | 'eligible';
export type ThresholdMethod = {
  readonly name: 'threshold';
  /** Yes must be more than (or, with `reach`, at least) this share … */
  readonly majority: NumberText;
  readonly strict: boolean;
  /** … of: yes + no (+ block); all ballots cast with abstentions; those present; those entitled to vote. */
  readonly of: ShareOf;
  /** How a block counts in the share of yes: as a no, or outside it. */
  readonly blocksAre: 'no' | 'outside';
  /** Fails when blocks are more than (or, with `blocksStrict`, as much as) this share of the ballots cast; null: blocks stop nothing. */
  readonly mostBlocks: NumberText | null;
  readonly blocksStrict: boolean;
  /** Fewest yes votes; null for none. */
  readonly fewestYes: NumberText | null;
  /** Support floor k·√N of those entitled, at most half of them plus one: the k; null for none. */
  readonly supportRoot: NumberText | null;
  /** Fewest ballots, as a share of those entitled; null for none. */
  readonly quorum: NumberText | null;
  readonly quorumCounts: 'cast' | 'expressed' | 'present';
  /** Each college votes by itself and weighs this much; empty: one body. */
  readonly colleges: readonly {
    readonly id: string;
    readonly weight: NumberText;
    readonly eligible: NumberText | null;
  }[];
  /** With colleges: the weighted shares of yes are added up, or every college must pass. */
  readonly collegesDecide: 'weighted' | 'each';
};

export type DivisorMethod = Ties &
  Seats & {
    readonly name: 'dhondt' | 'sainte-lague';
    /** Divisors 1, 2, 3 …; 1, 3, 5 …; or 1.4, 3, 5 … */
    readonly divisors: 'whole' | 'odd' | 'odd-1.4';
    /** Lists below this share of the valid votes get no seat. */
    readonly threshold: NumberText;
  };
export type RemainderMethod = Ties &
  Seats & {
    readonly name: 'largest-remainder';
    readonly quota: 'hare' | 'droop';
    readonly threshold: NumberText;
  };

export type CommitteeMethod = Ties &
  Seats & { readonly name: 'phragmen' | 'pav' | 'equal-shares'; readonly completion: 'phragmen' | 'none' };

export type BudgetMethod = Ties & {
  readonly name: 'budget-greedy' | 'budget-equal-shares';
  readonly budget: NumberText;
  /** What a voter gets from a chosen project: 1, its cost, or the score given. */
  readonly utility: 'count' | 'cost' | 'score';
  /** Greedy by votes, or by votes for each unit of cost. */
  readonly order: 'votes' | 'votes-per-cost';
  /** Equal shares that leave money: raise all shares by 1 unit until too much is spent, then greedily; greedily; or leave it. */
  readonly completion: 'add1u' | 'add1' | 'utilitarian' | 'none';
};

export type LotMethod = Seats & { readonly name: 'lot'; readonly seed: string };

/** A way of counting with every rule said. Nothing is left to the program. */
export type Method =
  | ThresholdMethod
  | ChoiceMethod
  | ApprovalMethod
  | ScoreMethod
  | StarMethod
  | DotsMethod
  | BordaMethod
  | IrvMethod
  | SchulzeMethod
  | RankedPairsMethod
  | MinimaxMethod
  | JudgmentMethod
  | GregoryMethod
  | MeekMethod
  | DivisorMethod
  | RemainderMethod
  | CommitteeMethod
  | BudgetMethod
  | LotMethod;

export type MethodName = Method['name'];

type Partly<M> = M extends { name: infer K } ? { readonly name: K } & Partial<Omit<M, 'name'>> : never;

/** A method with some rules said; the others take the defaults that the record then names. */
export type MethodChoice = Partly<Method>;
