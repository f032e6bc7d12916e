import type { Method, MethodChoice, MethodName } from './method.ts';
import { TallyError } from './problem.ts';

/** What each rule may say, where it is one word of a few; rules that differ between methods are named `method.rule`. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  quota: ['droop-whole', 'droop-fraction'],
  'meek.quota': ['droop-fraction'],
  'meek-prf.quota': ['droop-fraction'],
  'warren.quota': ['droop-fraction'],
  'largest-remainder.quota': ['hare', 'droop'],
  elected: ['reaches', 'exceeds'],
  surplusOrder: ['largest', 'all'],
  rounding: ['once', 'each-step'],
  batch: ['none', 'sure-losers', 'zero'],
  'meek.batch': ['none', 'sure-losers'],
  'meek-prf.batch': ['none', 'sure-losers'],
  'warren.batch': ['none', 'sure-losers'],
  equalRanks: ['share', 'stop', 'skip', 'void', 'refuse'],
  skippedRanks: ['advance', 'stop'],
  exhausted: ['set-aside'],
  'meek.exhausted': ['lower-quota'],
  'meek-prf.exhausted': ['lower-quota'],
  'warren.exhausted': ['lower-quota'],
  unranked: ['nothing'],
  'schulze.unranked': ['last', 'no-comparison'],
  'ranked-pairs.unranked': ['last', 'no-comparison'],
  'minimax.unranked': ['last', 'no-comparison'],
  'borda.unranked': ['average', 'nothing', 'modified'],
  keeping: ['round-up', 'round-down'],
  until: ['majority', 'two-left'],
  strength: ['winning-votes', 'margins', 'ratio'],
  points: ['from-zero', 'from-one', 'harmonic'],
  unscored: ['lowest', 'left-out'],
  by: ['total', 'mean'],
  price: ['linear', 'quadratic'],
  ungraded: ['worst', 'left-out'],
  of: ['expressed', 'cast', 'present', 'eligible'],
  blocksAre: ['no', 'outside'],
  quorumCounts: ['cast', 'expressed', 'present'],
  collegesDecide: ['weighted', 'each'],
  divisors: ['whole', 'odd', 'odd-1.4'],
  completion: ['phragmen', 'none'],
  'budget-greedy.completion': ['add1u', 'add1', 'utilitarian', 'none'],
  'budget-equal-shares.completion': ['add1u', 'add1', 'utilitarian', 'none'],
  utility: ['count', 'cost', 'score'],
  order: ['votes', 'votes-per-cost'],
};

/** Rules that may be null instead of a number. */
const NULLABLE = new Set(['mostBlocks', 'fewestYes', 'supportRoot', 'quorum']);

type Fields = Readonly<Record<string, unknown>>;

function refuse(reason: string): never {
  throw new TallyError('bad-method', { reason });
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Checks that something that came from outside (JSON, a form) says rules that exist, in words that they know. Throws
 * `bad-method` with what is wrong.
 */
export function isMethodChoice(value: unknown, presets: Readonly<Record<MethodName, Method>>): value is MethodChoice {
  if (!isFields(value) || typeof value.name !== 'string') return refuse('a method needs a name');
  const { name } = value;
  const preset = Object.entries(presets).find(([own]) => own === name)?.[1];
  if (!preset) return refuse(`there is no method “${name}”`);
  const known = new Map<string, unknown>(Object.entries(preset));
  for (const [rule, said] of Object.entries(value)) {
    if (rule === 'name' || said === undefined) continue;
    if (!known.has(rule)) refuse(`“${name}” has no rule “${rule}”`);
    if (!fits(name, rule, said, known.get(rule)))
      refuse(`the rule “${rule}” of “${name}” cannot be ${JSON.stringify(said).slice(0, 60)}`);
  }
  return true;
}

function fits(name: string, rule: string, said: unknown, preset: unknown): boolean {
  if (rule === 'ties') return Array.isArray(said) && said.every(isTie);
  if (rule === 'grades') return Array.isArray(said) && said.every((grade) => typeof grade === 'string');
  if (rule === 'colleges') return Array.isArray(said) && said.every(isCollege);
  if (rule === 'arithmetic') return isArithmetic(said);
  if (NULLABLE.has(rule)) return said === null || typeof said === 'string';
  if (typeof said !== typeof preset) return false;
  const words = WORDS[`${name}.${rule}`] ?? WORDS[rule];
  return words === undefined || typeof said !== 'string' || words.includes(said);
}

function isTie(value: unknown): boolean {
  if (!isFields(value)) return false;
  if (value.by === 'lot') return typeof value.seed === 'string';
  if (value.by === 'order') return Array.isArray(value.order) && value.order.every((id) => typeof id === 'string');
  return value.by === 'previous' || value.by === 'listed' || value.by === 'refuse';
}

function isCollege(value: unknown): boolean {
  return (
    isFields(value) &&
    typeof value.id === 'string' &&
    typeof value.weight === 'string' &&
    (value.eligible === null || typeof value.eligible === 'string')
  );
}

function isArithmetic(value: unknown): boolean {
  if (!isFields(value)) return false;
  if (value.kind === 'rational') return true;
  if (typeof value.places !== 'number') return false;
  return value.kind === 'fixed' || (value.kind === 'guarded' && typeof value.guard === 'number');
}
