import * as v from 'valibot';

/** A part of the description that others refer to by its name. */
export const named = <const Schema extends v.GenericSchema>(name: string, schema: Schema) =>
  v.pipe(schema, v.metadata({ ref: name }));

/** Decimal digits: 64 bits, more than a JSON number holds. */
export const id = v.pipe(v.string(), v.regex(/^[1-9][0-9]{0,18}$/));
export const moment = v.pipe(v.string(), v.isoTimestamp());
export const calendarDay = v.pipe(v.string(), v.isoDate());
export const whole = v.pipe(v.number(), v.integer());
export const language = v.picklist(['en', 'fr']);
export const orNone = <const Schema extends v.GenericSchema>(schema: Schema) => v.nullable(schema);
/** Whatever an action keeps: its own schema says what. */
export const json = v.unknown();
export const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

export const at = (date: Date): string => date.toISOString();
export const atOrNone = (date: Date | null): string | null => date && at(date);
