import { en } from './en.ts';
import { fr } from './fr.ts';
import type { Locale } from './plural.ts';
import { frenchTypography } from './typography.ts';

export type { Locale } from './plural.ts';
export * as format from './format.ts';

/** Everything the program says. The English tree is the type; French must have the same shape. */
export type Messages = typeof en;

export const LOCALES: readonly Locale[] = ['en', 'fr'];

export const isLocale = (text: unknown): text is Locale => text === 'en' || text === 'fr';

/** Typography for our words only: what people wrote stands as they wrote it. */
function typesetAround(text: string, theirs: readonly string[]): string {
  const [first, ...rest] = theirs;
  if (first === undefined) return frenchTypography(text);
  return text
    .split(first)
    .map((ours) => typesetAround(ours, rest))
    .join(first);
}

/** Applies French typography to every sentence of a tree, those that functions return included. */
function typeset<T>(tree: T, theirs: readonly string[] = []): T {
  if (typeof tree === 'string') return typesetAround(tree, theirs) as T;
  if (typeof tree === 'function') {
    const say: (...args: unknown[]) => unknown = tree as never;
    return ((...args: unknown[]) => {
      const names = args.filter((arg) => typeof arg === 'string').filter((arg) => frenchTypography(arg) !== arg);
      return typeset(say(...args), names);
    }) as T;
  }
  if (Array.isArray(tree)) return tree.map((one) => typeset(one, theirs)) as T;
  if (tree && typeof tree === 'object' && Object.getPrototypeOf(tree) === Object.prototype) {
    return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, typeset(value, theirs)])) as T;
  }
  return tree;
}

const all: Record<Locale, Messages> = { en, fr: typeset(fr) };

export const messagesFor = (locale: Locale): Messages => all[locale];

/**
 * The language a reader wants most, of those we speak, by the Accept-Language header
 * (RFC 9110 §12.5.4); `fallback` when the header names none of them.
 */
export function negotiateLocale(header: string | undefined, fallback: Locale): Locale {
  let best: { locale: Locale; weight: number } | undefined;
  for (const part of (header ?? '').slice(0, 1000).split(',')) {
    const [range = '', ...parameters] = part.trim().split(';');
    const locale = range.toLowerCase().split('-')[0];
    if (!isLocale(locale)) continue;
    const q = parameters.map((p) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(p)?.[1]).find((v) => v !== undefined);
    const weight = q === undefined ? 1 : Number(q);
    if (weight > 0 && (!best || weight > best.weight)) best = { locale, weight };
  }
  return best?.locale ?? fallback;
}
