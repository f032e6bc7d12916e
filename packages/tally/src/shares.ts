import { type Fraction, ZERO, add, compare, divide, multiply, subtract } from './fraction.ts';

/** What each voter of each group still has, and how many voters (weight) each group stands for. */
export type Shares = { readonly money: Fraction[]; readonly weights: readonly Fraction[] };

/**
 * The price of one unit of utility at which the supporters can just pay `cost`, where nobody pays more than they have:
 * Σ min(money, price × utility) = cost. `utility` null means 1 for each supporter. Null when they cannot pay it.
 * Peters, Pierczyński and Skowron, “Proportional participatory budgeting with additive utilities” (NeurIPS 2021).
 */
export function pricePerUnit(
  { money, weights }: Shares,
  supporters: readonly number[],
  cost: Fraction,
  utility: ((group: number) => Fraction) | null,
): Fraction | null {
  let have = ZERO;
  let units = ZERO;
  for (const at of supporters) {
    have = add(have, multiply(money[at]!, weights[at]!));
    units = add(units, utility ? multiply(weights[at]!, utility(at)) : weights[at]!);
  }
  if (compare(have, cost) < 0 || units.n <= 0n) return null;
  const limit = (at: number): Fraction => (utility ? divide(money[at]!, utility(at)) : money[at]!);
  const poorestFirst = supporters
    .filter((at) => !utility || utility(at).n > 0n)
    .map((at) => ({ at, limit: limit(at) }))
    .toSorted((a, b) => compare(a.limit, b.limit));
  let missing = cost;
  for (const { at, limit: own } of poorestFirst) {
    const price = divide(missing, units);
    if (compare(price, own) <= 0) return price;
    // This group pays all it has; the others share the rest.
    missing = subtract(missing, multiply(money[at]!, weights[at]!));
    units = subtract(units, utility ? multiply(weights[at]!, utility(at)) : weights[at]!);
    if (units.n <= 0n) return missing.n <= 0n ? own : null;
  }
  return null;
}
