import { decimalText, fraction } from '../fraction.ts';
import type { Language } from '../problem.ts';

/** A number for people: no idle zeros, the separators of the language, and a fraction with its value beside it. */
export function numberWords(text: string, language: Language): string {
  if (!/^-?\d+(\.\d+|\/\d+)?$/.test(text)) return text;
  if (!text.includes('/')) return separated(text, language);
  const near = separated(decimalText(fraction(text), 4), language);
  return text.length > 15 ? `≈ ${near}` : `${text} (≈ ${near})`;
}

function separated(text: string, language: Language): string {
  const [whole = '0', decimals = ''] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, language === 'fr' ? '\u202F' : ',');
  const kept = decimals.replace(/0+$/, '');
  return kept === '' ? grouped : `${grouped}${language === 'fr' ? ',' : '.'}${kept}`;
}

/** A size for drawing only; never for counting. */
export function drawnSize(text: string | null | undefined): number {
  if (text === null || text === undefined) return 0;
  const value = Number(decimalText(fraction(text), 6));
  return Number.isFinite(value) ? value : 0;
}

/** “A”, “A and B”, “A, B and C”. */
export function listWords(names: readonly string[], language: Language): string {
  if (names.length < 2) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} ${language === 'fr' ? 'et' : 'and'} ${names.at(-1)}`;
}
