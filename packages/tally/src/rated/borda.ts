import type { Ballot, Candidate } from '../ballot.ts';
import { standing } from '../choose.ts';
import { type Fraction, ONE, ZERO, add, multiply, ratio } from '../fraction.ts';
import type { BordaMethod } from '../method.ts';
import { TallyError } from '../problem.ts';
import type { Counted } from '../record.ts';
import { ranked } from './score.ts';
import { Sums, Totals } from '../marks.ts';

/**
 * Borda count (J.-C. de Borda, 1784): points by rank. Equal ranks share the points of the places they cover. The
 * unranked share the points of the places left (`average`), get none (`nothing`), or the ballot gives points as if only
 * the ranked stood (`modified`). Points: n − 1 … 0, n … 1, or 1, 1/2, 1/3 … (`harmonic`, Nauru).
 */
export function countBorda(method: BordaMethod, candidates: readonly Candidate[], ballots: readonly Ballot[]): Counted {
  const open = standing(candidates);
  const size = candidates.length;
  // How much weight gave each candidate the places from `start` on, shared among `width`: key = (start, width).
  const taken = new Map<number, Sums>();
  const totals = new Totals();
  const give = (place: number, start: number, width: number, weight: Fraction): void => {
    const key = start * (size + 1) + width;
    let sums = taken.get(key);
    if (!sums) taken.set(key, (sums = new Sums(size)));
    sums.add(place, weight, ONE);
  };
  for (const [at, ballot] of ballots.entries()) {
    if (ballot.kind !== 'ranking')
      throw new TallyError('wrong-ballot', {
        ballot: at + 1,
        kind: ballot.kind,
        method: method.name,
        wanted: 'rankings',
      });
    if (ballot.weight.n === 0n) continue;
    const ranks = ballot.ranks
      .map((rank) => (typeof rank === 'number' ? [rank] : rank).filter((place) => !candidates[place]!.withdrawn))
      .filter((rank) => rank.length > 0);
    const named = ranks.reduce((sum, rank) => sum + rank.length, 0);
    if (named === 0) {
      totals.blank = add(totals.blank, ballot.weight);
      continue;
    }
    totals.valid = add(totals.valid, ballot.weight);
    // With `modified` the last ranked stands where the last of all would stand.
    let start = method.unranked === 'modified' && method.points !== 'harmonic' ? open.length - named : 0;
    for (const rank of ranks) {
      for (const place of rank) give(place, start, rank.length, ballot.weight);
      start += rank.length;
    }
    if (method.unranked !== 'average' || start >= open.length) continue;
    const seen = new Set(ranks.flat());
    for (const place of open) if (!seen.has(place)) give(place, start, open.length - start, ballot.weight);
  }
  const points = (position: number): Fraction =>
    method.points === 'harmonic'
      ? ratio(1, position + 1)
      : ratio(open.length - 1 - position + (method.points === 'from-one' ? 1 : 0));
  const values = candidates.map((): Fraction => ZERO);
  for (const [key, sums] of taken) {
    const start = Math.floor(key / (size + 1));
    const width = key % (size + 1);
    let shared = ZERO;
    for (let position = start; position < start + width; position++) shared = add(shared, points(position));
    shared = ratio(shared.n, shared.d * BigInt(width));
    for (const place of open) values[place] = add(values[place]!, multiply(sums.get(place), shared));
  }
  return ranked(method, candidates, values, 'points', totals);
}
