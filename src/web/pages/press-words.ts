import { format, type Locale } from '#i18n';

const names = new Map<string, Intl.DisplayNames>();

function namesIn(locale: Locale, type: 'language' | 'region'): Intl.DisplayNames {
  const key = `${locale} ${type}`;
  const known = names.get(key) ?? new Intl.DisplayNames(locale, { type });
  names.set(key, known);
  return known;
}

/** `fr` → French, français. */
export const languageName = (locale: Locale, code: string): string => namesIn(locale, 'language').of(code) ?? code;
/** `FR` → France. */
export const countryName = (locale: Locale, code: string): string => namesIn(locale, 'region').of(code) ?? code;

/** A calendar day is the same everywhere. */
export const dayName = (locale: Locale, day: string): string => format.formatsFor(locale, 'UTC').date(new Date(day));

/** The middle of a month, which is in it in every time zone. */
export const monthOf = (month: string): Date => new Date(`${month}-15T12:00:00Z`);
