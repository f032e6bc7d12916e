import * as v from 'valibot';
import { choice, line, optional } from '#input';
import { LONGEST, weights } from './settings-input.ts';
import type { RuleSettings } from './settings.ts';

const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:d|j|days?|jours?)$/i, 1_440],
  [/^(?:h|hours?|heures?)$/i, 60],
  [/^(?:m|min|minutes?)$/i, 1],
];

/** `6 d`, `12 heures`, `30 min` → minutes; undefined for what is no such thing. */
export function minutesIn(text: string): number | undefined {
  const [, amount, unit] = /^(\d{1,6})\s*(\p{L}+)$/u.exec(text.trim()) ?? [];
  const factor = UNITS.find(([pattern]) => pattern.test(unit ?? ''))?.[1];
  return amount === undefined || factor === undefined ? undefined : Number(amount) * factor;
}

/** What is left empty stays as it is. */
const unchanged = <Schema extends v.GenericSchema>(schema: Schema) => v.optional(v.union([v.literal(''), schema]), '');

/** Minutes from programs, words from people. */
const duration = (least: number) =>
  unchanged(
    v.pipe(
      v.union([v.number(), v.string()], 'missing'),
      v.transform((value) => (typeof value === 'number' ? value : (minutesIn(value) ?? Number.NaN))),
      v.check((minutes) => Number.isSafeInteger(minutes) && minutes >= least && minutes <= LONGEST, 'duration'),
    ),
  );

const share = v.pipe(v.string('missing'), v.regex(/^[1-9]\d{0,3}(?:\/[1-9]\d{0,3})?$/, 'unknownChoice'));
const yesOrNo = unchanged(
  v.pipe(
    v.union([v.boolean(), choice(['yes', 'no'])], 'unknownChoice'),
    v.transform((value) => value === true || value === 'yes'),
  ),
);
const shareOrNone = unchanged(
  v.pipe(
    v.union([v.null(), v.literal('none'), share], 'unknownChoice'),
    v.transform((value) => (value === 'none' ? null : value)),
  ),
);

/**
 * How votes weigh, as people write it: `equal`, `classes workers=2 users=1`, `colleges workers=1/2 users=1/2`, or
 * `each workers users` for colleges that must all agree.
 */
function weightsIn(text: string): unknown {
  const [kind, ...parts] = text.trim().split(/[\s,;]+/);
  const shares = Object.fromEntries(parts.map((part) => part.split('=')).map(([key, share = '1']) => [key, share]));
  if (kind === 'equal') return { kind };
  if (kind === 'classes') return { kind, weights: shares };
  if (kind === 'colleges' || kind === 'each')
    return { kind: 'colleges', weights: shares, decide: kind === 'each' ? 'each' : 'weighted' };
  return undefined;
}

const weighing = v.pipe(
  v.union([v.record(v.string(), v.unknown()), v.string()], 'unknownChoice'),
  v.transform((value) => (typeof value === 'string' ? weightsIn(value) : value)),
  weights,
);

/** What may be changed of a rule, or said of a new one. */
export const RuleInput = v.object({
  /** A rule that stands, or a word for a new one. */
  rule: v.pipe(line(40), v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'unknownChoice')),
  name: optional(line(60)),
  decides: v.pipe(
    v.optional(v.union([v.string(), v.array(v.string())], 'unknownChoice'), []),
    v.transform((words) => [words].flat().filter((word) => word !== '')),
    v.array(choice(['small', 'ordinary', 'constitutional', 'person'])),
  ),
  noticeMinutes: duration(0),
  votingMinutes: duration(1),
  majority: unchanged(share),
  strict: yesOrNo,
  of: unchanged(choice(['expressed', 'cast', 'eligible'])),
  mostBlocks: shareOrNone,
  supportRoot: shareOrNone,
  objectionMinutes: duration(0),
  extensionMinutes: duration(0),
  lateMinutes: duration(0),
  sponsored: yesOrNo,
  memberForMinutes: duration(0),
  expiresMinutes: duration(1_440),
  weights: unchanged(weighing),
});
export type RuleInput = v.InferOutput<typeof RuleInput>;

/** The settings as they will be. */
export function changedRule(before: RuleSettings, { decides, ...given }: RuleInput): RuleSettings {
  const said = Object.fromEntries(
    Object.entries(given).filter(([key, value]) => key !== 'rule' && key !== 'name' && value !== ''),
  );
  return { ...before, ...said, ...(decides.length > 0 && { decides }) };
}
