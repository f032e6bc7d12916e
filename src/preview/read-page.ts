import { Parser } from 'htmlparser2';
import { canonicalAddress, sameSite } from './address.ts';
import type { PageKind } from './schema.ts';

/** What a page says of itself, as plain text without controls or direction overrides. */
export interface Page {
  /** Its one address, where it may say so; that under which it was read otherwise. */
  readonly canonical: string;
  readonly title: string;
  readonly description: string;
  readonly site: string;
  readonly author: string;
  /** ISO 639, empty when it does not say. */
  readonly language: string;
  readonly kind: PageKind | '';
  /** A calendar day, `2016-10-03`. */
  readonly publishedOn: string | null;
  /** Address of a picture, on whatever server. */
  readonly image: string | null;
}

const MOST_TAGS = 3_000;
const MOST_METAS = 200;
const MOST_OF_A_TEXT = 2_000;
const MOST_OF_LINKED_DATA = 100_000;
const PIECE = 16_384;

// Overrides and isolates reorder what stands around them; the rest cannot be shown.
const UNSHOWABLE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffd-\uffff]/g;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** One line of text, cut to `most` characters. */
export function plain(text: string, most: number): string {
  const line = text
    .slice(0, MOST_OF_A_TEXT * 4)
    .normalize('NFC')
    .replaceAll(LONE_SURROGATE, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(UNSHOWABLE, '')
    .replaceAll(/ {2,}/g, ' ')
    .trim();
  const characters = [...line];
  return characters.length > most
    ? `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
    : line;
}

/**
 * Reads the head of a page: Open Graph (ogp.me), JSON-LD of schema.org, and what HTML itself has. Looks at some
 * thousands of tags at most, and believes nothing: what comes out is plain text and addresses.
 * @param url where it was read.
 */
export function readPage(html: string, url: string): Page {
  const { metas, title, language, canonical, linked } = headOf(html);
  const about = linkedData(linked);
  const meta = (...names: string[]) => names.map((name) => metas.get(name)).find((text) => text?.trim()) ?? '';
  const first = (...texts: string[]) => texts.find((text) => text.trim() !== '') ?? '';
  const author = first(
    ...['author', 'article:author', 'dc.creator'].map((name) => unlessAddress(meta(name))),
    about.author,
  );
  const image = resolve(
    first(meta('og:image:secure_url', 'og:image:url', 'og:image', 'twitter:image'), about.image),
    url,
  );
  return {
    canonical: canonicalOf([canonical, meta('og:url')], url),
    title: plain(first(meta('og:title'), about.title, meta('twitter:title'), title), 300),
    description: plain(first(meta('og:description', 'description', 'twitter:description'), about.description), 500),
    site: plain(first(meta('og:site_name'), about.site, new URL(url).hostname.replace(/^www\./, '')), 120),
    author: plain(author, 200),
    language: languageOf(first(language, meta('og:locale', 'content-language'), about.language)),
    kind: kindOf(about.type, meta('og:type')),
    publishedOn: dayOf(first(meta('article:published_time', 'date', 'dc.date', 'dcterms.date'), about.published)),
    image: image ?? null,
  };
}

interface Head {
  readonly metas: ReadonlyMap<string, string>;
  readonly title: string;
  readonly language: string;
  readonly canonical: string;
  readonly linked: readonly string[];
}

function headOf(html: string): Head {
  const metas = new Map<string, string>();
  const linked: string[] = [];
  let [title, language, canonical] = ['', '', ''];
  let [tags, within] = [0, ''];
  let data = '';
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        tags++;
        if (name === 'html') language ||= attributes['lang'] ?? '';
        else if (name === 'meta') {
          const key = (attributes['property'] ?? attributes['name'] ?? attributes['http-equiv'] ?? '').toLowerCase();
          const { content } = attributes;
          if (key && content && !metas.has(key) && metas.size < MOST_METAS)
            metas.set(key, content.slice(0, MOST_OF_A_TEXT));
        } else if (name === 'link' && /(?:^|\s)canonical(?:\s|$)/i.test(attributes['rel'] ?? '')) {
          canonical ||= attributes['href'] ?? '';
        } else if (name === 'title' && title === '') [within, data] = ['title', ''];
        else if (name === 'script' && /^application\/ld\+json/i.test(attributes['type'] ?? ''))
          [within, data] = ['data', ''];
      },
      ontext(text) {
        if (within !== '' && data.length <= MOST_OF_LINKED_DATA) data += text;
      },
      onclosetag(name) {
        if (within === 'title' && name === 'title') title = data.slice(0, MOST_OF_A_TEXT);
        if (within === 'data' && name === 'script' && data.length <= MOST_OF_LINKED_DATA && linked.length < 5)
          linked.push(data);
        if (name === 'title' || name === 'script') within = '';
      },
    },
    { decodeEntities: true },
  );
  for (let from = 0; from < html.length && tags < MOST_TAGS; from += PIECE)
    parser.write(html.slice(from, from + PIECE));
  return { metas, title, language, canonical, linked };
}

const NOTHING = { type: '', title: '', description: '', site: '', author: '', language: '', published: '', image: '' };
const TYPES = /^(?:\w*Article|BlogPosting|Report|PodcastEpisode|RadioEpisode|VideoObject|TVEpisode|BroadcastEvent)$/;

/** The first thing to read or hear that the page describes in JSON-LD (schema.org). */
function linkedData(texts: readonly string[]): typeof NOTHING {
  for (const text of texts) {
    const thing = thingIn(parsed(text));
    if (!thing) continue;
    const type = typesOf(thing).find((name) => TYPES.test(name)) ?? '';
    return {
      type,
      title: textOf(thing['headline']) || textOf(thing['name']),
      description: textOf(thing['description']),
      site: namesOf(thing['publisher']),
      author: namesOf(thing['author']),
      language: textOf(thing['inLanguage']),
      published: textOf(thing['datePublished']) || textOf(thing['uploadDate']),
      image: addressIn(thing['image']) || addressIn(thing['thumbnailUrl']),
    };
  }
  return NOTHING;
}

type Thing = Readonly<Record<string, unknown>>;

const isThing = (value: unknown): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value.slice(0, 50) : [value]);
const textOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, MOST_OF_A_TEXT) : '');
const typesOf = (thing: Thing): readonly string[] => listOf(thing['@type']).map(textOf);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const thingIn = (data: unknown): Thing | undefined =>
  listOf(data)
    .filter(isThing)
    .flatMap((one) => [one, ...listOf(one['@graph']).filter(isThing)])
    .find((one) => typesOf(one).some((name) => TYPES.test(name)));

const namesOf = (value: unknown): string =>
  listOf(value)
    .map((one) => (isThing(one) ? textOf(one['name']) : unlessAddress(textOf(one))))
    .filter(Boolean)
    .slice(0, 5)
    .join(', ');

function addressIn(value: unknown): string {
  const [one] = listOf(value);
  return isThing(one) ? textOf(one['url']) : textOf(one);
}

const unlessAddress = (text: string): string => (/^\s*(?:https?:)?\/\//i.test(text) ? '' : text);

function resolve(address: string, base: string): string | undefined {
  const text = address.trim();
  return text !== '' && URL.canParse(text, base) ? canonicalAddress(new URL(text, base).href) : undefined;
}

const canonicalOf = (said: readonly string[], url: string): string =>
  said.map((one) => resolve(one, url)).find((one) => one !== undefined && sameSite(one, url)) ??
  canonicalAddress(url) ??
  url;

const languageOf = (text: string): string => /^([a-z]{2,3})(?:[-_]|$)/i.exec(text.trim())?.[1]?.toLowerCase() ?? '';

/** The day that it says, as it says it: where it is printed the day is the same everywhere. */
function dayOf(text: string): string | null {
  const day = /^(\d{4}-\d{2}-\d{2})(?:\D|$)/.exec(text.trim())?.[1];
  if (!day || Number.isNaN(Date.parse(day)) || !new Date(day).toISOString().startsWith(day)) return null;
  return day >= '1900-01-01' ? day : null;
}

function kindOf(type: string, og: string): PageKind | '' {
  if (type === 'PodcastEpisode') return 'podcast';
  if (type === 'RadioEpisode') return 'radio';
  if (/^(?:VideoObject|TVEpisode|BroadcastEvent)$/.test(type) || /^video/i.test(og)) return 'tv';
  if (type === 'BlogPosting') return 'blog';
  return type !== '' || /^article/i.test(og) ? 'article' : '';
}
