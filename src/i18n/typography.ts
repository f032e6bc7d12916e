/**
 * French typographic spacing for our own messages, applied once when the catalogue loads.
 *
 * In: a message, possibly with `{placeholders}`, HTML tags, addresses or `code`. Out: the same message with
 * - U+202F NARROW NO-BREAK SPACE before `;` `!` `?` and inside « »,
 * - U+00A0 NO-BREAK SPACE before `:`,
 * - U+2019 for every apostrophe,
 * - a no-break space where a number meets `%`, `€` or follows `n°`.
 *
 * Addresses, e-mail addresses, tags, entities, placeholders, code and times such as 18:00 are left alone.
 * Applying it twice changes nothing. Never call it on text that a person wrote.
 *
 * Source: Lexique des règles typographiques en usage à l’Imprimerie nationale, « Ponctuation ».
 */
export function frenchTypography(text: string): string {
  return text.replace(RULES, (match, ...captured) => {
    const groups: unknown = captured.at(-1);
    if (typeof groups !== 'object' || groups === null) return match;
    const found = groups as Record<string, string | undefined>;
    if (found['kept'] !== undefined) return match;
    if (found['empty'] !== undefined) return `«${NARROW}»`;
    if (found['open'] !== undefined) return `«${NARROW}`;
    if (found['close'] !== undefined) return `${NARROW}»`;
    if (found['high'] !== undefined) return NARROW + found['high'];
    if (found['colon'] !== undefined) return `${NO_BREAK}:`;
    if (found['unit'] !== undefined) return NO_BREAK;
    return '’';
  });
}

const NARROW = '\u202F';
const NO_BREAK = '\u00A0';

const SPACE = '[ \\u00A0\\u202F]';
const AFTER_A_WORD = '(?<=[^\\s;!?:«(\\[])';
const AT_THE_END_OF_A_WORD = '(?=$|[\\s»”")\\]}<.,;:!?…])';

const RULES = new RegExp(
  [
    '(?<kept>\\b[a-z][a-z0-9+.-]*://[^\\s«»]+|\\bmailto:\\S+|[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+|`[^`]*`|<code[^>]*>.*?</code>|<[a-zA-Z/][^>]*>|&#?\\w+;|\\{\\w+\\}|(?<=^|\\s):[a-z0-9_+-]+:(?!//))',
    `(?<empty>«${SPACE}*»)`,
    `(?<open>«${SPACE}*)`,
    `(?<close>${SPACE}*»)`,
    `${AFTER_A_WORD}${SPACE}*(?<high>[;!?])${AT_THE_END_OF_A_WORD}`,
    `${AFTER_A_WORD}${SPACE}*(?<colon>:)(?=$|[\\s»”")\\]<])`,
    `(?<unit>(?<=[\\d}])${SPACE}(?=[%€])|(?<=\\bn°)${SPACE}(?=[\\d{]))`,
    "'",
  ].join('|'),
  'gsu',
);
