import { format } from '#i18n';
import { usePage } from '../page-context.ts';

/** Sums in minor units, without cents where there are none; calendar days are the same everywhere. */
export function usePledgeFormats(currency: string) {
  const f = format.formatsFor(usePage().locale, 'UTC');
  return {
    number: f.number,
    percent: f.percent,
    day: (day: string) => f.date(new Date(day)),
    sum: (minor: number) => f.money({ amount: BigInt(minor), currency }, { short: true }),
  };
}
