import type { Fraction } from './fraction.ts';

/** A candidate, option, list or project by its place in `Election.candidates`, from 0. */
export type Place = number;

/** One step of a ranking: one candidate, several that share the rank, or none (`[]`, a rank that was skipped). */
export type Rank = Place | readonly Place[];

/** Best first. A candidate who is not named is unranked; what that means is a rule of the method. */
export type RankingBallot = { readonly kind: 'ranking'; readonly weight: Fraction; readonly ranks: readonly Rank[] };

/** The candidates that are chosen or approved, in no order. */
export type ApprovalBallot = {
  readonly kind: 'approval';
  readonly weight: Fraction;
  readonly approved: readonly Place[];
};

/** A number for each candidate, aligned with `Election.candidates`; null where nothing was written. */
export type ScoreBallot = {
  readonly kind: 'scores';
  readonly weight: Fraction;
  readonly scores: readonly (Fraction | null)[];
};

export type Stance = 'yes' | 'no' | 'abstain' | 'block';

/** A stance on one proposal, in a college when the rule has colleges. */
export type StanceBallot = {
  readonly kind: 'stance';
  readonly weight: Fraction;
  readonly stance: Stance;
  readonly college?: string;
};

/**
 * One or several equal ballots. `weight` is how many papers this stands for, or the vote weight of its voter: an exact
 * fraction of zero or more.
 */
export type Ballot = RankingBallot | ApprovalBallot | ScoreBallot | StanceBallot;

export type Candidate = {
  /** Unique in the election; lots are drawn on it. */
  readonly id: string;
  readonly name: string;
  /** Left before the count: the ballots are read as if this name were not on them. */
  readonly withdrawn?: boolean;
  /** Written in without having declared: excluded first where the method has such a rule, else an ordinary candidate. */
  readonly undeclared?: boolean;
  /** For participatory budgets. */
  readonly cost?: Fraction;
};
