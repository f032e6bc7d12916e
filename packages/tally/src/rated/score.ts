import type { Ballot, Candidate } from '../ballot.ts';
import { electFromGroups, groupBy, nothingCast, standing } from '../choose.ts';
import { type Fraction, ONE, ZERO, add, compare, divide, fraction, fractionText, multiply } from '../fraction.ts';
import type { DotsMethod, ScoreMethod } from '../method.ts';
import { TallyError } from '../problem.ts';
import type { Counted, Figure } from '../record.ts';
import { tieBreaker } from '../tie.ts';
import { Sums, Totals, eachScores } from '../marks.ts';

/**
 * Counts scores. The highest total or mean wins. A candidate without a score takes the lowest one, or is left out of
 * the mean. Score (range) voting: W. D. Smith, “Range voting” (2000).
 */
export function countScores(
  method: ScoreMethod,
  candidates: readonly Candidate[],
  ballots: readonly Ballot[],
): Counted {
  const sums = new Sums(candidates.length);
  const weights = new Sums(candidates.length);
  const totals = new Totals();
  const lowest = fraction(method.lowest);
  const open = standing(candidates);
  eachScores(ballots, candidates, method.name, method, ({ scores, weight }) => {
    if (open.every((place) => (scores[place] ?? null) === null)) {
      totals.blank = add(totals.blank, weight);
      return;
    }
    totals.valid = add(totals.valid, weight);
    for (const place of open) {
      const score = scores[place] ?? (method.unscored === 'lowest' ? lowest : null);
      if (score === null) continue;
      sums.add(place, weight, score);
      weights.add(place, weight, ONE);
    }
  });
  const value = (place: number): Fraction | null => {
    const weight = weights.get(place);
    if (method.by === 'total') return sums.get(place);
    return weight.n === 0n ? null : divide(sums.get(place), weight);
  };
  return ranked(
    method,
    candidates,
    candidates.map((_, place) => value(place)),
    method.by === 'total' ? 'total' : 'mean',
    totals,
  );
}

/**
 * Counts dots. Each ballot spreads at most `dots`; a vote of k costs k, or k² with quadratic prices (Lalley and Weyl,
 * “Quadratic voting”, 2018; a vote may then be negative). A ballot that spends more is refused with `too-many-dots`.
 */
export function countDots(method: DotsMethod, candidates: readonly Candidate[], ballots: readonly Ballot[]): Counted {
  const sums = new Sums(candidates.length);
  const totals = new Totals();
  const allowed = fraction(method.dots);
  const open = standing(candidates);
  eachScores(ballots, candidates, method.name, null, ({ scores, weight }, ballot) => {
    let spent = ZERO;
    for (const [place, score] of scores.entries()) {
      if (score === null) continue;
      if (method.price === 'linear' && score.n < 0n) {
        const data = { ballot, candidate: candidates[place]!.name, score: fractionText(score) };
        throw new TallyError('score-out-of-range', { ...data, lowest: '0', highest: method.dots });
      }
      spent = add(spent, method.price === 'linear' ? score : multiply(score, score));
    }
    if (compare(spent, allowed) > 0)
      throw new TallyError('too-many-dots', { ballot, spent: fractionText(spent), allowed: method.dots });
    if (open.every((place) => (scores[place] ?? ZERO).n === 0n)) {
      totals.blank = add(totals.blank, weight);
      return;
    }
    totals.valid = add(totals.valid, weight);
    for (const place of open) sums.add(place, weight, scores[place] ?? ZERO);
  });
  return ranked(method, candidates, sums.all(), 'dots', totals);
}

/** Ranks by value, the highest first; those without a value last. */
export function ranked(
  method: { seats: number; ties: ScoreMethod['ties'] },
  candidates: readonly Candidate[],
  values: readonly (Fraction | null)[],
  figure: Figure,
  totals: Totals,
): Counted {
  if (totals.valid.n === 0n) {
    const { steps, outcome } = nothingCast(candidates, method.seats);
    return { rounds: [{ number: 1, steps }], outcome, ...totals.text() };
  }
  const by = (a: number, b: number): number => {
    const [x, y] = [values[a] ?? null, values[b] ?? null];
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
    return compare(y, x);
  };
  const text = (place: number): string => fractionText(values[place] ?? ZERO);
  const { steps, outcome } = electFromGroups(
    groupBy(standing(candidates), by),
    method.seats,
    tieBreaker(method.ties, candidates),
    'most',
    text,
  );
  const shown = candidates.map((candidate, place) =>
    candidate.withdrawn || values[place] === null ? null : text(place),
  );
  return {
    rounds: [{ number: 1, steps: [{ kind: 'figures', figure, values: shown }, ...steps] }],
    outcome,
    ...totals.text(),
  };
}
