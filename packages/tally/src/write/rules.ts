import type { ArithmeticRule, Method, TieRule } from '../method.ts';
import type { Language } from '../problem.ts';
import type { CountRecord } from '../record.ts';
import { numberWords } from './numbers.ts';
import { RULE_WORDS, VALUE_WORDS } from './rule-words.ts';
import { METHOD_WORDS } from './words.ts';

/** One rule of the count in words; `byDefault` when the election did not say it. */
export type RuleWords = { readonly rule: string; readonly value: string; readonly byDefault: boolean };

/** The name of the method and every rule of it, in words. */
export function ruleWords(record: CountRecord, language: Language): { method: string; rules: RuleWords[] } {
  const at = language === 'fr' ? 1 : 0;
  const { method, defaults } = record;
  const rules = Object.entries(method)
    .filter(([rule]) => rule !== 'name')
    .map(([rule, value]): RuleWords => ({
      rule: RULE_WORDS[rule]?.[at] ?? rule,
      value: valueWords(method, rule, value, language),
      byDefault: defaults.includes(rule),
    }));
  return { method: METHOD_WORDS[method.name][at], rules };
}

function valueWords(method: Method, rule: string, value: unknown, language: Language): string {
  const at = language === 'fr' ? 1 : 0;
  if (rule === 'ties' && 'ties' in method)
    return method.ties.map((tie) => tieWords(tie, language)).join(language === 'fr' ? ', puis ' : ', then ');
  if (rule === 'arithmetic' && 'arithmetic' in method) return arithmeticWords(method.arithmetic, language);
  if (rule === 'colleges' && 'colleges' in method)
    return (
      method.colleges.map((college) => `${college.id} × ${college.weight}`).join(', ') || (VALUE_WORDS.none?.[at] ?? '')
    );
  if (Array.isArray(value)) return value.join(', ');
  const text = String(value);
  return VALUE_WORDS[text]?.[at] ?? numberWords(text, language);
}

function tieWords(tie: TieRule, language: Language): string {
  const fr = language === 'fr';
  if (tie.by === 'previous')
    return fr ? 'le tour précédent le plus récent qui distingue' : 'the most recent earlier round that differs';
  if (tie.by === 'lot') return fr ? `tirage au sort, graine « ${tie.seed} »` : `lot drawn from the seed “${tie.seed}”`;
  if (tie.by === 'order') return fr ? `ordre fixé : ${tie.order.join(', ')}` : `fixed order: ${tie.order.join(', ')}`;
  if (tie.by === 'listed') return fr ? 'ordre de la liste' : 'order of the list';
  return fr ? 'le dépouillement s’arrête' : 'the count stops';
}

function arithmeticWords(rule: ArithmeticRule, language: Language): string {
  const fr = language === 'fr';
  if (rule.kind === 'rational') return fr ? 'fractions exactes' : 'exact fractions';
  if (rule.kind === 'fixed') return fr ? `${rule.places} décimales` : `${rule.places} decimals`;
  return fr
    ? `${rule.places} décimales et ${rule.guard} de garde`
    : `${rule.places} decimals and ${rule.guard} guard digits`;
}
