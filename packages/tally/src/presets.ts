import { compare, fraction } from './fraction.ts';
import type { Method, MethodChoice, MethodName, RankingRules } from './method.ts';
import { isMethodChoice } from './choice.ts';
import { TallyError } from './problem.ts';

const LISTED = [{ by: 'listed' }] as const;
const STRICT: RankingRules = { equalRanks: 'stop', skippedRanks: 'advance' };
const GREGORY = { ...STRICT, exhausted: 'set-aside', unranked: 'nothing', seats: 1 } as const;
const MEEK = {
  quota: 'droop-fraction',
  exhausted: 'lower-quota',
  unranked: 'nothing',
  skippedRanks: 'advance',
  seats: 1,
} as const;
const GUARDED = { kind: 'guarded', places: 18, guard: 9 } as const;
const PAIRS = { seats: 1, ties: LISTED, unranked: 'last', strength: 'winning-votes' } as const;
const RANGE = { lowest: '0', highest: '5', unscored: 'lowest' } as const;

/** Every rule of every method as its source prescribes it, or as this package chooses where the source is silent. */
export const PRESETS: { readonly [N in MethodName]: Method & { readonly name: N } } = {
  threshold: {
    name: 'threshold',
    majority: '1/2',
    strict: true,
    of: 'expressed',
    blocksAre: 'no',
    mostBlocks: null,
    blocksStrict: false,
    fewestYes: null,
    supportRoot: null,
    quorum: null,
    quorumCounts: 'cast',
    colleges: [],
    collegesDecide: 'weighted',
  },
  choice: { name: 'choice', seats: 1, most: 1, ties: LISTED },
  approval: { name: 'approval', seats: 1, ties: LISTED },
  score: { name: 'score', seats: 1, ...RANGE, by: 'total', ties: LISTED },
  star: { name: 'star', ...RANGE, ties: LISTED },
  dots: { name: 'dots', seats: 1, dots: '10', price: 'linear', ties: LISTED },
  borda: { name: 'borda', seats: 1, points: 'from-zero', unranked: 'average', ties: LISTED },
  irv: {
    name: 'irv',
    ...STRICT,
    until: 'majority',
    exhausted: 'set-aside',
    unranked: 'nothing',
    ties: [{ by: 'previous' }, { by: 'listed' }],
  },
  schulze: { name: 'schulze', ...PAIRS },
  'ranked-pairs': { name: 'ranked-pairs', ...PAIRS, strength: 'margins' },
  minimax: { name: 'minimax', ...PAIRS },
  'majority-judgment': {
    name: 'majority-judgment',
    seats: 1,
    grades: ['À rejeter', 'Insuffisant', 'Passable', 'Assez bien', 'Bien', 'Très bien', 'Excellent'],
    ungraded: 'worst',
    ties: LISTED,
  },
  scottish: {
    name: 'scottish',
    ...GREGORY,
    quota: 'droop-whole',
    elected: 'reaches',
    arithmetic: { kind: 'fixed', places: 5 },
    surplusOrder: 'largest',
    rounding: 'once',
    batch: 'none',
    ties: [{ by: 'previous' }, { by: 'listed' }],
  },
  wigm: {
    name: 'wigm',
    ...GREGORY,
    quota: 'droop-fraction',
    elected: 'exceeds',
    arithmetic: { kind: 'rational' },
    surplusOrder: 'largest',
    rounding: 'each-step',
    batch: 'none',
    ties: LISTED,
  },
  'wigm-prf': {
    name: 'wigm-prf',
    ...GREGORY,
    quota: 'droop-fraction',
    elected: 'reaches',
    arithmetic: { kind: 'fixed', places: 4 },
    surplusOrder: 'largest',
    rounding: 'each-step',
    batch: 'none',
    ties: LISTED,
  },
  cfer: {
    name: 'cfer',
    ...GREGORY,
    quota: 'droop-fraction',
    elected: 'reaches',
    arithmetic: { kind: 'fixed', places: 5 },
    surplusOrder: 'all',
    rounding: 'each-step',
    batch: 'none',
    ties: LISTED,
  },
  minneapolis: {
    name: 'minneapolis',
    ...GREGORY,
    quota: 'droop-whole',
    elected: 'reaches',
    arithmetic: { kind: 'fixed', places: 4 },
    surplusOrder: 'largest',
    rounding: 'each-step',
    batch: 'sure-losers',
    ties: LISTED,
  },
  meek: {
    name: 'meek',
    ...MEEK,
    equalRanks: 'share',
    elected: 'exceeds',
    arithmetic: GUARDED,
    omega: 9,
    keeping: 'round-down',
    batch: 'sure-losers',
    ties: LISTED,
  },
  'meek-prf': {
    name: 'meek-prf',
    ...MEEK,
    equalRanks: 'stop',
    elected: 'reaches',
    arithmetic: { kind: 'fixed', places: 9 },
    omega: 6,
    keeping: 'round-up',
    batch: 'none',
    ties: LISTED,
  },
  warren: {
    name: 'warren',
    ...MEEK,
    equalRanks: 'share',
    elected: 'exceeds',
    arithmetic: GUARDED,
    omega: 9,
    keeping: 'round-down',
    batch: 'sure-losers',
    ties: LISTED,
  },
  dhondt: { name: 'dhondt', seats: 1, divisors: 'whole', threshold: '0', ties: LISTED },
  'sainte-lague': { name: 'sainte-lague', seats: 1, divisors: 'odd', threshold: '0', ties: LISTED },
  'largest-remainder': { name: 'largest-remainder', seats: 1, quota: 'hare', threshold: '0', ties: LISTED },
  phragmen: { name: 'phragmen', seats: 1, completion: 'none', ties: LISTED },
  pav: { name: 'pav', seats: 1, completion: 'none', ties: LISTED },
  'equal-shares': { name: 'equal-shares', seats: 1, completion: 'phragmen', ties: LISTED },
  'budget-greedy': {
    name: 'budget-greedy',
    budget: '0',
    utility: 'count',
    order: 'votes',
    completion: 'none',
    ties: LISTED,
  },
  'budget-equal-shares': {
    name: 'budget-equal-shares',
    budget: '0',
    utility: 'cost',
    order: 'votes',
    completion: 'add1u',
    ties: LISTED,
  },
  lot: { name: 'lot', seats: 1, seed: '' },
};

/** The names of all methods offered. */
export const METHOD_NAMES: readonly MethodName[] = Object.values(PRESETS).map((method) => method.name);

/**
 * Fills the rules that were not given and says which ones.
 * Throws `bad-method` for a rule that does not exist or makes no sense, `bad-seats`, `not-a-number`.
 */
export function complete(choice: MethodChoice): { method: Method; defaults: string[] } {
  const said = asMethod(choice);
  const preset: Method = PRESETS[said.name];
  const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  const method: Method = Object.assign({}, preset, given);
  check(method);
  return { method, defaults: Object.keys(preset).filter((rule) => !Object.hasOwn(given, rule)) };
}

/**
 * Takes a method from outside (JSON, a form, a command) and gives it back typed.
 * Throws `bad-method` for a method, a rule or a word that does not exist.
 */
export function asMethod(value: unknown): MethodChoice {
  if (isMethodChoice(value, PRESETS)) return value;
  throw new TallyError('bad-method', { reason: 'it is not a method' });
}

function refuse(reason: string): never {
  throw new TallyError('bad-method', { reason });
}

/** A number of decimals that makes sense. */
function small(n: number): boolean {
  return Number.isSafeInteger(n) && n >= 0 && n <= 200;
}

function check(method: Method): void {
  if ('seats' in method && (!Number.isSafeInteger(method.seats) || method.seats < 1 || method.seats > 1_000_000)) {
    throw new TallyError('bad-seats', { seats: String(method.seats) });
  }
  if ('ties' in method && method.ties.length === 0) refuse('it has no tie rule; say “refuse” to stop at a tie');
  if ('arithmetic' in method) {
    const { arithmetic } = method;
    if (arithmetic.kind !== 'rational' && !small(arithmetic.places))
      refuse('the number of places must be from 0 to 200');
    if (arithmetic.kind === 'guarded' && (!small(arithmetic.guard) || arithmetic.guard === 0))
      refuse('the number of guard places must be from 1 to 200');
    if (method.elected === 'exceeds' && arithmetic.kind === 'fixed')
      refuse('with fixed arithmetic a candidate is elected on reaching the quota');
  }
  if ('omega' in method && !small(method.omega)) refuse('omega must be from 0 to 200');
  if ('surplusOrder' in method && method.equalRanks === 'share')
    refuse('only Meek and Warren counts can share a vote between equal ranks');
  if (method.name === 'irv' && method.equalRanks === 'share')
    refuse('an instant run-off cannot share a vote between equal ranks');
  if (method.name === 'choice' && (!Number.isSafeInteger(method.most) || method.most < 1))
    refuse('a ballot must be allowed at least one choice');
  if ('lowest' in method && compare(fraction(method.lowest), fraction(method.highest)) >= 0)
    refuse('the highest score must be above the lowest');
  if (method.name === 'majority-judgment' && method.grades.length < 2) refuse('the scale needs at least two grades');
  if (method.name === 'threshold') {
    for (const text of [method.majority, method.mostBlocks, method.quorum]) {
      if (text === null) continue;
      const share = fraction(text);
      if (share.n < 0n || share.n > share.d) refuse(`${text} is not a share between 0 and 1`);
    }
    for (const text of [method.fewestYes, method.supportRoot])
      if (text !== null && fraction(text).n < 0n) refuse(`${text} is negative`);
    if (new Set(method.colleges.map((college) => college.id)).size !== method.colleges.length)
      refuse('two colleges share an identifier');
    for (const college of method.colleges)
      if (fraction(college.weight).n < 0n) refuse(`college ${college.id} has a negative weight`);
  }
  if ('threshold' in method) {
    const share = fraction(method.threshold);
    if (share.n < 0n || share.n > share.d) refuse(`${method.threshold} is not a share between 0 and 1`);
  }
  if ('budget' in method && fraction(method.budget).n < 0n)
    throw new TallyError('bad-budget', { budget: method.budget });
  if (method.name === 'dots' && fraction(method.dots).n < 0n) refuse('the number of dots is negative');
}
