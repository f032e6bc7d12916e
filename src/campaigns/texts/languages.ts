/** Languages that a petition may be written in, by their code of ISO 639; their names are the reader's. */
export const LANGUAGES: readonly string[] = `
af am ar az be bg bn br bs ca ckb co cs cy da de el en eo es et eu fa fi fo fr fy ga gd gl gu ha he hi hr ht hu hy id ig
is it ja ka kk km kn ko ku ky lb ln lo lt lv mg mi mk ml mn mr ms mt my nb ne nl nn oc om pa pl ps pt qu rm ro ru rw sc
sd se si sk sl sn so sq sr sv sw ta te tg th ti tk tl tn tr uk ur uz vi wo xh yi yo zh zu`
  .trim()
  .split(/\s+/);

const KNOWN: ReadonlySet<string> = new Set(LANGUAGES);

export const isLanguage = (code: string): boolean => KNOWN.has(code);

/** In which direction a language is written. */
export const directionOf = (language: string): 'ltr' | 'rtl' => (RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr');

// Unicode CLDR 48, `orientation/characterOrder` of each of the languages above.
const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(['ar', 'ckb', 'fa', 'he', 'ps', 'sd', 'ur', 'yi']);

/**
 * The first of the languages that somebody reads that is among those there are (RFC 4647 §3.4, on primary subtags).
 * @param header Accept-Language (RFC 9110 §12.5.4).
 */
export function preferredOf(available: readonly string[], header: string | undefined): string | undefined {
  const wanted = (header ?? '')
    .slice(0, 1_000)
    .split(',')
    .map((part) => {
      const [range = '', ...parameters] = part.trim().split(';');
      const q = parameters
        .map((p) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(p)?.[1])
        .find((found) => found !== undefined);
      return { language: range.toLowerCase().split('-')[0] ?? '', weight: q === undefined ? 1 : Number(q) };
    })
    .filter(({ language, weight }) => weight > 0 && available.includes(language))
    .toSorted((a, b) => b.weight - a.weight);
  return wanted[0]?.language;
}
