import * as v from 'valibot';
import { type Id, parseId } from '#ids';
import { checkbox, choice, line, wholeNumber } from '#input';
import type { Electorate, ProposalSettings, Weights } from './settings.ts';

/** A year: nothing here lasts longer. */
export const LONGEST = 525_600;
const MOST_NAMED = 1_000;

const id = <K extends 'member' | 'circle'>() =>
  v.pipe(
    v.string('missing'),
    v.check((text) => parseId(text) !== undefined, 'unknownChoice'),
    v.transform((text) => text as Id<K>),
  );
const key = v.pipe(v.string('missing'), v.regex(/^[\p{L}\p{N}_-]{1,60}$/u, 'unknownChoice'));
const share = v.pipe(v.string('missing'), v.regex(/^(?:\d{1,6}(?:\.\d{1,6})?|\d{1,6}\/[1-9]\d{0,5})$/, 'wholeNumber'));
/** Empty and null are the same: none. */
const orNull = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.pipe(
    v.nullish(v.union([v.literal(''), schema])),
    v.transform((value): v.InferOutput<Schema> | null => (value === '' || value === undefined ? null : value)),
  );

const electorate = v.variant(
  'kind',
  [
    v.object({ kind: v.literal('members') }),
    v.object({ kind: v.literal('founders') }),
    v.object({ kind: v.literal('circle'), circle: id<'circle'>() }),
    v.object({ kind: v.literal('classes'), classes: v.pipe(v.array(key), v.minLength(1, 'missing'), v.maxLength(50)) }),
    v.object({ kind: v.literal('active'), days: wholeNumber(1, 365) }),
    v.object({
      kind: v.literal('named'),
      members: v.pipe(v.array(id<'member'>()), v.minLength(1, 'missing'), v.maxLength(MOST_NAMED, 'unknownChoice')),
    }),
  ],
  'unknownChoice',
) satisfies v.GenericSchema<unknown, Electorate>;

export const weights = v.variant(
  'kind',
  [
    v.object({ kind: v.literal('equal') }),
    v.object({ kind: v.literal('classes'), weights: v.record(key, share) }),
    v.object({ kind: v.literal('colleges'), weights: v.record(key, share), decide: choice(['weighted', 'each']) }),
  ],
  'unknownChoice',
) satisfies v.GenericSchema<unknown, Weights>;

const moment = v.pipe(
  v.string('missing'),
  v.check((text) => /^\d{4}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(Date.parse(text)), 'dateWrong'),
  v.transform((text) => new Date(text).toISOString()),
);

/** What an author chose, each setting absent where they did not. */
export const SettingsInput = v.partial(
  v.object({
    electorate,
    weights,
    confidential: checkbox(),
    results: choice(['live', 'after-vote', 'at-close']),
    noticeMinutes: wholeNumber(0, LONGEST),
    votingMinutes: wholeNumber(1, LONGEST),
    opensAt: orNull(moment),
    opensItself: checkbox(),
    reasons: v.array(choice(['yes', 'no', 'abstain', 'block'])),
    reminders: checkbox(),
    tie: choice(['lot', 'refuse']),
    seats: wholeNumber(1, 50),
    mostChoices: wholeNumber(1, 50),
    ranking: choice(['irv', 'schulze', 'scottish', 'meek']),
    election: choice(['scottish', 'meek', 'schulze', 'approval', 'majority-judgment', 'lot']),
    highestScore: wholeNumber(1, 100),
    grades: v.pipe(v.array(line(60)), v.maxLength(20, 'unknownChoice')),
    target: orNull(wholeNumber(1, 1_000_000)),
    mandate: v.nullable(
      v.object({
        title: line(80),
        role: orNull(choice(['organiser', 'moderator', 'treasurer', 'secretary'])),
        circle: orNull(id<'circle'>()),
        months: wholeNumber(1, 72),
      }),
    ),
  }),
);

/** What was said, without what was not. */
export const said = (input: v.InferOutput<typeof SettingsInput>): Partial<ProposalSettings> =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
