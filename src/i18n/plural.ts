export type Locale = 'en' | 'fr';

export interface PluralForms {
  one: string;
  other: string;
  /** French exact millions: “1 000 000 de signatures”. English never uses it. */
  many?: string;
}

const rules: Record<Locale, Intl.PluralRules> = {
  en: new Intl.PluralRules('en'),
  fr: new Intl.PluralRules('fr'),
};

/**
 * Chooses the form of a word for a number by CLDR plural rules. French has three: 0 and 1 are
 * `one`, exact millions are `many`, the rest `other`.
 */
export function plural(locale: Locale, n: number, forms: PluralForms): string {
  const form = rules[locale].select(n);
  if (form === 'one') return forms.one;
  if (form === 'many') return forms.many ?? forms.other;
  return forms.other;
}
