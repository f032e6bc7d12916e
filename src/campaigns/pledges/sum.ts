import * as v from 'valibot';

/** Hundredths: every currency of a drive has two decimals. */
const CENTS = 100;
/** Ten thousand million, in minor units: sums of sums stay exact. */
export const LARGEST_SUM = 1_000_000_000_000;

// Three digits after a point or a comma group thousands, for no currency here has three decimals.
const WRITTEN = /^(?<whole>\d{1,3}(?:[.,’']\d{3})+|\d+)(?:[.,](?<cents>\d{1,2}))?$/u;

/** Reads a sum as people write it: `1 000`, `1,000.50`, `1.000,50 €`. @returns minor units, undefined when it is none. */
export function readSum(text: string): number | undefined {
  const found = WRITTEN.exec(text.replaceAll(/[\s\u00a0\u202f€£$]|EUR|GBP|USD|CHF|CAD/giu, ''))?.groups;
  if (!found) return undefined;
  const whole = Number((found['whole'] ?? '').replaceAll(/\D/g, ''));
  const sum = whole * CENTS + Number((found['cents'] ?? '').padEnd(2, '0'));
  return Number.isSafeInteger(sum) ? sum : undefined;
}

/** A sum of money that somebody writes: above nought, in minor units once it is read. */
export const sum = () =>
  v.pipe(
    v.string('missing'),
    v.check((text) => text.trim() !== '', 'missing'),
    v.transform(readSum),
    v.check((read) => read !== undefined && read > 0 && read <= LARGEST_SUM, 'number'),
    v.transform((read) => read ?? 0),
  );
