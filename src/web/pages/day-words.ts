import { format, type Locale } from '#i18n';

/** A calendar day in words: the same everywhere. @param day such as `2016-10-03`. */
export const dayWords = (day: string, locale: Locale): string => format.formatsFor(locale, 'UTC').date(new Date(day));
