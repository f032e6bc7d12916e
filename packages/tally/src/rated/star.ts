import type { Ballot, Candidate } from '../ballot.ts';
import { nothingCast, standing } from '../choose.ts';
import { type Fraction, ONE, ZERO, add, compare, fraction, fractionText } from '../fraction.ts';
import type { StarMethod } from '../method.ts';
import type { Counted, MethodTie, Step, TiePurpose } from '../record.ts';
import { type TieBreaker, tieBreaker } from '../tie.ts';
import { Sums, Totals, eachScores } from '../marks.ts';

/**
 * STAR voting: scores, then an automatic run-off. The two with the highest totals are finalists; each ballot then counts
 * for the finalist it scored higher. Ties as the STAR Voting Coalition's protocol says: for a place in the final, the
 * one preferred head to head to all others tied, then the most top scores, then the tie rules; in the final, the higher
 * total, then the most top scores, then the tie rules. A candidate without a score takes the lowest one.
 */
export function countStar(method: StarMethod, candidates: readonly Candidate[], ballots: readonly Ballot[]): Counted {
  const open = standing(candidates);
  const size = candidates.length;
  const sums = new Sums(size);
  const tops = new Sums(size);
  const preferring = new Sums(size * size);
  const totals = new Totals();
  const lowest = fraction(method.lowest);
  const highest = fraction(method.highest);
  eachScores(ballots, candidates, method.name, method, ({ scores, weight }) => {
    if (open.every((place) => (scores[place] ?? null) === null)) {
      totals.blank = add(totals.blank, weight);
      return;
    }
    totals.valid = add(totals.valid, weight);
    const filled = scores.map((score) => score ?? lowest);
    for (const a of open) {
      const score = filled[a] ?? lowest;
      sums.add(a, weight, score);
      if (compare(score, highest) === 0) tops.add(a, weight, ONE);
      for (const b of open)
        if (a !== b && compare(score, filled[b] ?? lowest) > 0) preferring.add(a * size + b, weight, ONE);
    }
  });
  if (totals.valid.n === 0n || open.length < 2) {
    const { steps, outcome } = nothingCast(candidates, 1);
    return { rounds: [{ number: 1, steps }], outcome, ...totals.text() };
  }
  const breaker = tieBreaker(method.ties, candidates);
  const total = (place: number): Fraction => sums.get(place);
  const beats = (a: number, b: number): boolean =>
    compare(preferring.get(a * size + b), preferring.get(b * size + a)) > 0;
  const first: Step[] = [
    {
      kind: 'figures',
      figure: 'total',
      values: candidates.map((candidate, place) => (candidate.withdrawn ? null : fractionText(total(place)))),
    },
  ];
  const finalists: number[] = [];
  while (finalists.length < 2) {
    const left = open.filter((place) => !finalists.includes(place));
    const best = left.reduce((high, place) => (compare(total(place), high) > 0 ? total(place) : high), total(left[0]!));
    const tied = left.filter((place) => compare(total(place), best) === 0);
    // Two tied for both places need no tie-break.
    if (finalists.length === 0 && tied.length === 2) finalists.push(...tied);
    else
      finalists.push(
        resolve(
          tied,
          'final',
          [
            ['head-to-head', (group) => group.filter((a) => group.every((b) => a === b || beats(a, b)))],
            ['top-scores', (group) => most(group, (place) => tops.get(place))],
          ],
          breaker,
          first,
        ),
      );
  }
  const [a, b] = [finalists[0]!, finalists[1]!];
  const votes = candidates.map((_, place) =>
    place === a ? preferring.get(a * size + b) : place === b ? preferring.get(b * size + a) : null,
  );
  const second: Step[] = [
    { kind: 'figures', figure: 'finalists', values: votes.map((value) => value && fractionText(value)) },
  ];
  const winner = resolve(
    most(finalists, (place) => votes[place] ?? ZERO),
    'elect',
    [
      ['score', (group) => most(group, total)],
      ['top-scores', (group) => most(group, (place) => tops.get(place))],
    ],
    breaker,
    second,
  );
  second.push({ kind: 'elect', candidate: winner, reason: 'most', value: fractionText(votes[winner] ?? ZERO) });
  return {
    rounds: [
      { number: 1, steps: first },
      { number: 2, steps: second },
    ],
    outcome: { kind: 'elected', elected: [winner] },
    ...totals.text(),
  };
}

function most(places: readonly number[], value: (place: number) => Fraction): number[] {
  const best = places.map(value).reduce((high, own) => (compare(own, high) > 0 ? own : high));
  return places.filter((place) => compare(value(place), best) === 0);
}

type Filter = readonly [MethodTie, (group: number[]) => number[]];

function resolve(
  tied: number[],
  purpose: TiePurpose,
  filters: readonly Filter[],
  breaker: TieBreaker,
  steps: Step[],
): number {
  let left = tied;
  for (const [by, filter] of filters) {
    if (left.length === 1) break;
    const kept = filter(left);
    if (kept.length === 1) steps.push({ kind: 'tie', tied: left, purpose, by, chosen: kept[0]! });
    if (kept.length > 0) left = kept;
  }
  if (left.length === 1) return left[0]!;
  const tie = breaker(left, purpose);
  steps.push(tie);
  return tie.chosen;
}
