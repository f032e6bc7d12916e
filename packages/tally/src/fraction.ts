import { TallyError } from './problem.ts';

/** An exact rational number: `d` is positive and shares no factor with `n`. */
export type Fraction = { readonly n: bigint; readonly d: bigint };

export const ZERO: Fraction = { n: 0n, d: 1n };
export const ONE: Fraction = { n: 1n, d: 1n };

const SMALL = 1n << 62n;

/** The greatest common divisor, by Lehmer's method (D. E. Knuth, *The Art of Computer Programming* 2, §4.5.2, algorithm L). */
export function commonDivisor(a: bigint, b: bigint): bigint {
  if (a < 0n) a = -a;
  if (b < 0n) b = -b;
  if (a < b) [a, b] = [b, a];
  while (b > SMALL) [a, b] = lehmerStep(a, b);
  // Numbers that a double holds exactly are reduced much faster as doubles.
  while (b > 0n) {
    if (a <= 9007199254740991n) {
      let x = Number(a);
      let y = Number(b);
      while (y > 0) [x, y] = [y, x % y];
      return BigInt(x);
    }
    [a, b] = [b, a % b];
  }
  return a;
}

/** Runs Euclid's steps on the leading digits as long as they surely are the steps of the whole numbers, then applies them at once. */
function lehmerStep(a: bigint, b: bigint): [bigint, bigint] {
  const shift = BigInt(a.toString(16).length * 4 - 52);
  let x = Number(a >> shift);
  let y = Number(b >> shift);
  let [p, q, r, s] = [1, 0, 0, 1];
  while (y + r !== 0 && y + s !== 0) {
    const times = Math.floor((x + p) / (y + r));
    if (times !== Math.floor((x + q) / (y + s))) break;
    [p, r] = [r, p - times * r];
    [q, s] = [s, q - times * s];
    [x, y] = [y, x - times * y];
  }
  if (q === 0) return [b, a % b];
  return [BigInt(p) * a + BigInt(q) * b, BigInt(r) * a + BigInt(s) * b];
}

/** n ÷ d in lowest terms. Throws `division-by-zero`. */
export function ratio(n: bigint | number, d: bigint | number = 1n): Fraction {
  let above = BigInt(n);
  let below = BigInt(d);
  if (below === 0n) throw new TallyError('division-by-zero');
  if (below === 1n) return { n: above, d: below };
  if (below < 0n) {
    above = -above;
    below = -below;
  }
  const common = commonDivisor(above, below);
  return common === 1n ? { n: above, d: below } : { n: above / common, d: below / common };
}

export function add(a: Fraction, b: Fraction): Fraction {
  if (a.d === b.d) return a.d === 1n ? { n: a.n + b.n, d: 1n } : ratio(a.n + b.n, a.d);
  return ratio(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function subtract(a: Fraction, b: Fraction): Fraction {
  return add(a, { n: -b.n, d: b.d });
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return ratio(a.n * b.n, a.d * b.d);
}

/** a ÷ b. Throws `division-by-zero`. */
export function divide(a: Fraction, b: Fraction): Fraction {
  return ratio(a.n * b.d, a.d * b.n);
}

/** Negative, zero or positive as a is less than, equal to or more than b. */
export function compare(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const left = a.n * b.d;
  const right = b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The largest whole number not above the fraction. */
export function floor(a: Fraction): bigint {
  const whole = a.n / a.d;
  return a.n < 0n && whole * a.d !== a.n ? whole - 1n : whole;
}

/** The smallest whole number not below the fraction. */
export function ceiling(a: Fraction): bigint {
  return -floor({ n: -a.n, d: a.d });
}

/** Reads "3", "-2", "0.25" or "1/3". Throws `not-a-number`. */
export function fraction(text: string | number | bigint): Fraction {
  if (typeof text === 'bigint') return { n: text, d: 1n };
  const trimmed = String(text).trim();
  const match = /^([+-]?)(\d{1,4000})(?:\.(\d{1,4000})|\/(\d{1,4000}))?$/.exec(trimmed);
  if (!match) throw new TallyError('not-a-number', { text: trimmed.slice(0, 40) });
  const [, sign, whole = '0', decimals, below] = match;
  const size =
    decimals !== undefined
      ? ratio(BigInt(whole + decimals), 10n ** BigInt(decimals.length))
      : ratio(BigInt(whole), BigInt(below ?? '1'));
  return sign === '-' ? { n: -size.n, d: size.d } : size;
}

/** Writes "3" or "1/3"; `fraction` reads it back to the same value. */
export function fractionText(a: Fraction): string {
  return a.d === 1n ? String(a.n) : `${a.n}/${a.d}`;
}

/** Writes the value with that many decimals, rounded half up. */
export function decimalText(a: Fraction, places: number): string {
  const scale = 10n ** BigInt(places);
  const units = floor(ratio(a.n * scale * 2n + a.d, a.d * 2n));
  return unitsText(units, places);
}

/** Writes a whole number of 10^-places units as a decimal: (12345, 2) is "123.45". */
export function unitsText(units: bigint, places: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return units < 0n ? `-${text}` : text;
}
