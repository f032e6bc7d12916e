import type { Ballot, Candidate } from '../ballot.ts';
import { electFromGroups, groupBy, nothingCast, standing } from '../choose.ts';
import { ONE, add, compare, fractionText } from '../fraction.ts';
import type { ApprovalMethod, ChoiceMethod } from '../method.ts';
import type { Counted } from '../record.ts';
import { tieBreaker } from '../tie.ts';
import { Sums, Totals, eachApproval } from '../marks.ts';

/**
 * Counts choices. `choice`: each ballot chooses up to `most`; one that chooses more is invalid; the most votes win
 * (plurality, block vote). `approval`: the same without a limit (Brams and Fishburn, 1978).
 */
export function countApprovals(
  method: ChoiceMethod | ApprovalMethod,
  candidates: readonly Candidate[],
  ballots: readonly Ballot[],
): Counted {
  const sums = new Sums(candidates.length);
  const totals = new Totals();
  eachApproval(ballots, candidates, method.name, (approved, weight) => {
    if (method.name === 'choice' && approved.length > method.most) totals.invalid = add(totals.invalid, weight);
    else if (approved.length === 0) totals.blank = add(totals.blank, weight);
    else {
      totals.valid = add(totals.valid, weight);
      for (const place of approved) sums.add(place, weight, ONE);
    }
  });
  if (totals.valid.n === 0n) {
    const { steps, outcome } = nothingCast(candidates, method.seats);
    return { rounds: [{ number: 1, steps }], outcome, ...totals.text() };
  }
  const votes = sums.all();
  const text = (place: number): string => fractionText(votes[place]!);
  const groups = groupBy(standing(candidates), (a, b) => compare(votes[b]!, votes[a]!));
  const { steps, outcome } = electFromGroups(groups, method.seats, tieBreaker(method.ties, candidates), 'most', text);
  const values = candidates.map((candidate, place) => (candidate.withdrawn ? null : text(place)));
  return {
    rounds: [
      {
        number: 1,
        steps: [{ kind: 'figures', figure: method.name === 'choice' ? 'votes' : 'approvals', values }, ...steps],
      },
    ],
    outcome,
    ...totals.text(),
  };
}
