import type { Ballot, Candidate, ScoreBallot } from './ballot.ts';
import { type Fraction, ZERO, add, compare, fraction, fractionText, multiply } from './fraction.ts';
import { TallyError } from './problem.ts';

/** Weights of valid, blank and invalid ballots while they are read. */
export class Totals {
  valid = ZERO;
  blank = ZERO;
  invalid = ZERO;

  text(): { valid: string; blank: string; invalid: string } {
    return { valid: fractionText(this.valid), blank: fractionText(this.blank), invalid: fractionText(this.invalid) };
  }
}

/** Sums of weight × value for each candidate, quick while everything is whole and small. */
export class Sums {
  readonly #whole: number[];
  readonly #rest: Fraction[];

  constructor(size: number) {
    this.#whole = Array.from({ length: size }, () => 0);
    this.#rest = Array.from({ length: size }, () => ZERO);
  }

  add(place: number, weight: Fraction, value: Fraction): void {
    if (weight.d === 1n && value.d === 1n) {
      const sum = this.#whole[place]! + Number(weight.n) * Number(value.n);
      if (Number.isSafeInteger(sum) && Math.abs(Number(weight.n)) < 2 ** 26 && Math.abs(Number(value.n)) < 2 ** 26) {
        this.#whole[place] = sum;
        return;
      }
    }
    this.#rest[place] = add(this.#rest[place]!, multiply(weight, value));
  }

  get(place: number): Fraction {
    return add({ n: BigInt(this.#whole[place]!), d: 1n }, this.#rest[place]!);
  }

  all(): Fraction[] {
    return this.#whole.map((_, place) => this.get(place));
  }
}

/** Calls `visit` with the chosen standing candidates of each approval ballot. Throws `wrong-ballot`. */
export function eachApproval(
  ballots: readonly Ballot[],
  candidates: readonly Candidate[],
  method: string,
  visit: (approved: number[], weight: Fraction) => void,
): void {
  for (const [at, ballot] of ballots.entries()) {
    if (ballot.kind !== 'approval')
      throw new TallyError('wrong-ballot', { ballot: at + 1, kind: ballot.kind, method, wanted: 'choices' });
    if (ballot.weight.n === 0n) continue;
    visit(
      ballot.approved.filter((place) => !candidates[place]!.withdrawn),
      ballot.weight,
    );
  }
}

export type Range = { readonly lowest: string; readonly highest: string };

/** Calls `visit` with each score ballot after checking its scores. Throws `wrong-ballot`, `score-out-of-range`. */
export function eachScores(
  ballots: readonly Ballot[],
  candidates: readonly Candidate[],
  method: string,
  range: Range | null,
  visit: (ballot: ScoreBallot, number: number) => void,
): void {
  const lowest = range && fraction(range.lowest);
  const highest = range && fraction(range.highest);
  for (const [at, ballot] of ballots.entries()) {
    if (ballot.kind !== 'scores')
      throw new TallyError('wrong-ballot', { ballot: at + 1, kind: ballot.kind, method, wanted: 'scores' });
    for (const [place, score] of ballot.scores.entries()) {
      if (score === null || !lowest || !highest || (compare(score, lowest) >= 0 && compare(score, highest) <= 0))
        continue;
      const data = { ballot: at + 1, candidate: candidates[place]!.name, score: fractionText(score) };
      throw new TallyError('score-out-of-range', {
        ...data,
        lowest: fractionText(lowest),
        highest: fractionText(highest),
      });
    }
    if (ballot.weight.n > 0n) visit(ballot, at + 1);
  }
}
