import * as v from 'valibot';
import { parseId } from '#ids';

// What applications send, beside the fields that forms have too.

/** An identifier, also where a program writes it as a number. */
export const idField = v.pipe(
  v.union([v.string(), v.number()], 'missing'),
  v.transform((value) => parseId(String(value))),
  v.check((known) => known !== undefined, 'wholeNumber'),
);

/** A moment as ISO 8601 has it, with where it is. */
export const moment = v.pipe(
  v.string('missing'),
  v.regex(/^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})$/, 'dateWrong'),
  v.transform((text) => new Date(text)),
  v.check((date) => !Number.isNaN(date.getTime()), 'dateWrong'),
);

/** One or more; forms send one of them as it is. */
export const listOf = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.optional(
    v.nullable(
      v.union([
        v.array(schema),
        v.pipe(
          schema,
          v.transform((one) => [one]),
        ),
      ]),
    ),
    [],
  );

export const idList = v.pipe(
  listOf(idField),
  v.transform((ids) => (ids ?? []).flatMap((id) => id ?? [])),
);
