/** What somebody searches for, read from one line. */
export interface SearchQuery {
  readonly words: readonly string[];
  /** Between quotes: words in this order. */
  readonly phrases: readonly string[];
  /** After a minus: none of these. */
  readonly without: readonly string[];
  /** Handle of the author, `lea` or `juno@atelier.example`; `me` for one's own. */
  readonly from?: string;
  readonly has: readonly Has[];
  readonly is: readonly Is[];
  /** Among what one wrote, keeps, likes or is named in. */
  readonly library: boolean;
  /** Days, `2016-10-03`: before it, and from the day after it. */
  readonly before?: string;
  readonly after?: string;
  /** `fr` */
  readonly lang?: string;
}

const HAS = ['image', 'poll', 'link', 'quote'] as const;
const IS = ['reply', 'sensitive'] as const;
type Has = (typeof HAS)[number];
type Is = (typeof IS)[number];

const MOST_TERMS = 20;
const TERM = /(-?)(?:([a-z]{2,6}):)?(?:"([^"]*)"?|(\S+))/giu;

/**
 * Reads a line such as `jardin "chaque samedi" -pluie from:lea has:image before:2017-01-01 lang:fr`. What looks like an
 * operator and is none is searched as it stands.
 */
export function readQuery(line: string): SearchQuery {
  const words: string[] = [];
  const phrases: string[] = [];
  const without: string[] = [];
  const has: Has[] = [];
  const is: Is[] = [];
  const more: { from?: string; before?: string; after?: string; lang?: string } = {};
  let library = false;
  for (const [whole, minus, name = '', quoted, bare = ''] of [...line.matchAll(TERM)].slice(0, MOST_TERMS)) {
    const value = quoted ?? bare;
    const one = value.toLowerCase();
    const known = HAS.find((each) => each === one || (each === 'image' && one === 'media'));
    const state = IS.find((each) => each === one);
    switch (minus ? '' : name.toLowerCase()) {
      case 'from':
        more.from = one.replace(/^@/, '');
        continue;
      case 'has':
        if (known) has.push(known);
        if (known) continue;
        break;
      case 'is':
        if (state) is.push(state);
        if (state) continue;
        break;
      case 'in':
        if (one === 'library') library = true;
        if (one === 'library' || one === 'all') continue;
        break;
      case 'before':
      case 'after':
        if (isDay(one)) more[name.toLowerCase() as 'before' | 'after'] = one;
        if (isDay(one)) continue;
        break;
      case 'lang':
      case 'language':
        if (/^[a-z]{2,3}$/.test(one)) more.lang = one;
        if (more.lang === one) continue;
        break;
    }
    const term = name ? whole.slice(minus?.length) : value;
    if (minus) without.push(term);
    else if (quoted !== undefined && !name) phrases.push(quoted);
    else words.push(term);
  }
  return { words, phrases, without, has, is, library, ...more };
}

const isDay = (text: string): boolean => {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
};
