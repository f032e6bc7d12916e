import { type Fraction, commonDivisor } from './fraction.ts';

/** A price as an unreduced quotient: it is only compared. */
export type Price = { readonly n: bigint; readonly d: bigint };

export function comparePrices(a: Price, b: Price): number {
  const left = a.n * b.d;
  const right = b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
}

function commonMultiple(numbers: Iterable<bigint>): bigint {
  let common = 1n;
  for (const number of numbers) common = (common / commonDivisor(common, number)) * number;
  return common;
}

/**
 * What the voters still have in the method of equal shares, where every supporter of a thing finds it equally useful.
 * All money has one denominator, which grows with each purchase, so that no fraction has to be reduced: exact, and ten
 * times as fast as with fractions.
 */
export class Purse {
  readonly #money: bigint[];
  readonly #weights: readonly bigint[];
  /** Weights are whole in units of 1 ÷ this. */
  readonly #unit: bigint;
  #denominator: bigint;

  constructor(share: Fraction, weights: readonly Fraction[], costs: readonly Fraction[]) {
    this.#unit = commonMultiple(weights.map((weight) => weight.d));
    this.#weights = weights.map((weight) => (weight.n * this.#unit) / weight.d);
    this.#denominator = commonMultiple([share.d, ...costs.map((cost) => cost.d)]);
    const each = (share.n * this.#denominator) / share.d;
    this.#money = weights.map(() => each);
  }

  /** Each supporter's part of the cost when nobody pays more than they have; null when they cannot pay it together. */
  part(supporters: readonly number[], cost: Fraction): { left: bigint; units: bigint } | null {
    let left = (cost.n * this.#denominator * this.#unit) / cost.d;
    let units = 0n;
    let have = 0n;
    for (const at of supporters) {
      units += this.#weights[at]!;
      have += this.#money[at]! * this.#weights[at]!;
    }
    if (have < left || units === 0n) return null;
    const poorestFirst = supporters.toSorted((a, b) =>
      this.#money[a]! < this.#money[b]! ? -1 : this.#money[a]! > this.#money[b]! ? 1 : 0,
    );
    for (const at of poorestFirst) {
      const money = this.#money[at]!;
      if (left <= money * units) break;
      left -= money * this.#weights[at]!;
      units -= this.#weights[at]!;
    }
    return { left, units };
  }

  /** The price of one unit of `worth`, in money. */
  price(part: { left: bigint; units: bigint }, worth: Fraction): Price {
    return { n: part.left * worth.d, d: part.units * this.#denominator * worth.n };
  }

  pay(supporters: readonly number[], part: { left: bigint; units: bigint }): void {
    if (part.left === 0n) return;
    const common = commonDivisor(part.left, part.units);
    const times = part.units / common;
    const due = part.left / common;
    if (times !== 1n) {
      this.#denominator *= times;
      for (const [at, money] of this.#money.entries()) this.#money[at] = money * times;
    }
    for (const at of supporters) this.#money[at] = this.#money[at]! <= due ? 0n : this.#money[at]! - due;
  }
}
