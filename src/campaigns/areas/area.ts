import type { Locale } from '#i18n';
import { COUNTRIES } from './countries.ts';
import { type Region, regionsOf } from './regions.ts';

const COUNTRY_CODES: ReadonlySet<string> = new Set(COUNTRIES);

/** The country of a code of ISO 3166-1 or 3166-2. */
export const countryOf = (area: string): string => area.slice(0, 2);

export const isRegion = (area: string): boolean => area.length > 2;

/** What a petition asks of where its signers live. */
export interface AsksArea {
  readonly asks: 'none' | 'country' | 'region';
  /** Whose regions, where it asks for them. */
  readonly regionsOf: string;
}

/** What may be kept of an answer: nothing that was not asked, and no code that is none. */
export function areaAsked({ asks, regionsOf: within }: AsksArea, area: string): string {
  if (asks === 'none') return '';
  if (COUNTRY_CODES.has(area)) return area;
  return asks === 'region' && regionsOf(within).some(({ code }) => code === area) ? area : '';
}

const names: Partial<Record<Locale, Intl.DisplayNames>> = {};

/** The name of a country in the reader's language, of a region in its own. */
export function areaName(area: string, locale: Locale): string {
  if (isRegion(area)) return regionsOf(countryOf(area)).find(({ code }) => code === area)?.name ?? area;
  names[locale] ??= new Intl.DisplayNames(locale, { type: 'region' });
  return names[locale].of(area) ?? area;
}

const lists: Partial<Record<Locale, readonly Region[]>> = {};

/** Every country with its name, in the order of the reader's alphabet. */
export function countriesIn(locale: Locale): readonly Region[] {
  lists[locale] ??= COUNTRIES.map((code) => ({ code, name: areaName(code, locale) })).toSorted((a, b) =>
    a.name.localeCompare(b.name, locale),
  );
  return lists[locale];
}
