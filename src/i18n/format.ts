import type { Locale } from './plural.ts';

/** An amount of money: `amount` in minor units (cents for EUR), `currency` an ISO 4217 code. */
export interface MoneyValue {
  readonly amount: bigint;
  readonly currency: string;
}

/**
 * Everything a page writes as figures, dates or counts, in one language and time zone (an IANA name).
 * Formatters are made once and kept.
 */
export function formatsFor(locale: Locale, timeZone = 'UTC'): Formats {
  const key = `${locale} ${timeZone}`;
  let formats = kept.get(key);
  if (!formats) {
    formats = createFormats(locale, timeZone);
    kept.set(key, formats);
  }
  return formats;
}
const kept = new Map<string, Formats>();

export interface Formats {
  /** 3 412 · 3,412 */
  number(value: number | bigint): string;
  /** 12 k · 12k: for counts beside an icon. */
  compact(value: number): string;
  /** From a ratio: 0.683 → 68 %. `digits` after the decimal mark, 0 unless told. */
  percent(ratio: number, digits?: number): string;
  /** Exact for any amount, with a true minus sign. `sign` writes + too; `short` drops ,00. */
  money(value: MoneyValue, options?: { sign?: boolean; short?: boolean }): string;
  /** 12 May 2017 · 1er mai 2017 */
  date(at: Date): string;
  /** 12 May, with the year when it is not the year of `now`. */
  day(at: Date, now: Date): string;
  /** Friday 12 May, with the year when it is not the year of `now`. */
  weekday(at: Date, now: Date): string;
  /** 18:00 · 18 h */
  time(at: Date): string;
  /** 14:02 in both languages: for rows of messages. */
  clock(at: Date): string;
  /** Friday 12 May at 18:00 · vendredi 12 mai à 18 h */
  moment(at: Date, now: Date): string;
  /** How long since: now, 5 min, 2 h, yesterday, then the day. */
  ago(at: Date, now: Date): string;
  /** How long until: in 3 days · dans 3 jours. Also says "3 days ago" of the past. */
  until(at: Date, now: Date): string;
  /** When it ends, as one says it: today, 18:00 · demain, 18 h · dimanche, 20 h · 22 mai, 18 h. */
  deadline(at: Date, now: Date): string;
  /** 12 and May, for a leaf of a calendar. */
  leaf(at: Date): { day: string; month: string };
  /** May 2017, or a short month for an axis. */
  month(at: Date, style?: 'long' | 'short'): string;
  /** YYYY-MM-DD in the time zone of the page. */
  isoDay(at: Date): string;
  /** a, b and c */
  list(items: readonly string[]): string;
}

const TAGS: Record<Locale, string> = { en: 'en-GB', fr: 'fr-FR' };
const AT: Record<Locale, string> = { en: 'at', fr: 'à' };
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NO_BREAK = '\u00A0';

function createFormats(locale: Locale, timeZone: string): Formats {
  const tag = TAGS[locale];
  const plain = new Intl.NumberFormat(tag);
  const short = new Intl.NumberFormat(tag, { notation: 'compact', maximumFractionDigits: 1 });
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  const conjunction = new Intl.ListFormat(tag, { type: 'conjunction' });
  const dateFormat = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, { timeZone, ...options });
  const dated = {
    date: dateFormat({ day: 'numeric', month: 'long', year: 'numeric' }),
    day: dateFormat({ day: 'numeric', month: 'long' }),
    weekday: dateFormat({ weekday: 'long', day: 'numeric', month: 'long' }),
    weekdayYear: dateFormat({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    weekdayName: dateFormat({ weekday: 'long' }),
    clock: dateFormat({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    monthShort: dateFormat({ month: 'short' }),
    monthLong: dateFormat({ month: 'long', year: 'numeric' }),
  };
  const civil = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const percents = new Map<number, Intl.NumberFormat>();
  const currencies = new Map<string, Intl.NumberFormat>();

  const number = (value: number | bigint) => minus(plain.format(value));
  const isoDay = (at: Date) => civil.format(at);
  const sameYear = (a: Date, b: Date) => isoDay(a).slice(0, 4) === isoDay(b).slice(0, 4);
  /** Midnights crossed from `now` to `at`, in the page's time zone. */
  const daysBetween = (now: Date, at: Date) => Math.round((Date.parse(isoDay(at)) - Date.parse(isoDay(now))) / DAY);

  const write = (format: Intl.DateTimeFormat, at: Date) =>
    format
      .formatToParts(at)
      .map((part) => (locale === 'fr' && part.type === 'day' && part.value === '1' ? '1er' : part.value))
      .join('')
      .replace(',', '');

  const clock = (at: Date) => dated.clock.format(at);
  const time = (at: Date) => {
    const [hours = '', minutes = ''] = clock(at).split(':');
    if (locale === 'en') return `${hours}:${minutes}`;
    return `${Number(hours)}${NO_BREAK}h${minutes === '00' ? '' : NO_BREAK + minutes}`;
  };
  const day = (at: Date, now: Date) => write(sameYear(at, now) ? dated.day : dated.date, at);
  const weekday = (at: Date, now: Date) => write(sameYear(at, now) ? dated.weekday : dated.weekdayYear, at);

  const until = (at: Date, now: Date) => {
    const distance = at.getTime() - now.getTime();
    const size = Math.abs(distance);
    if (size < HOUR) return relative.format(Math.round(distance / MINUTE), 'minute');
    if (size < DAY) return relative.format(Math.round(distance / HOUR), 'hour');
    const days = daysBetween(now, at);
    if (Math.abs(days) < 60) return relative.format(days, 'day');
    if (Math.abs(days) < 730) return relative.format(Math.round(days / 30.44), 'month');
    return relative.format(Math.round(days / 365.25), 'year');
  };

  return {
    number,
    compact: (value) => short.format(value),
    percent(ratio, digits = 0) {
      let format = percents.get(digits);
      if (!format) {
        format = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: digits });
        percents.set(digits, format);
      }
      return minus(format.format(Number.isFinite(ratio) ? ratio : 0));
    },
    money({ amount, currency }, { sign = false, short: strip = false } = {}) {
      const key = `${currency} ${sign} ${strip}`;
      let format = currencies.get(key);
      if (!format) {
        format = new Intl.NumberFormat(tag, {
          style: 'currency',
          currency,
          signDisplay: sign ? 'exceptZero' : 'auto',
          trailingZeroDisplay: strip ? 'stripIfInteger' : 'auto',
        });
        currencies.set(key, format);
      }
      return minus(format.format(decimal(amount, format.resolvedOptions().maximumFractionDigits ?? 0)));
    },
    date: (at) => write(dated.date, at),
    day,
    weekday,
    time,
    clock,
    moment: (at, now) => `${weekday(at, now)} ${AT[locale]} ${time(at)}`,
    ago(at, now) {
      const since = now.getTime() - at.getTime();
      if (since < MINUTE) return relative.format(0, 'second');
      if (since < HOUR) return `${Math.floor(since / MINUTE)}${NO_BREAK}min`;
      const days = -daysBetween(now, at);
      if (since < 12 * HOUR || days === 0) return `${Math.floor(since / HOUR)}${NO_BREAK}h`;
      return days === 1 ? relative.format(-1, 'day') : day(at, now);
    },
    until,
    deadline(at, now) {
      const days = daysBetween(now, at);
      const near = days === 0 || days === 1;
      const name = near
        ? relative.format(days, 'day')
        : days > 1 && days < 7
          ? write(dated.weekdayName, at)
          : day(at, now);
      return `${name}, ${time(at)}`;
    },
    leaf: (at) => ({ day: String(Number(isoDay(at).slice(8))), month: dated.monthShort.format(at) }),
    month: (at, style = 'long') => (style === 'short' ? dated.monthShort : dated.monthLong).format(at),
    isoDay,
    list: (items) => conjunction.format(items),
  };
}

const minus = (text: string) => text.replace('-', '−');

/** Minor units to an exact decimal string, which Intl accepts for amounts beyond 2^53. */
function decimal(amount: bigint, digits: number): Intl.StringNumericLiteral {
  const sign = amount < 0n ? '-' : '';
  const units = (amount < 0n ? -amount : amount).toString().padStart(digits + 1, '0');
  const cut = units.length - digits;
  const text = digits === 0 ? units : `${units.slice(0, cut)}.${units.slice(cut)}`;
  return `${sign}${text}` as Intl.StringNumericLiteral;
}
