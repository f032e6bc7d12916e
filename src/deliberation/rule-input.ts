import * as v from 'valibot';
import { choice, line, optional, slugOf } from '#input';
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

/** Minutes, or how people write them. */
const duration = (least: number) =>
  unchanged(
    v.pipe(
      v.union([v.number(), v.string()], 'missing'),
      v.transform((value) => {
        if (typeof value === 'number') return value;
        return /^\d{1,7}$/.test(value) ? Number(value) : (minutesIn(value) ?? Number.NaN);
      }),
      v.check((minutes) => Number.isSafeInteger(minutes) && minutes >= least && minutes <= LONGEST, 'duration'),
    ),
  );

const share = v.pipe(v.string('missing'), v.regex(/^[1-9]\d{0,3}(?:\/[1-9]\d{0,3})?$/, 'unknownChoice'));
/** Kept as forms send it, so that a draft shows it again. */
const yesOrNo = unchanged(
  v.pipe(
    v.union([v.boolean(), choice(['yes', 'no'])], 'unknownChoice'),
    v.transform((value): 'yes' | 'no' => (value === true || value === 'yes' ? 'yes' : 'no')),
  ),
);
const shareOrNone = unchanged(
  v.pipe(
    v.union([v.null(), v.literal('none'), share], 'unknownChoice'),
    v.transform((value) => value ?? 'none'),
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

const fields = v.object({
  /** A rule that stands, or a word for a new one; where empty, the word is made of the name. */
  rule: v.optional(
    v.union([v.literal(''), v.pipe(line(60), v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'unknownChoice'))]),
    '',
  ),
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
  chargeMinutes: duration(20_160),
  undoMinutes: duration(0),
  undoNoticeMinutes: duration(0),
  undoSupportRoot: shareOrNone,
  weights: unchanged(weighing),
});

/** What may be changed of a rule, or said of a new one. */
export const RuleInput = v.pipe(
  fields,
  v.transform((input) => ({ ...input, rule: input.rule || slugOf(input.name, '') })),
);
export type RuleInput = v.InferOutput<typeof RuleInput>;

/** The settings as they will be. */
export function changedRule(
  before: RuleSettings,
  { rule: _rule, name: _name, decides, ...given }: RuleInput,
): RuleSettings {
  const said = Object.entries(given).flatMap(([key, value]) =>
    value === '' ? [] : [[key, settingOf(value)] as const],
  );
  return { ...before, ...Object.fromEntries(said), ...(decides.length > 0 && { decides }) };
}

function settingOf(value: unknown): unknown {
  if (value === 'yes' || value === 'no') return value === 'yes';
  return value === 'none' ? null : value;
}
