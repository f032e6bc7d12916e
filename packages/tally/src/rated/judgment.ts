import type { Ballot, Candidate } from '../ballot.ts';
import { electFromGroups, groupBy, nothingCast, standing } from '../choose.ts';
import { add, fractionText, ratio } from '../fraction.ts';
import type { JudgmentMethod } from '../method.ts';
import { TallyError } from '../problem.ts';
import type { Counted, Step } from '../record.ts';
import { tieBreaker } from '../tie.ts';
import { commonDenominator } from '../units.ts';
import { Totals, eachScores } from '../marks.ts';

/**
 * Majority judgment (M. Balinski and R. Laraki, *Majority Judgment*, MIT Press 2010). The best median grade wins (the
 * lower one of two in the middle). Among equal medians one grade after the other is taken from the middle, the lower
 * first, until a candidate shows a better one: the majority-value, not an approximation by percentages. Grades are
 * places in the scale, from 0 (worst). A candidate without a grade takes the worst, or is judged by the others alone.
 */
export function countJudgment(
  method: JudgmentMethod,
  candidates: readonly Candidate[],
  ballots: readonly Ballot[],
): Counted {
  const open = standing(candidates);
  const unit = commonDenominator(ballots);
  const highest = method.grades.length - 1;
  const papers = candidates.map(() => method.grades.map(() => 0n));
  const totals = new Totals();
  eachScores(
    ballots,
    candidates,
    method.name,
    { lowest: '0', highest: String(highest) },
    ({ scores, weight }, ballot) => {
      if (open.every((place) => (scores[place] ?? null) === null)) {
        totals.blank = add(totals.blank, weight);
        return;
      }
      totals.valid = add(totals.valid, weight);
      const count = (weight.n * unit) / weight.d;
      for (const place of open) {
        const score = scores[place] ?? null;
        if (score !== null && score.d !== 1n) {
          const data = { ballot, candidate: candidates[place]!.name, score: fractionText(score) };
          throw new TallyError('score-out-of-range', { ...data, lowest: '0', highest });
        }
        if (score === null && method.ungraded === 'left-out') continue;
        const grade = score === null ? 0 : Number(score.n / score.d);
        papers[place]![grade] = papers[place]![grade]! + count;
      }
    },
  );
  if (totals.valid.n === 0n) {
    const { steps, outcome } = nothingCast(candidates, method.seats);
    return { rounds: [{ number: 1, steps }], outcome, ...totals.text() };
  }
  const medians = open.map((candidate): Step => {
    const grades = papers[candidate]!;
    const grade = medianOf(grades);
    const text = (from: number, to: number): string =>
      fractionText(
        ratio(
          grades.slice(from, to).reduce((total, count) => total + count, 0n),
          unit,
        ),
      );
    return {
      kind: 'median',
      candidate,
      grade,
      above: text(grade + 1, grades.length),
      below: text(0, Math.max(grade, 0)),
      shares: grades.map((_, at) => text(at, at + 1)),
    };
  });
  const groups = groupBy(open, (a, b) => compareGrades(papers[b]!, papers[a]!));
  const { steps, outcome } = electFromGroups(groups, method.seats, tieBreaker(method.ties, candidates), 'most');
  return { rounds: [{ number: 1, steps: [...medians, ...steps] }], outcome, ...totals.text() };
}

function sum(grades: readonly bigint[]): bigint {
  return grades.reduce((total, count) => total + count, 0n);
}

/** The lower middle grade; −1 when there is none. */
function medianOf(grades: readonly bigint[]): number {
  const middle = (sum(grades) + 1n) / 2n;
  let seen = 0n;
  for (const [grade, count] of grades.entries()) {
    seen += count;
    if (count > 0n && seen >= middle) return grade;
  }
  return -1;
}

/**
 * Compares two majority-values: positive when `a` is better. Both are first brought to one size, which changes no
 * majority-value. The grades taken from the middle alternate below and above, so it is enough to find the first
 * difference on either side.
 */
export function compareGrades(a: readonly bigint[], b: readonly bigint[]): number {
  const [sizeA, sizeB] = [sum(a), sum(b)];
  if (sizeA === 0n || sizeB === 0n) return sizeA === sizeB ? 0 : sizeA === 0n ? -1 : 1;
  // Twice the common size is even: the halves below and above the middle are then equally long.
  const left = a.map((count) => count * sizeB * 2n);
  const right = b.map((count) => count * sizeA * 2n);
  const half = sizeA * sizeB;
  const below = firstDifference(halfBelow(left, half), halfBelow(right, half));
  const above = firstDifference(halfAbove(left, half), halfAbove(right, half));
  if (below === null) return above === null ? 0 : above.sign;
  if (above === null || below.at <= above.at) return below.sign;
  return above.sign;
}

type Run = { readonly grade: number; readonly count: bigint };

/** Runs of equal grades from the middle down. */
function halfBelow(grades: readonly bigint[], half: bigint): Run[] {
  const runs: Run[] = [];
  let room = half;
  for (const [grade, count] of grades.entries()) {
    const taken = count < room ? count : room;
    if (taken > 0n) runs.unshift({ grade, count: taken });
    room -= taken;
  }
  return runs;
}

/** Runs of equal grades from the middle up. */
function halfAbove(grades: readonly bigint[], half: bigint): Run[] {
  const runs: Run[] = [];
  let room = half;
  for (let grade = grades.length - 1; grade >= 0; grade--) {
    const count = grades[grade]!;
    const taken = count < room ? count : room;
    if (taken > 0n) runs.unshift({ grade, count: taken });
    room -= taken;
  }
  return runs;
}

function firstDifference(a: readonly Run[], b: readonly Run[]): { at: bigint; sign: number } | null {
  let at = 0n;
  let [i, j] = [0, 0];
  let [left, right] = [a[0]?.count ?? 0n, b[0]?.count ?? 0n];
  while (i < a.length && j < b.length) {
    const sign = a[i]!.grade - b[j]!.grade;
    if (sign !== 0) return { at, sign };
    const step = left < right ? left : right;
    at += step;
    left -= step;
    right -= step;
    if (left === 0n) left = a[++i]?.count ?? 0n;
    if (right === 0n) right = b[++j]?.count ?? 0n;
  }
  return null;
}
