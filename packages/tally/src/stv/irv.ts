import type { Candidate } from '../ballot.ts';
import { fractionText } from '../fraction.ts';
import type { IrvMethod } from '../method.ts';
import type { Counted, Round, Step } from '../record.ts';
import { tieBreaker } from '../tie.ts';
import type { Arithmetic } from './arithmetic.ts';
import type { Pack } from './pack.ts';
import { Piles } from './piles.ts';

/**
 * Instant run-off (alternative vote): the candidate with the fewest votes is excluded and the papers pass to their next
 * preference, until one has more than half of the votes that still count (or until two are left).
 */
export function countIrv<V>(
  method: IrvMethod,
  candidates: readonly Candidate[],
  pack: Pack,
  sums: Arithmetic<V>,
): Counted {
  const piles = new Piles(pack, candidates.length, sums);
  const breakTie = tieBreaker(method.ties, candidates);
  const total = sums.votes(sums.one, pack.total);
  const text = (values: readonly V[]): (string | null)[] =>
    values.map((value, place) => (candidates[place]!.withdrawn ? null : sums.text(value)));
  const rounds: Round[] = [];
  const earlier: V[][] = [];
  const elected: number[] = [];
  let open = candidates.flatMap((candidate, place) => (candidate.withdrawn ? [] : [place]));
  let steps: Step[] = [
    { kind: 'figures', figure: 'votes', values: text(piles.votes), exhausted: sums.text(sums.zero) },
  ];
  if (open.length === 0) steps.push({ kind: 'note', note: 'everyone-withdrew' });
  else if (pack.total === 0n && open.length > 1) steps.push({ kind: 'note', note: 'no-valid-ballots' });
  else {
    while (elected.length === 0) {
      const { votes } = piles;
      const best = open.reduce((high, place) => (sums.order(votes[place]!, votes[high]!) > 0 ? place : high));
      const counting = sums.subtract(total, piles.exhausted);
      const majority = sums.order(sums.add(votes[best]!, votes[best]!), counting) > 0;
      if (open.length === 1 || (majority && (method.until === 'majority' || open.length === 2))) {
        elected.push(best);
        steps.push({
          kind: 'elect',
          candidate: best,
          reason: majority ? 'majority' : 'last-standing',
          value: sums.text(votes[best]!),
        });
        break;
      }
      const low = open.reduce((least, place) => (sums.order(votes[place]!, votes[least]!) < 0 ? place : least));
      const tied = open.filter((place) => sums.order(votes[place]!, votes[low]!) === 0);
      let out = low;
      if (tied.length > 1) {
        const tie = breakTie(tied, 'exclude', {
          rounds: earlier.length,
          numberOf: (round) => round + 1,
          compare: (round, a, b) => sums.order(earlier[round]![a]!, earlier[round]![b]!),
        });
        steps.push(tie);
        out = tie.chosen;
      }
      steps.push({ kind: 'exclude', candidates: [out], reason: 'fewest', value: sums.text(votes[out]!) });
      open = open.filter((place) => place !== out);
      rounds.push({ number: rounds.length + 1, steps });
      steps = [];
      earlier.push([...votes]);
      const amount = votes[out]!;
      const moved = piles.move([out], (place) => open.includes(place));
      votes[out] = sums.zero;
      steps.push({
        kind: 'transfer',
        from: [out],
        reason: 'exclusion',
        amount: sums.text(amount),
        received: moved.received.map((value) => sums.text(value)),
        setAside: sums.text(moved.setAside),
        lost: sums.text(sums.zero),
        votes: votes.map((value) => sums.text(value)),
        exhausted: sums.text(piles.exhausted),
      });
    }
  }
  rounds.push({ number: rounds.length + 1, steps });
  return {
    rounds,
    outcome: { kind: 'elected', elected },
    valid: sums.text(total),
    blank: fractionText(pack.blank),
    invalid: fractionText(pack.invalid),
  };
}
