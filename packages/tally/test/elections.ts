// Elections for the laws: small, with ties everywhere, as chance makes them.
import * as fc from 'fast-check';
import {
  type Ballot,
  type Candidate,
  type CountRecord,
  type Election,
  type MethodChoice,
  type Rank,
  type RankingBallot,
  PRESETS,
  asMethod,
  count,
  ratio,
} from '@essor/tally';

export const LOT = [{ by: 'lot', seed: 'a public seed' }] as const;

export function named(size: number): Candidate[] {
  return Array.from({ length: size }, (_, at) => ({ id: `c${at + 1}`, name: `Candidate ${at + 1}` }));
}

/** A ranking of some or all of `size` candidates, now and then with equal ranks. */
export function ranking(size: number, whole: boolean, equal: boolean): fc.Arbitrary<Rank[]> {
  const places = Array.from({ length: size }, (_, at) => at);
  return fc
    .tuple(
      fc.shuffledSubarray(places, { minLength: whole ? size : 0 }),
      fc.array(fc.boolean(), { minLength: size, maxLength: size }),
    )
    .map(([order, joins]) => {
      const ranks: Rank[] = [];
      for (const [at, place] of order.entries()) {
        const last = ranks.at(-1);
        if (equal && last !== undefined && joins[at] === true && joins[at - 1] === false)
          ranks[ranks.length - 1] = [...(typeof last === 'number' ? [last] : last), place];
        else ranks.push(place);
      }
      return ranks;
    });
}

export type Ranked = { readonly candidates: Candidate[]; readonly ballots: RankingBallot[] };

export function rankedElection({
  least = 2,
  most = 5,
  whole = false,
  equal = false,
  votes = 12,
} = {}): fc.Arbitrary<Ranked> {
  return fc.integer({ min: least, max: most }).chain((size) =>
    fc
      .array(fc.tuple(ranking(size, whole, equal), fc.integer({ min: 1, max: 4 })), {
        minLength: 1,
        maxLength: votes,
      })
      .map((rows) => ({
        candidates: named(size),
        ballots: rows.map(([ranks, weight]) => ({ kind: 'ranking', weight: ratio(weight), ranks })),
      })),
  );
}

/** Score ballots from 0 to 5 with gaps. */
export function scoredElection(): fc.Arbitrary<{ candidates: Candidate[]; ballots: Ballot[] }> {
  return fc.integer({ min: 2, max: 5 }).chain((size) =>
    fc
      .array(fc.array(fc.option(fc.integer({ min: 0, max: 5 })), { minLength: size, maxLength: size }), {
        minLength: 1,
        maxLength: 10,
      })
      .map((rows) => ({
        candidates: named(size),
        ballots: rows.map((row): Ballot => ({
          kind: 'scores',
          weight: ratio(1),
          scores: row.map((score) => (score === null ? null : ratio(score))),
        })),
      })),
  );
}

export function approvalElection(): fc.Arbitrary<{ candidates: Candidate[]; ballots: Ballot[] }> {
  return fc.integer({ min: 2, max: 6 }).chain((size) =>
    fc
      .array(fc.tuple(fc.subarray(Array.from({ length: size }, (_, at) => at)), fc.integer({ min: 1, max: 4 })), {
        minLength: 1,
        maxLength: 10,
      })
      .map((rows) => ({
        candidates: named(size).map((candidate, at) => ({ ...candidate, cost: ratio(3 + at * 2) })),
        ballots: rows.map(([approved, weight]): Ballot => ({ kind: 'approval', weight: ratio(weight), approved })),
      })),
  );
}

export function electedOf(election: Election): readonly number[] {
  return elected(count(election));
}

export function elected(record: CountRecord): readonly number[] {
  if (record.outcome.kind === 'elected') return record.outcome.elected;
  if (record.outcome.kind === 'budget') return record.outcome.chosen;
  return [];
}

/** Those whom the method itself puts first, before any tie rule. */
export function firstGroup(record: CountRecord): readonly number[] {
  if (record.outcome.kind !== 'elected') return [];
  return record.outcome.order?.[0] ?? record.outcome.elected;
}

export function hasTie(record: CountRecord): boolean {
  return record.rounds.some((round) => round.steps.some((step) => step.kind === 'tie'));
}

export const RANKED: readonly MethodChoice[] = [
  { name: 'scottish', ties: [{ by: 'previous' }, ...LOT] },
  { name: 'wigm', ties: LOT },
  { name: 'wigm-prf', ties: LOT, batch: 'sure-losers' },
  { name: 'cfer', ties: LOT, batch: 'sure-losers' },
  { name: 'minneapolis', ties: LOT },
  { name: 'meek', ties: LOT },
  { name: 'meek-prf', ties: LOT },
  { name: 'warren', ties: LOT },
  { name: 'irv', ties: LOT },
  { name: 'schulze', ties: LOT },
  { name: 'schulze', ties: LOT, unranked: 'no-comparison', strength: 'ratio' },
  { name: 'ranked-pairs', ties: LOT },
  { name: 'minimax', ties: LOT },
  { name: 'borda', ties: LOT },
  { name: 'borda', ties: LOT, points: 'harmonic', unranked: 'nothing' },
];

export const SCORED: readonly MethodChoice[] = [
  { name: 'score', ties: LOT },
  { name: 'score', ties: LOT, by: 'mean', unscored: 'left-out' },
  { name: 'star', ties: LOT },
  { name: 'dots', ties: LOT, dots: '100' },
  { name: 'majority-judgment', ties: LOT },
  { name: 'majority-judgment', ties: LOT, ungraded: 'left-out' },
];

export const APPROVED: readonly MethodChoice[] = [
  { name: 'approval', ties: LOT },
  { name: 'choice', ties: LOT, most: 3 },
  { name: 'phragmen', ties: LOT },
  { name: 'pav', ties: LOT },
  { name: 'equal-shares', ties: LOT },
  { name: 'budget-greedy', ties: LOT, budget: '12' },
  { name: 'budget-equal-shares', ties: LOT, budget: '12' },
  { name: 'budget-equal-shares', ties: LOT, budget: '12', utility: 'count', completion: 'none' },
];

/** The method with that many seats, where it has seats. */
export function seated(method: MethodChoice, seats: number): MethodChoice {
  return asMethod('seats' in PRESETS[method.name] ? { ...method, seats } : method);
}
