import type { Arithmetic } from './arithmetic.ts';

/**
 * The largest set of hopeful candidates who cannot win any more: enough others stay to fill the seats left, and the
 * votes of the set with all surpluses stay below the votes of each other candidate (PR Foundation Reference WIGM Rule,
 * B.2). In list order.
 */
export function sureLosers<V>(
  hopeful: readonly number[],
  votes: readonly V[],
  surplus: V,
  left: number,
  sums: Arithmetic<V>,
): number[] {
  const sorted = [...hopeful].toSorted((a, b) => sums.order(votes[a]!, votes[b]!) || a - b);
  let found = 0;
  let set = sums.zero;
  for (let size = 1; size < sorted.length && sorted.length - size >= left; size++) {
    set = sums.add(set, votes[sorted[size - 1]!]!);
    if (sums.compare(sums.add(set, surplus), votes[sorted[size]!]!) < 0) found = size;
  }
  return sorted.slice(0, found).toSorted((a, b) => a - b);
}
