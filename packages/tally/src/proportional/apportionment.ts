import type { Ballot, Candidate } from '../ballot.ts';
import { standing } from '../choose.ts';
import {
  type Fraction,
  ONE,
  add,
  compare,
  divide,
  floor,
  fraction,
  fractionText,
  multiply,
  ratio,
  subtract,
} from '../fraction.ts';
import type { DivisorMethod, RemainderMethod } from '../method.ts';
import type { Counted, Step } from '../record.ts';
import { tieBreaker } from '../tie.ts';
import { Sums, Totals, eachApproval } from '../marks.ts';

/**
 * Shares seats among lists. `dhondt`: V. D'Hondt, 1878 (divisors 1, 2, 3 …). `sainte-lague`: A. Sainte-Laguë, 1910
 * (1, 3, 5 …; `odd-1.4` begins at 1.4 as in Sweden and Norway once did). `largest-remainder`: T. Hare, 1857, or with the
 * Droop quota. Each ballot chooses one list; one that chooses several is invalid. Lists under the threshold get nothing.
 */
export function countApportionment(
  method: DivisorMethod | RemainderMethod,
  candidates: readonly Candidate[],
  ballots: readonly Ballot[],
): Counted {
  const sums = new Sums(candidates.length);
  const totals = new Totals();
  eachApproval(ballots, candidates, method.name, (approved, weight) => {
    if (approved.length > 1) totals.invalid = add(totals.invalid, weight);
    else if (approved.length === 0) totals.blank = add(totals.blank, weight);
    else {
      totals.valid = add(totals.valid, weight);
      sums.add(approved[0]!, weight, ONE);
    }
  });
  const votes = sums.all();
  const open = standing(candidates);
  const seats = candidates.map(() => 0);
  const steps: Step[] = [
    {
      kind: 'figures',
      figure: 'votes',
      values: candidates.map((candidate, place) => (candidate.withdrawn ? null : fractionText(votes[place]!))),
    },
  ];
  const least = multiply(fraction(method.threshold), totals.valid);
  const below = open.filter((place) => compare(votes[place]!, least) < 0);
  if (below.length > 0)
    steps.push({ kind: 'exclude', candidates: below, reason: 'below-threshold', value: fractionText(least) });
  const lists = open.filter((place) => votes[place]!.n > 0n && !below.includes(place));
  const rounds = [{ number: 1, steps }];
  if (lists.length === 0) steps.push({ kind: 'note', note: 'no-votes' });
  else if (method.name === 'largest-remainder') largestRemainder(method, candidates, votes, lists, seats, steps);
  else highestAverages(method, candidates, votes, lists, seats, steps);
  return { rounds, outcome: { kind: 'seats', seats }, ...totals.text() };
}

function highestAverages(
  method: DivisorMethod,
  candidates: readonly Candidate[],
  votes: readonly Fraction[],
  lists: readonly number[],
  seats: number[],
  steps: Step[],
): void {
  const breakTie = tieBreaker(method.ties, candidates);
  const divisor = (held: number): Fraction =>
    method.divisors === 'whole'
      ? ratio(held + 1)
      : held === 0 && method.divisors === 'odd-1.4'
        ? ratio(7, 5)
        : ratio(2 * held + 1);
  const quotients = new Map(lists.map((list) => [list, divide(votes[list]!, divisor(0))]));
  for (let number = 1; number <= method.seats; number++) {
    let best = lists[0]!;
    for (const list of lists) if (compare(quotients.get(list)!, quotients.get(best)!) > 0) best = list;
    const quotient = quotients.get(best)!;
    const tied = lists.filter((list) => compare(quotients.get(list)!, quotient) === 0);
    // Equal quotients that all still get a seat are no tie: only the order would differ.
    if (tied.length > method.seats - number + 1) {
      const tie = breakTie(tied, 'seat');
      steps.push(tie);
      best = tie.chosen;
    }
    seats[best] = seats[best]! + 1;
    quotients.set(best, divide(votes[best]!, divisor(seats[best]!)));
    steps.push({ kind: 'seat', number, list: best, quotient: fractionText(quotient) });
  }
}

function largestRemainder(
  method: RemainderMethod,
  candidates: readonly Candidate[],
  votes: readonly Fraction[],
  lists: readonly number[],
  seats: number[],
  steps: Step[],
): void {
  const breakTie = tieBreaker(method.ties, candidates);
  const total = lists.reduce((sum, list) => add(sum, votes[list]!), ratio(0));
  const quota =
    method.quota === 'hare'
      ? divide(total, ratio(method.seats))
      : ratio(floor(divide(total, ratio(method.seats + 1))) + 1n);
  const remainders = candidates.map(() => ratio(0));
  for (const list of lists) {
    const whole = floor(divide(votes[list]!, quota));
    seats[list] = Number(whole);
    remainders[list] = subtract(votes[list]!, multiply(quota, ratio(whole)));
  }
  steps.push({
    kind: 'whole-seats',
    quota: fractionText(quota),
    seats: [...seats],
    remainders: remainders.map(fractionText),
  });
  let given = seats.reduce((sum, own) => sum + own, 0);
  let left = [...lists];
  while (given < method.seats) {
    // Few lists and many seats under the Droop quota: a second turn begins.
    if (left.length === 0) left = [...lists];
    let best = left[0]!;
    for (const list of left) if (compare(remainders[list]!, remainders[best]!) > 0) best = list;
    const tied = left.filter((list) => compare(remainders[list]!, remainders[best]!) === 0);
    if (tied.length > method.seats - given) {
      const tie = breakTie(tied, 'seat');
      steps.push(tie);
      best = tie.chosen;
    }
    seats[best] = seats[best]! + 1;
    left = left.filter((list) => list !== best);
    steps.push({ kind: 'seat', number: ++given, list: best, quotient: fractionText(remainders[best]!) });
  }
}
