import type { Ballot, Candidate } from './ballot.ts';
import { type Fraction, ZERO, add } from './fraction.ts';
import { Totals, eachApproval } from './marks.ts';

/** All voters with one and the same set of approvals. */
export type Group = { readonly approved: readonly number[]; weight: Fraction };

/** Merges approval ballots by what they approve, and says who supports each candidate. Throws `wrong-ballot`. */
export function approvalGroups(
  ballots: readonly Ballot[],
  candidates: readonly Candidate[],
  method: string,
): { groups: Group[]; supporters: number[][]; totals: Totals } {
  const totals = new Totals();
  const known = new Map<string, Group>();
  eachApproval(ballots, candidates, method, (approved, weight) => {
    if (approved.length === 0) {
      totals.blank = add(totals.blank, weight);
      return;
    }
    totals.valid = add(totals.valid, weight);
    const sorted = approved.toSorted((a, b) => a - b);
    const key = sorted.join();
    const group = known.get(key);
    if (group) group.weight = add(group.weight, weight);
    else known.set(key, { approved: sorted, weight });
  });
  const groups = [...known.values()];
  const supporters = candidates.map((): number[] => []);
  for (const [at, group] of groups.entries()) for (const place of group.approved) supporters[place]!.push(at);
  return { groups, supporters, totals };
}

/** The weight of the groups at these places. */
export function weightOf(groups: readonly Group[], places: readonly number[]): Fraction {
  return places.reduce((sum, at) => add(sum, groups[at]!.weight), ZERO);
}
