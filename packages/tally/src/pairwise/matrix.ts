import type { Ballot, Candidate } from '../ballot.ts';
import { type Fraction, ZERO, add, fractionText, ratio } from '../fraction.ts';
import { TallyError } from '../problem.ts';

/** How many prefer each candidate to each other, in units of 1/`unit` vote: [a × n + b] prefer a to b. */
export type Matrix = {
  readonly size: number;
  readonly preferring: readonly bigint[];
  readonly unit: bigint;
  readonly valid: Fraction;
  readonly blank: Fraction;
};

const MOST = 1_000;

/**
 * Counts preferences pair by pair. Equal ranks say nothing about each other. Those who are not ranked come below all
 * ranked ones (`last`) or are compared with nobody (`no-comparison`). Withdrawn candidates are left out.
 * Throws `wrong-ballot`, `too-large`.
 */
export function pairwise(
  ballots: readonly Ballot[],
  candidates: readonly Candidate[],
  unranked: 'last' | 'no-comparison',
  method: string,
  unit: bigint,
): Matrix {
  const size = candidates.length;
  if (size > MOST) throw new TallyError('too-large', { what: 'candidates', found: size, allowed: MOST });
  const open = Uint8Array.from(candidates, (candidate) => (candidate.withdrawn ? 0 : 1));
  const standing = open.reduce((sum, own) => sum + own, 0);
  const small = new Float64Array(size * size);
  const large = new Map<number, bigint>();
  const row = new Int32Array(size);
  const level = new Int32Array(size);
  const ranked = new Uint8Array(size);
  let valid = ZERO;
  let blank = ZERO;
  let whole = 0;
  for (const [at, ballot] of ballots.entries()) {
    if (ballot.kind !== 'ranking')
      throw new TallyError('wrong-ballot', { ballot: at + 1, kind: ballot.kind, method, wanted: 'rankings' });
    const papers = (ballot.weight.n * unit) / ballot.weight.d;
    if (papers === 0n) continue;
    let length = 0;
    ranked.fill(0);
    const put = (place: number, rank: number): void => {
      if (!open[place]) return;
      row[length] = place;
      level[length++] = rank;
      ranked[place] = 1;
    };
    for (let rank = 0; rank < ballot.ranks.length; rank++) {
      const entry = ballot.ranks[rank]!;
      if (typeof entry === 'number') put(entry, rank);
      else for (const place of entry) put(place, rank);
    }
    if (length === 0) {
      blank = add(blank, ballot.weight);
      continue;
    }
    const weight = Number(papers);
    whole += weight;
    if (whole > Number.MAX_SAFE_INTEGER) {
      // Past what doubles hold exactly: what was summed moves to big integers.
      for (const [cell, sum] of small.entries()) if (sum > 0) large.set(cell, (large.get(cell) ?? 0n) + BigInt(sum));
      small.fill(0);
      whole = weight;
    }
    if (weight > Number.MAX_SAFE_INTEGER) whole = 0;
    const huge = weight > Number.MAX_SAFE_INTEGER;
    for (let i = 0; i < length; i++) {
      const from = row[i]! * size;
      const own = level[i]!;
      for (let j = i + 1; j < length; j++) {
        if (level[j] === own) continue;
        const cell = from + row[j]!;
        if (huge) large.set(cell, (large.get(cell) ?? 0n) + papers);
        else small[cell] = small[cell]! + weight;
      }
      if (unranked === 'no-comparison' || length === standing) continue;
      for (let other = 0; other < size; other++) {
        if (ranked[other] || !open[other]) continue;
        if (huge) large.set(from + other, (large.get(from + other) ?? 0n) + papers);
        else small[from + other] = small[from + other]! + weight;
      }
    }
    valid =
      valid.d === 1n && ballot.weight.d === 1n ? { n: valid.n + ballot.weight.n, d: 1n } : add(valid, ballot.weight);
  }
  return {
    size,
    preferring: Array.from(small, (sum, cell) => BigInt(sum) + (large.get(cell) ?? 0n)),
    unit,
    valid,
    blank,
  };
}

/** The matrix as text, in votes. */
export function matrixText({ size, preferring, unit }: Matrix): string[][] {
  return Array.from({ length: size }, (_, a) =>
    Array.from({ length: size }, (_unused, b) => fractionText(ratio(preferring[a * size + b]!, unit))),
  );
}

/** Victories with their strength as a rank from 1 (weakest) up, 0 where there is none: exact, and quick to compare. */
export type Strengths = { readonly of: Int32Array; readonly text: readonly string[] };

export function strengths({ size, preferring, unit }: Matrix, by: 'winning-votes' | 'margins' | 'ratio'): Strengths {
  const measure = (a: number, b: number): Fraction | null => {
    const won = preferring[a * size + b]!;
    const lost = preferring[b * size + a]!;
    if (won <= lost) return null;
    if (by === 'winning-votes') return ratio(won, unit);
    if (by === 'margins') return ratio(won - lost, unit);
    // Won against nobody is stronger than any ratio; the votes then decide.
    return lost === 0n ? { n: -1n - won, d: 1n } : ratio(won, lost);
  };
  const values = new Map<string, Fraction>();
  const cells: (string | null)[] = [];
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      const value = a === b ? null : measure(a, b);
      const key = value && fractionText(value);
      cells.push(key);
      if (value && key !== null) values.set(key, value);
    }
  }
  const sorted = [...values].toSorted(([, x], [, y]) => order(x, y));
  const rank = new Map(sorted.map(([key], at) => [key, at + 1]));
  const text = sorted.map(([key, value]) => (value.n < 0n ? `${fractionText(ratio(-1n - value.n, unit))}/0` : key));
  return { of: Int32Array.from(cells, (key) => (key === null ? 0 : (rank.get(key) ?? 0))), text: ['0', ...text] };
}

function order(x: Fraction, y: Fraction): number {
  if (x.n < 0n || y.n < 0n) return x.n >= 0n ? -1 : y.n >= 0n ? 1 : x.n > y.n ? -1 : x.n < y.n ? 1 : 0;
  const left = x.n * y.d;
  const right = y.n * x.d;
  return left < right ? -1 : left > right ? 1 : 0;
}
