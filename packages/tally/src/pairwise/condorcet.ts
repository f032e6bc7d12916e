import type { Ballot, Candidate } from '../ballot.ts';
import { electFromGroups, groupBy, nothingCast, standing } from '../choose.ts';
import { fractionText } from '../fraction.ts';
import type { MinimaxMethod, RankedPairsMethod, SchulzeMethod, TieRule } from '../method.ts';
import { TallyError } from '../problem.ts';
import type { Counted, Step } from '../record.ts';
import { type TieBreaker, tieBreaker } from '../tie.ts';
import { commonDenominator } from '../units.ts';
import { type Strengths, matrixText, pairwise, strengths } from './matrix.ts';

type Method = SchulzeMethod | RankedPairsMethod | MinimaxMethod;

/**
 * Counts preferences pair by pair and resolves cycles.
 *
 * `schulze`: M. Schulze, “A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner
 * election method”, Social Choice and Welfare 36 (2011): the strongest paths. `ranked-pairs`: T. N. Tideman,
 * “Independence of clones as a criterion for voting rules”, Social Choice and Welfare 4 (1987), with ties between pairs
 * as in Zavist and Tideman (1989). `minimax`: Simpson (1969), Kramer (1977): the smallest worst defeat.
 */
export function countCondorcet(method: Method, candidates: readonly Candidate[], ballots: readonly Ballot[]): Counted {
  const matrix = pairwise(ballots, candidates, method.unranked, method.name, commonDenominator(ballots));
  const open = standing(candidates);
  const breakTie = tieBreaker(method.ties, candidates);
  const totals = { valid: fractionText(matrix.valid), blank: fractionText(matrix.blank), invalid: '0' };
  if (matrix.valid.n === 0n || open.length <= 1) {
    const { steps, outcome } = nothingCast(candidates, method.seats);
    return { rounds: [{ number: 1, steps }], outcome, ...totals };
  }
  const steps: Step[] = [{ kind: 'pairs', preferring: matrixText(matrix) }];
  const wins = strengths(matrix, method.strength);
  const groups =
    method.name === 'schulze'
      ? schulze(open, wins, matrix.size, steps)
      : method.name === 'minimax'
        ? minimax(open, wins, matrix.size, steps)
        : rankedPairs(open, wins, matrix.size, steps, method.ties, candidates);
  const result = electFromGroups(groups, method.seats, breakTie, 'undefeated');
  return { rounds: [{ number: 1, steps: [...steps, ...result.steps] }], outcome: result.outcome, ...totals };
}

/** Groups by what still beats them: those beaten by nobody who is left come first. */
function undefeatedFirst(open: readonly number[], beats: (a: number, b: number) => boolean): number[][] {
  const groups: number[][] = [];
  let left = [...open];
  while (left.length > 0) {
    const rest = left;
    const best = rest.filter((place) => !rest.some((other) => beats(other, place)));
    groups.push(best);
    left = rest.filter((place) => !best.includes(place));
  }
  return groups;
}

function schulze(open: readonly number[], wins: Strengths, size: number, steps: Step[]): number[][] {
  const path = Int32Array.from(wins.of);
  for (const middle of open) {
    for (const from of open) {
      const first = path[from * size + middle]!;
      if (first === 0 || from === middle) continue;
      for (const to of open) {
        if (to === from || to === middle) continue;
        const through = Math.min(first, path[middle * size + to]!);
        if (through > path[from * size + to]!) path[from * size + to] = through;
      }
    }
  }
  const text = (rank: number): string | null => (rank === 0 ? null : (wins.text[rank] ?? null));
  steps.push({
    kind: 'paths',
    strongest: Array.from({ length: size }, (_, a) =>
      Array.from({ length: size }, (_unused, b) => text(path[a * size + b]!)),
    ),
  });
  return undefeatedFirst(open, (a, b) => path[a * size + b]! > path[b * size + a]!);
}

function minimax(open: readonly number[], wins: Strengths, size: number, steps: Step[]): number[][] {
  const worst = (place: number): number =>
    open.reduce((most, other) => Math.max(most, wins.of[other * size + place]!), 0);
  const values = Array.from({ length: size }, (_, place) =>
    open.includes(place) ? (wins.text[worst(place)] ?? '0') : null,
  );
  steps.push({ kind: 'figures', figure: 'worst-defeat', values });
  return groupBy(open, (a, b) => worst(a) - worst(b));
}

type Pair = { readonly over: number; readonly under: number; readonly strength: number };

function rankedPairs(
  open: readonly number[],
  wins: Strengths,
  size: number,
  steps: Step[],
  ties: readonly TieRule[],
  candidates: readonly Candidate[],
): number[][] {
  const pairs: Pair[] = [];
  for (const over of open)
    for (const under of open)
      if (wins.of[over * size + under]! > 0) pairs.push({ over, under, strength: wins.of[over * size + under]! });
  const place = tieOrder(open, ties, candidates);
  const before = (a: Pair, b: Pair): number =>
    b.strength - a.strength ||
    (place.get(a.over) ?? 0) - (place.get(b.over) ?? 0) ||
    (place.get(b.under) ?? 0) - (place.get(a.under) ?? 0);
  const sorted = pairs.toSorted(before);
  const reach = new Uint8Array(size * size);
  for (let from = 0; from < sorted.length;) {
    let to = from;
    while (sorted[to]?.strength === sorted[from]!.strength) to++;
    const equal = sorted.slice(from, to);
    const stronger = reach.slice();
    for (const { over, under, strength } of equal) {
      const locked = reach[under * size + over] === 0;
      // Where only an equally strong pair stands against it, the order among equals has decided.
      if (!locked && stronger[under * size + over] === 0) {
        const rule = ties.find((tie) => tie.by !== 'previous');
        if (!rule || rule.by === 'refuse')
          throw new TallyError('tie-refused', {
            candidates: `${candidates[over]!.name}, ${candidates[under]!.name}`,
            purpose: 'pair',
          });
        steps.push({
          kind: 'tie',
          tied: [over, under].toSorted((a, b) => a - b),
          purpose: 'pair',
          by: rule.by,
          chosen: under,
        });
      }
      steps.push({ kind: 'lock', over, under, strength: wins.text[strength] ?? '0', locked });
      if (locked) join(reach, size, over, under);
    }
    from = to;
  }
  return undefeatedFirst(open, (a, b) => reach[a * size + b] === 1);
}

/** Everything above `over` now also stands above everything below `under`. */
function join(reach: Uint8Array, size: number, over: number, under: number): void {
  for (let a = 0; a < size; a++) {
    if ((a !== over && reach[a * size + over] === 0) || reach[a * size + under] === 1) continue;
    reach[a * size + under] = 1;
    for (let b = 0; b < size; b++) if (reach[under * size + b] === 1) reach[a * size + b] = 1;
  }
}

/** A whole order of the candidates from the tie rules, drawn one by one. */
function tieOrder(
  open: readonly number[],
  ties: readonly TieRule[],
  candidates: readonly Candidate[],
): Map<number, number> {
  const rules = ties.filter((rule) => rule.by !== 'refuse');
  const breakTie: TieBreaker = tieBreaker([...rules, { by: 'listed' }], candidates);
  const order = new Map<number, number>();
  let left = [...open];
  while (left.length > 0) {
    const chosen = left.length === 1 ? left[0]! : breakTie(left, 'pair').chosen;
    order.set(chosen, order.size);
    left = left.filter((place) => place !== chosen);
  }
  return order;
}
