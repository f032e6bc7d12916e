import type { Candidate } from './ballot.ts';
import { drawLots } from './lot.ts';
import type { TieRule } from './method.ts';
import { TallyError } from './problem.ts';
import type { Tie, TiePurpose } from './record.ts';

/** Earlier figures, oldest first, for the rule `previous`. */
export type Earlier = {
  readonly rounds: number;
  compare(round: number, a: number, b: number): number;
  /** The number in the record of the round at whose end the figures stood so. */
  numberOf(round: number): number;
};

export type TieBreaker = (tied: readonly number[], purpose: TiePurpose, earlier?: Earlier) => Tie;

/**
 * Makes the function that chooses one of several tied candidates and says how. `previous` looks back round by round and
 * keeps those with most (fewest when excluding) until one is left: Scottish Local Government Elections Order 2007
 * (SI 2007/42), rules 49(2) and 51(2). When the rules run out, the count stops with `tie-refused`.
 */
export function tieBreaker(rules: readonly TieRule[], candidates: readonly Candidate[]): TieBreaker {
  const orders = new Map<TieRule, Map<string, number>>();
  const orderOf = (rule: TieRule): Map<string, number> => {
    let order = orders.get(rule);
    if (!order) {
      const ids = candidates.map((candidate) => candidate.id);
      const sorted =
        rule.by === 'lot' ? drawLots(rule.seed, ids).map((drawn) => drawn.id) : rule.by === 'order' ? rule.order : ids;
      order = new Map(sorted.map((id, at) => [id, at]));
      orders.set(rule, order);
    }
    return order;
  };
  return (tied, purpose, earlier) => {
    let left = [...tied];
    for (const rule of rules) {
      if (rule.by === 'refuse') break;
      if (rule.by === 'previous') {
        if (!earlier) continue;
        for (let round = earlier.rounds - 1; round >= 0; round--) {
          const sign = purpose === 'exclude' ? 1 : -1;
          let best = left[0]!;
          for (const place of left) if (sign * earlier.compare(round, place, best) < 0) best = place;
          left = left.filter((place) => earlier.compare(round, place, best) === 0);
          if (left.length === 1)
            return { kind: 'tie', tied, purpose, by: 'previous', chosen: left[0]!, round: earlier.numberOf(round) };
        }
        continue;
      }
      const order = orderOf(rule);
      const known = left.filter((place) => order.has(candidates[place]!.id));
      if (known.length === 0) continue;
      const rank = (place: number): number => order.get(candidates[place]!.id) ?? Infinity;
      const chosen = known.reduce((best, place) => (rank(place) < rank(best) ? place : best));
      return { kind: 'tie', tied, purpose, by: rule.by, chosen };
    }
    throw new TallyError('tie-refused', {
      candidates: tied.map((place) => candidates[place]!.name).join(', '),
      purpose,
    });
  };
}
