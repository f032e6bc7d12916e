import {
  type Fraction,
  ZERO,
  compare,
  decimalText,
  divide,
  fractionText,
  multiply,
  ratio,
  subtract,
  add,
  unitsText,
} from '../fraction.ts';
import type { ArithmeticRule } from '../method.ts';
import { TallyError } from '../problem.ts';

/**
 * The sums of a transferable vote. A *part* is a share of one paper (transfer value, keep factor, weight), from 0 to 1;
 * *votes* are parts added over papers. Papers come in whole units of 1/`unit` vote, so that fractional weights stay exact.
 */
export interface Arithmetic<V> {
  /** A candidate with exactly the quota has no more than it (quasi-exact and exact arithmetic). */
  readonly exact: boolean;
  readonly zero: V;
  readonly one: V;
  add(a: V, b: V): V;
  subtract(a: V, b: V): V;
  compare(a: V, b: V): number;
  /** Order without tolerance, for sorting and for finding the smallest. */
  order(a: V, b: V): number;
  isZero(a: V): boolean;
  /** A part too small to pass on. */
  isSpent(part: V): boolean;
  /** part × papers, in votes. */
  votes(part: V, papers: bigint): V;
  /** part × surplus ÷ votes, rounded down once or at each step. */
  shrink(part: V, surplus: V, votes: V, rounding: 'once' | 'each-step'): V;
  /** part × part. */
  times(a: V, b: V, rounding: 'up' | 'down'): V;
  /** part ÷ n, rounded down. */
  split(part: V, n: bigint): V;
  /** keep × quota (rounded up) ÷ votes (rounded up). */
  keep(keep: V, quota: V, votes: V): V;
  /** votes ÷ (seats + 1), with one smallest unit more when the arithmetic is not exact. */
  quota(votes: V, seats: number): V;
  /** The limit 1 ÷ 10^omega, in votes. */
  omega(places: number): V;
  whole(votes: bigint): V;
  /** A name that two values share only when they are identical. */
  key(a: V): string;
  text(a: V): string;
  textOfPart(a: V): string;
}

const ten = (places: number): bigint => 10n ** BigInt(places);
const up = (a: bigint, b: bigint): bigint => (a + b - 1n) / b;

class Decimal implements Arithmetic<bigint> {
  readonly exact: boolean;
  readonly zero = 0n;
  readonly one: bigint;
  readonly #unit: bigint;
  readonly #places: number;
  readonly #guard: number;
  readonly #near: bigint;

  constructor(places: number, guard: number, unit: bigint) {
    this.exact = guard > 0;
    this.one = ten(places + guard);
    this.#unit = unit;
    this.#places = places;
    this.#guard = guard;
    // Two guarded values are equal when they are closer than half a unit of the last place before the guard.
    this.#near = guard === 0 ? 1n : (ten(guard) * unit) / 2n;
  }
  add(a: bigint, b: bigint): bigint {
    return a + b;
  }
  subtract(a: bigint, b: bigint): bigint {
    return a - b;
  }
  compare(a: bigint, b: bigint): number {
    const gap = a - b;
    return gap >= this.#near ? 1 : gap <= -this.#near ? -1 : 0;
  }
  order(a: bigint, b: bigint): number {
    return a < b ? -1 : a > b ? 1 : 0;
  }
  isZero(a: bigint): boolean {
    return a === 0n;
  }
  isSpent(part: bigint): boolean {
    return this.#guard === 0 ? part <= 0n : part < ten(this.#guard) / 2n;
  }
  votes(part: bigint, papers: bigint): bigint {
    return part * papers;
  }
  shrink(part: bigint, surplus: bigint, votes: bigint, rounding: 'once' | 'each-step'): bigint {
    if (rounding === 'once') return (part * surplus) / votes;
    return (((part * surplus) / this.one) * this.one) / votes;
  }
  times(a: bigint, b: bigint, rounding: 'up' | 'down'): bigint {
    return rounding === 'up' && !this.exact ? up(a * b, this.one) : (a * b) / this.one;
  }
  split(part: bigint, n: bigint): bigint {
    return part / n;
  }
  keep(keep: bigint, quota: bigint, votes: bigint): bigint {
    if (this.exact) return (((keep * quota) / this.one) * this.one) / votes;
    return up(up(keep * quota, this.one) * this.one, votes);
  }
  quota(votes: bigint, seats: number): bigint {
    if (this.exact) return votes / BigInt(seats + 1);
    return (votes / (BigInt(seats + 1) * this.#unit) + 1n) * this.#unit;
  }
  omega(places: number): bigint {
    return (this.one * this.#unit) / ten(places);
  }
  whole(votes: bigint): bigint {
    return votes * this.one * this.#unit;
  }
  key(a: bigint): string {
    return String(a);
  }
  text(a: bigint): string {
    if (this.#unit !== 1n) {
      const value = ratio(a, this.one * this.#unit);
      return this.exact ? decimalText(value, this.#places) : exactText(value, this.#places);
    }
    return this.textOfPart(a);
  }
  textOfPart(a: bigint): string {
    const cut = ten(this.#guard);
    return unitsText(this.#guard === 0 ? a : floorDivide(a + cut / 2n, cut), this.#places);
  }
}

function floorDivide(a: bigint, b: bigint): bigint {
  const whole = a / b;
  return a < 0n && whole * b !== a ? whole - 1n : whole;
}

/** Decimals when they say it exactly, else a fraction. */
function exactText(value: Fraction, places: number): string {
  const units = ratio(value.n * ten(places), value.d);
  return units.d === 1n ? unitsText(units.n, places) : fractionText(value);
}

/** Past this size a count in exact fractions would not end in a useful time. */
const MOST_BITS = 1 << 13;

class Rational implements Arithmetic<Fraction> {
  readonly exact = true;
  readonly zero = ZERO;
  readonly one: Fraction = { n: 1n, d: 1n };
  readonly #unit: bigint;
  constructor(unit: bigint) {
    this.#unit = unit;
  }
  #fine(a: Fraction): Fraction {
    if (a.d >> BigInt(MOST_BITS) !== 0n) throw new TallyError('too-fine', { bits: MOST_BITS });
    return a;
  }
  add(a: Fraction, b: Fraction): Fraction {
    return this.#fine(add(a, b));
  }
  subtract(a: Fraction, b: Fraction): Fraction {
    return subtract(a, b);
  }
  compare(a: Fraction, b: Fraction): number {
    return compare(a, b);
  }
  order(a: Fraction, b: Fraction): number {
    return compare(a, b);
  }
  isZero(a: Fraction): boolean {
    return a.n === 0n;
  }
  isSpent(part: Fraction): boolean {
    return part.n <= 0n;
  }
  votes(part: Fraction, papers: bigint): Fraction {
    return ratio(part.n * papers, part.d * this.#unit);
  }
  shrink(part: Fraction, surplus: Fraction, votes: Fraction): Fraction {
    return divide(multiply(part, surplus), votes);
  }
  times(a: Fraction, b: Fraction): Fraction {
    return this.#fine(multiply(a, b));
  }
  split(part: Fraction, n: bigint): Fraction {
    return ratio(part.n, part.d * n);
  }
  keep(keep: Fraction, quota: Fraction, votes: Fraction): Fraction {
    return this.#fine(divide(multiply(keep, quota), votes));
  }
  quota(votes: Fraction, seats: number): Fraction {
    return ratio(votes.n, votes.d * BigInt(seats + 1));
  }
  omega(places: number): Fraction {
    return { n: 1n, d: ten(places) };
  }
  whole(votes: bigint): Fraction {
    return { n: votes, d: 1n };
  }
  key(a: Fraction): string {
    return fractionText(a);
  }
  text(a: Fraction): string {
    return fractionText(a);
  }
  textOfPart(a: Fraction): string {
    return fractionText(a);
  }
}

/** Runs `count` with the arithmetic that the rule asks for; papers come in units of 1/`unit` vote. */
export function withArithmetic<R>(rule: ArithmeticRule, unit: bigint, count: <V>(arithmetic: Arithmetic<V>) => R): R {
  if (rule.kind === 'rational') return count(new Rational(unit));
  return count(new Decimal(rule.places, rule.kind === 'guarded' ? rule.guard : 0, unit));
}
