import type { Ballot, Candidate } from '../ballot.ts';
import { nothingCast, standing } from '../choose.ts';
import {
  type Fraction,
  ONE,
  ZERO,
  add,
  compare,
  divide,
  fractionText,
  multiply,
  ratio,
  subtract,
} from '../fraction.ts';
import type { CommitteeMethod } from '../method.ts';
import { type Group, approvalGroups, weightOf } from '../profiles.ts';
import type { Counted, ElectReason, Step } from '../record.ts';
import { type Shares, pricePerUnit } from '../shares.ts';
import { tieBreaker } from '../tie.ts';

/**
 * Elects a committee from approvals so that groups get their share.
 *
 * `phragmen`: E. Phragmén's sequential method, 1894 (each seat is a load of 1 on its supporters; the largest load stays
 * smallest). `pav`: T. N. Thiele's method, 1895, sequential: the k-th candidate of a ballot adds 1/k. `equal-shares`:
 * D. Peters and P. Skowron, “Proportionality and the limits of welfarism”, EC 2020 (rule X): each voter has seats ÷ n
 * to spend, a candidate costs 1; seats left are filled by Phragmén's method with the money left as a head start, or
 * stay empty.
 */
export function countCommittee(
  method: CommitteeMethod,
  candidates: readonly Candidate[],
  ballots: readonly Ballot[],
): Counted {
  const { groups, supporters, totals } = approvalGroups(ballots, candidates, method.name);
  const open = standing(candidates);
  if (totals.valid.n === 0n || open.length <= method.seats) {
    const { steps, outcome } =
      open.length <= method.seats && totals.valid.n > 0n ? everybody(open) : nothingCast(candidates, method.seats);
    return { rounds: [{ number: 1, steps }], outcome, ...totals.text() };
  }
  const steps: Step[] = [
    {
      kind: 'figures',
      figure: 'approvals',
      values: candidates.map((candidate, place) =>
        candidate.withdrawn ? null : fractionText(weightOf(groups, supporters[place]!)),
      ),
    },
  ];
  const elected: number[] = [];
  const breakTie = tieBreaker(method.ties, candidates);
  /** Takes the best of those left by `value`, the highest or the lowest; false when none has a value. */
  const take = (value: (place: number) => Fraction | null, prefer: 1 | -1, reason: ElectReason): number | null => {
    const offers = open.flatMap((place) => {
      const own = elected.includes(place) ? null : value(place);
      return own === null ? [] : [{ place, own }];
    });
    if (offers.length === 0) return null;
    const best = offers.reduce((top, offer) => (compare(offer.own, top.own) === prefer ? offer : top));
    const tied = offers.filter((offer) => compare(offer.own, best.own) === 0).map((offer) => offer.place);
    let chosen = best.place;
    if (tied.length > 1) {
      const tie = breakTie(tied, 'elect');
      steps.push(tie);
      chosen = tie.chosen;
    }
    elected.push(chosen);
    steps.push({ kind: 'elect', candidate: chosen, reason, value: fractionText(best.own) });
    return chosen;
  };
  if (method.name === 'pav') pav(method.seats, groups, supporters, elected, take);
  else {
    let start = groups.map((): Fraction => ZERO);
    if (method.name === 'equal-shares') {
      start = equalShares(method.seats, groups, supporters, totals.valid, take).map((money) => subtract(ZERO, money));
      if (elected.length < method.seats && method.completion === 'phragmen')
        steps.push({ kind: 'complete', by: 'phragmen' });
    }
    if (method.name === 'phragmen' || method.completion === 'phragmen')
      phragmen(method.seats, groups, supporters, elected, start, take);
  }
  return { rounds: [{ number: 1, steps }], outcome: { kind: 'elected', elected }, ...totals.text() };
}

type Take = (value: (place: number) => Fraction | null, prefer: 1 | -1, reason: ElectReason) => number | null;

function everybody(open: readonly number[]): { steps: Step[]; outcome: Counted['outcome'] } {
  return {
    steps: [
      { kind: 'note', note: 'uncontested' },
      ...open.map((candidate): Step => ({ kind: 'elect', candidate, reason: 'remaining' })),
    ],
    outcome: { kind: 'elected', elected: open },
  };
}

function pav(
  seats: number,
  groups: readonly Group[],
  supporters: readonly number[][],
  elected: readonly number[],
  take: Take,
): void {
  const held = groups.map(() => 0);
  while (elected.length < seats) {
    const chosen = take(
      (place) =>
        supporters[place]!.reduce((sum, at) => add(sum, divide(groups[at]!.weight, ratio(held[at]! + 1))), ZERO),
      1,
      'most',
    );
    if (chosen === null) return;
    for (const at of supporters[chosen]!) held[at] = held[at]! + 1;
  }
}

function phragmen(
  seats: number,
  groups: readonly Group[],
  supporters: readonly number[][],
  elected: readonly number[],
  loads: Fraction[],
  take: Take,
): void {
  const load = (place: number): Fraction | null => {
    const weight = weightOf(groups, supporters[place]!);
    if (weight.n === 0n) return null;
    const carried = supporters[place]!.reduce((sum, at) => add(sum, multiply(groups[at]!.weight, loads[at]!)), ONE);
    return divide(carried, weight);
  };
  while (elected.length < seats) {
    const chosen = take(load, -1, 'load');
    // Those nobody approved come last: no load can be spread, so the tie rules fill what is left.
    if (chosen === null) {
      while (elected.length < seats && take(() => ZERO, 1, 'remaining') !== null);
      return;
    }
    const own = load(chosen)!;
    for (const at of supporters[chosen]!) loads[at] = own;
  }
}

/** Gives the money that each voter of each group has left. */
function equalShares(
  seats: number,
  groups: readonly Group[],
  supporters: readonly number[][],
  voters: Fraction,
  take: Take,
): Fraction[] {
  const shares: Shares = {
    money: groups.map(() => divide(ratio(seats), voters)),
    weights: groups.map((group) => group.weight),
  };
  const money = shares.money;
  for (;;) {
    const price = (place: number): Fraction | null => pricePerUnit(shares, supporters[place]!, ONE, null);
    const prices = new Map<number, Fraction | null>();
    const chosen = take(
      (place) => {
        const own = price(place);
        prices.set(place, own);
        return own;
      },
      -1,
      'affordable',
    );
    if (chosen === null) return money;
    const own = prices.get(chosen)!;
    for (const at of supporters[chosen]!) money[at] = compare(money[at]!, own) <= 0 ? ZERO : subtract(money[at]!, own);
  }
}
