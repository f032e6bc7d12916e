import { MODEL } from './model.ts';
import type { Table } from './table.ts';

/** What explains the ratings: rating ≈ mean + bias of the rater + intercept of the note + lean × pole. */
export interface Fit {
  readonly mean: number;
  /** Of each rater: how kindly they rate, and where they stand on the axis. */
  readonly bias: Float64Array;
  readonly lean: Float64Array;
  /** Of each note: how helpful it is once the axis is taken out, and which end of the axis it pleases. */
  readonly intercept: Float64Array;
  readonly pole: Float64Array;
}

/**
 * Regularised matrix factorisation with one factor, by alternating least squares: the sum of squared errors, plus
 * `pull.intercept` times each squared bias and intercept, plus `pull.factor` times each squared lean and pole, is made
 * as small as that goes in a fixed number of rounds. Each half-round is exact, so the sum never grows. The axis has no
 * direction of its own: it is turned so that the leans add up to zero or more.
 *
 * Nothing but sums, products and quotients in one fixed order: the same table gives the same bits on every machine.
 *
 * Source: S. Wojcik et al., “Birdwatch: Crowd Wisdom and Bridging Algorithms can Inform Understanding and Reduce the
 * Spread of Misinformation”, 2022, arXiv:2210.15723, §3; there by gradient descent.
 *
 * It yields between rounds, so that a server can serve meanwhile.
 */
export function* fit(table: Table): Generator<undefined, Fit> {
  const { raters, notes, rater, note, value, ofRater, ofNote, byNote } = table;
  const bias = new Float64Array(raters.length);
  const lean = new Float64Array(raters.length);
  const intercept = new Float64Array(notes.length);
  const pole = new Float64Array(notes.length);
  const ratings = value.length;
  let mean = 0;

  const at = (array: Float64Array | Int32Array, i: number): number => array[i] ?? 0;

  /** Fits one row, a rater or a note, to what the other side says; both unknowns at once. */
  const solve = (
    from: number,
    to: number,
    placeOf: (k: number) => number,
    other: Int32Array,
    offset: Float64Array,
    slope: Float64Array,
  ): readonly [number, number] => {
    let x1 = 0;
    let x2 = 0;
    let d1 = 0;
    let dx = 0;
    for (let k = from; k < to; k++) {
      const i = placeOf(k);
      const o = at(other, i);
      const x = at(slope, o);
      const d = at(value, i) - mean - at(offset, o);
      x1 += x;
      x2 += x * x;
      d1 += d;
      dx += d * x;
    }
    const a = to - from + MODEL.pull.intercept;
    const c = x2 + MODEL.pull.factor;
    const determinant = a * c - x1 * x1;
    return [(d1 * c - dx * x1) / determinant, (dx * a - d1 * x1) / determinant];
  };

  const round = () => {
    for (let r = 0; r < raters.length; r++) {
      [bias[r], lean[r]] = solve(at(ofRater, r), at(ofRater, r + 1), (k) => k, note, intercept, pole);
    }
    mean += centre(bias);
    for (let n = 0; n < notes.length; n++) {
      [intercept[n], pole[n]] = solve(at(ofNote, n), at(ofNote, n + 1), (k) => at(byNote, k), rater, bias, lean);
    }
    mean += centre(intercept);
    let left = 0;
    for (let i = 0; i < ratings; i++) left += at(value, i) - predicted(i);
    mean += left / ratings;
  };
  const predicted = (i: number): number => {
    const r = at(rater, i);
    const n = at(note, i);
    return mean + at(bias, r) + at(intercept, n) + at(lean, r) * at(pole, n);
  };

  // Without an axis first: as long as every pole is zero, every lean stays so.
  for (let k = 0; k < 10; k++) round();
  yield;
  const rest = value.map((one, i) => one - predicted(i));
  // The power method finds the direction in which what is left varies most. It begins with numbers that only look
  // like chance: any start leads to the same axis, and this one is the same every time.
  let seed = 1;
  for (let n = 0; n < notes.length; n++) {
    seed = (seed * 48_271) % 2_147_483_647;
    pole[n] = seed / 2_147_483_647 - 0.5;
  }
  for (let k = 0; k < MODEL.rounds.start; k++) {
    lean.fill(0);
    for (let i = 0; i < ratings; i++) lean[at(rater, i)] = at(lean, at(rater, i)) + at(rest, i) * at(pole, at(note, i));
    scale(lean);
    pole.fill(0);
    for (let i = 0; i < ratings; i++) pole[at(note, i)] = at(pole, at(note, i)) + at(rest, i) * at(lean, at(rater, i));
    scale(pole);
    if (k % 10 === 0) yield;
  }
  for (let k = 0; k < MODEL.rounds.fit; k++) {
    round();
    if (k % 5 === 0) yield;
  }
  let sum = 0;
  for (const one of lean) sum += one;
  if (sum < 0) {
    for (let r = 0; r < raters.length; r++) lean[r] = -at(lean, r);
    for (let n = 0; n < notes.length; n++) pole[n] = -at(pole, n);
  }
  return { mean, bias, lean, intercept, pole };
}

/** Makes the mean of a vector nothing, and returns what it was: it belongs to the mean of all, which nothing pulls. */
function centre(vector: Float64Array): number {
  const by = vector.reduce((sum, one) => sum + one, 0) / vector.length;
  for (const [i, one] of vector.entries()) vector[i] = one - by;
  return by;
}

/** To a mean square of one; zero stays zero. */
function scale(vector: Float64Array): void {
  let squares = 0;
  for (const one of vector) squares += one * one;
  if (squares === 0) return;
  const by = Math.sqrt(vector.length / squares);
  for (const [i, one] of vector.entries()) vector[i] = one * by;
}
