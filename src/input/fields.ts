import * as v from 'valibot';

// Messages are codes (`tooLong:60`) that parse.ts turns into sentences in the reader's language.

const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/;
// Overrides and isolates reorder what stands around them: in a name they forge another name.
const BIDI = /[\u202a-\u202e\u2066-\u2069]/;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

const length = (text: string): number => [...text].length;

const cleaned = (text: string): string => text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').normalize('NFC').trim();

/** One line of text, 1 to `most` characters (code points), without controls or direction overrides. */
export const line = (most: number, least = 1) =>
  v.pipe(
    v.string('missing'),
    v.transform(cleaned),
    v.check((text) => text.length > 0, 'missing'),
    v.check((text) => length(text) >= least, `tooShort:${least}`),
    v.check((text) => length(text) <= most, `tooLong:${most}`),
    v.check(
      (text) => !CONTROL.test(text) && !/[\n\t]/.test(text) && !BIDI.test(text) && !LONE_SURROGATE.test(text),
      'textOnly',
    ),
  );

/** Several lines of text, up to `most` characters; may be empty when `least` is 0. */
export const paragraphs = (most: number, least = 1) =>
  v.pipe(
    v.string('missing'),
    v.transform(cleaned),
    v.check((text) => least === 0 || text.length > 0, 'missing'),
    v.check((text) => length(text) >= least, `tooShort:${least}`),
    v.check((text) => length(text) <= most, `tooLong:${most}`),
    v.check((text) => !CONTROL.test(text) && !LONE_SURROGATE.test(text), 'textOnly'),
  );

/** A field that may be left empty: what it gives then is the empty string. */
export const optional = <Schema extends v.GenericSchema<string, string>>(schema: Schema) =>
  v.optional(
    v.union([
      v.pipe(
        v.string(),
        v.transform((text) => text.trim()),
        v.literal(''),
      ),
      schema,
    ]),
    '',
  );

/** Text taken as it is: passwords, tokens. */
export const rawText = (most: number, least = 1) =>
  v.pipe(
    v.string('missing'),
    v.check((text) => text.length > 0, 'missing'),
    v.check((text) => length(text) >= least, `tooShort:${least}`),
    v.check((text) => length(text) <= most, `tooLong:${most}`),
  );

/**
 * An e-mail address that mail servers will take: at most 254 octets (RFC 5321 §4.5.3.1.3), a
 * dot-atom (RFC 5322 §3.4.1) before the at sign and a host name of two labels or more after it.
 */
export const email = () =>
  v.pipe(
    v.string('missing'),
    v.transform((text) => text.trim().normalize('NFC')),
    v.check((text) => text.length > 0, 'missing'),
    v.check(
      (text) =>
        Buffer.byteLength(text) <= 254 &&
        /^[^\s@"(),:;<>[\\\]\u0000-\u001f\u007f]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}][\p{L}\p{N}-]{0,61}[\p{L}\p{N}]$/u.test(
          text,
        ) &&
        !/^\.|\.\.|\.@/.test(text),
      'email',
    ),
  );

/** One of a few answers. */
export const choice = <const Choices extends readonly [string, ...string[]]>(choices: Choices) =>
  v.picklist(choices, 'unknownChoice');

/** A box that is ticked or not: absent, empty, `off` and `false` mean not. */
export const checkbox = () =>
  v.pipe(
    v.optional(v.union([v.boolean(), v.string()], 'unknownChoice'), false),
    v.transform((value) => value === true || (typeof value === 'string' && !['', 'off', 'false', '0'].includes(value))),
  );

/** A whole number; spaces that group thousands are ignored. */
export const wholeNumber = (least: number, most: number) =>
  v.pipe(
    v.union([v.number(), v.string()], 'missing'),
    v.transform((value) => (typeof value === 'string' ? value.replaceAll(/[\s\u00a0\u202f]/g, '') : value)),
    v.check((value) => value !== '', 'missing'),
    v.transform(Number),
    v.check((value) => Number.isSafeInteger(value) && value >= least && value <= most, 'wholeNumber'),
  );

/** A number with or without decimals, after a point or a comma; spaces that group thousands are ignored. */
export const decimal = (least: number, most: number) =>
  v.pipe(
    v.union([v.number(), v.string()], 'missing'),
    v.transform((value) =>
      typeof value === 'string' ? value.replaceAll(/[\s\u00a0\u202f]/g, '').replace(',', '.') : value,
    ),
    v.check((value) => value !== '', 'missing'),
    v.transform(Number),
    v.check((value) => Number.isFinite(value), 'number'),
    v.check((value) => value >= least && value <= most, `between:${least}:${most}`),
  );

/** A calendar day, `2026-03-30`. */
export const day = () =>
  v.pipe(
    v.string('missing'),
    v.check(
      (text) =>
        /^\d{4}-\d{2}-\d{2}$/.test(text) &&
        !Number.isNaN(Date.parse(text)) &&
        new Date(text).toISOString().startsWith(text),
      'dateWrong',
    ),
  );
