import type { Ballot } from './ballot.ts';

/** The smallest number of units per vote in which every weight is whole. */
export function commonDenominator(ballots: readonly Ballot[]): bigint {
  let common = 1n;
  for (const { weight } of ballots) {
    if (weight.d === 1n || common % weight.d === 0n) continue;
    let [a, b] = [common, weight.d];
    while (b > 0n) [a, b] = [b, a % b];
    common = (common / a) * weight.d;
  }
  return common;
}
