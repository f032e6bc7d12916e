import type { Place } from './ballot.ts';
import type { Method, NumberText, TieRule } from './method.ts';

/** What a tie was about. */
export type TiePurpose = 'elect' | 'exclude' | 'surplus' | 'seat' | 'project' | 'pair' | 'final';

/** Why someone was elected, excluded or chosen. */
export type ElectReason =
  | 'quota'
  | 'remaining'
  | 'majority'
  | 'most'
  | 'undefeated'
  | 'last-standing'
  | 'affordable'
  | 'load'
  | 'drawn';
export type ExcludeReason =
  | 'fewest'
  | 'sure-losers'
  | 'no-votes'
  | 'undeclared'
  | 'remaining'
  | 'below-threshold'
  | 'too-expensive';

/** One thing that happened. Numbers are exact text; arrays follow the order of the candidates. */
export type Step =
  /** The figures at this moment; `figure` says what is counted. */
  | {
      readonly kind: 'figures';
      readonly figure: Figure;
      readonly values: readonly (NumberText | null)[];
      readonly quota?: NumberText;
      readonly exhausted?: NumberText;
    }
  | { readonly kind: 'elect'; readonly candidate: Place; readonly reason: ElectReason; readonly value?: NumberText }
  | {
      readonly kind: 'exclude';
      readonly candidates: readonly Place[];
      readonly reason: ExcludeReason;
      readonly value?: NumberText;
    }
  | Transfer
  | Tie
  | Keep
  /** How many prefer each row to each column. */
  | { readonly kind: 'pairs'; readonly preferring: readonly (readonly NumberText[])[] }
  /** The strongest path from each row to each column, null where there is none. */
  | { readonly kind: 'paths'; readonly strongest: readonly (readonly (NumberText | null)[])[] }
  | {
      readonly kind: 'lock';
      readonly over: Place;
      readonly under: Place;
      readonly strength: NumberText;
      readonly locked: boolean;
    }
  | { readonly kind: 'places'; readonly groups: readonly (readonly Place[])[] }
  | {
      readonly kind: 'median';
      readonly candidate: Place;
      readonly grade: number;
      readonly above: NumberText;
      readonly below: NumberText;
      readonly shares: readonly NumberText[];
    }
  | { readonly kind: 'seat'; readonly number: number; readonly list: Place; readonly quotient: NumberText }
  | {
      readonly kind: 'whole-seats';
      readonly quota: NumberText;
      readonly seats: readonly number[];
      readonly remainders: readonly NumberText[];
    }
  | {
      readonly kind: 'test';
      readonly test: TestName;
      readonly college?: string;
      readonly found: NumberText;
      readonly wanted: NumberText;
      readonly strict: boolean;
      readonly passed: boolean;
    }
  | {
      readonly kind: 'fund';
      readonly project: Place;
      readonly cost: NumberText;
      readonly support: NumberText;
      readonly rate?: NumberText;
      readonly left: NumberText;
    }
  | { readonly kind: 'raise'; readonly share: NumberText; readonly spent: NumberText }
  | { readonly kind: 'complete'; readonly by: 'utilitarian' | 'phragmen' }
  | {
      readonly kind: 'draw';
      readonly seed: string;
      readonly drawn: readonly { readonly candidate: Place; readonly hash: string }[];
    }
  | { readonly kind: 'note'; readonly note: 'no-valid-ballots' | 'everyone-withdrew' | 'uncontested' | 'no-votes' };

export type Figure =
  | 'votes'
  | 'approvals'
  | 'total'
  | 'mean'
  | 'points'
  | 'dots'
  | 'worst-defeat'
  | 'finalists'
  | 'stances';

export type TestName = 'majority' | 'blocks' | 'fewest-yes' | 'support' | 'quorum' | 'colleges';

export type Transfer = {
  readonly kind: 'transfer';
  readonly from: readonly Place[];
  readonly reason: 'surplus' | 'exclusion';
  /** What was to be passed on. */
  readonly amount: NumberText;
  /** What each candidate received. */
  readonly received: readonly NumberText[];
  /** What found no next preference, and what truncation lost. */
  readonly setAside: NumberText;
  readonly lost: NumberText;
  /** The figures after the transfer. */
  readonly votes: readonly NumberText[];
  readonly exhausted: NumberText;
};

export type Tie = {
  readonly kind: 'tie';
  readonly tied: readonly Place[];
  readonly purpose: TiePurpose;
  readonly by: TieRule['by'] | MethodTie;
  readonly chosen: Place;
  readonly round?: number;
};

/** Ways of breaking a tie that belong to a method (STAR): who is preferred head to head, has more top scores, scored more. */
export type MethodTie = 'head-to-head' | 'top-scores' | 'score';

/** The end of a run of Meek or Warren iterations. */
export type Keep = {
  readonly kind: 'keep';
  readonly iterations: number;
  readonly ended: 'elected' | 'omega' | 'stable' | 'sure-losers';
  readonly votes: readonly NumberText[];
  /** The keep factors that gave these votes; null for those who are out. */
  readonly keep: readonly (NumberText | null)[];
  readonly quota: NumberText;
  readonly surplus: NumberText;
  /** The surplus of the iteration before, when there was one in this run or an earlier one. */
  readonly surplusBefore: NumberText;
  readonly exhausted: NumberText;
};

export type Round = { readonly number: number; readonly steps: readonly Step[] };

/** What came out. */
export type Outcome =
  /** Elected or chosen, in order of election; `order` ranks everybody, tied ones together, when the method does. */
  | { readonly kind: 'elected'; readonly elected: readonly Place[]; readonly order?: readonly (readonly Place[])[] }
  | { readonly kind: 'decision'; readonly passed: boolean; readonly tied: boolean }
  | { readonly kind: 'seats'; readonly seats: readonly number[] }
  | {
      readonly kind: 'budget';
      readonly chosen: readonly Place[];
      readonly spent: NumberText;
      readonly left: NumberText;
    };

/** A whole count as plain data: it survives JSON, and `replay` checks it against the ballots. */
export type CountRecord = {
  readonly format: 'essor.tally/1';
  readonly title: string;
  readonly method: Method;
  /** The rules that were not given and took their default value in `method`. */
  readonly defaults: readonly string[];
  readonly candidates: readonly {
    readonly id: string;
    readonly name: string;
    readonly withdrawn: boolean;
    readonly undeclared: boolean;
    readonly cost?: NumberText;
  }[];
  readonly ballots: {
    /** The weight of all ballots, of those that count, of those naming nobody who stands, of those a rule made invalid. */
    readonly cast: NumberText;
    readonly valid: NumberText;
    readonly blank: NumberText;
    readonly invalid: NumberText;
    readonly eligible: NumberText | null;
    readonly present: NumberText | null;
    /** `ballotDigest` of the ballots that were counted. */
    readonly digest: string;
  };
  readonly rounds: readonly Round[];
  readonly outcome: Outcome;
};

/** What a counter gives back; `count` makes the record of it. */
export type Counted = {
  readonly rounds: readonly Round[];
  readonly outcome: Outcome;
  readonly valid: NumberText;
  readonly blank: NumberText;
  readonly invalid: NumberText;
};
