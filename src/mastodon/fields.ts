import * as v from 'valibot';
import { parseId } from '#ids';

// What applications send, beside the fields that forms have too.

/** An identifier, also where a program writes it as a number. */
export const idField = v.pipe(
  v.union([v.string(), v.number()], 'missing'),
  v.transform((value) => parseId(String(value))),
  v.check((known) => known !== undefined, 'wholeNumber'),
);

/** What is left out, what is `null` and what is empty are the same to an application. */
export const orNone = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.optional(
    v.nullable(
      v.union([
        v.pipe(
          v.literal(''),
          v.transform(() => undefined),
        ),
        schema,
      ]),
    ),
  );

/** A moment as ISO 8601 has it, with where it is. */
export const moment = v.pipe(
  v.string('missing'),
  v.regex(/^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})$/, 'dateWrong'),
  v.transform((text) => new Date(text)),
  v.check((date) => !Number.isNaN(date.getTime()), 'dateWrong'),
);

/** One or more; forms send one of them as it is, and an empty one for none. */
export const listOf = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.pipe(
    v.optional(v.nullable(v.unknown()), []),
    v.transform((given) => (Array.isArray(given) ? given : [given]).filter((one) => one !== '' && one !== null)),
    v.array(schema),
  );

export const idList = v.pipe(
  listOf(idField),
  v.transform((ids) => ids.flatMap((id) => id ?? [])),
);

/** What stays in view of a cropped picture: `x,y`, from -1 (left, bottom) to 1 (right, top). */
export const focusField = v.pipe(
  v.string('missing'),
  v.regex(/^-?[01](?:\.\d{1,8})?,-?[01](?:\.\d{1,8})?$/, 'unknownChoice'),
  v.transform((text) => {
    const [x = 0, y = 0] = text.split(',').map((one) => Math.max(-1, Math.min(1, Number(one))));
    return { x, y };
  }),
);
