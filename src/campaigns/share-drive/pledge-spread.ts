import { normal } from './normal.ts';

/**
 * How unequal pledges are, as a log-normal distribution: `ratio` says how many times the median the mean is (1: all
 * alike). It follows from the distribution that mean = median × exp(σ² ÷ 2).
 */
export const sigmaOf = (ratio: number): number => Math.sqrt(2 * Math.log(Math.max(ratio, 1)));

/**
 * What people give on average when nobody may give more than `cap`: E[min(X, cap)] of a log-normal X.
 * @param mean of the pledges before the cap, in the unit of `cap`.
 * @returns at most `mean` and at most `cap`.
 */
export function meanUnderCap(mean: number, ratio: number, cap: number): number {
  if (mean <= 0 || cap <= 0) return 0;
  const sigma = sigmaOf(ratio);
  if (sigma === 0) return Math.min(mean, cap);
  const mu = Math.log(mean) - (sigma * sigma) / 2;
  const at = (Math.log(cap) - mu) / sigma;
  return Math.min(mean * normal(at - sigma) + cap * (1 - normal(at)), mean, cap);
}
