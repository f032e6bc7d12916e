import { fold } from './fold.ts';

/** Something in a text that leads somewhere; `start` and `end` count UTF-16 units. */
export type Entity = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'link'; readonly url: string }
  | { readonly kind: 'mention'; readonly handle: string; readonly domain: string | null }
  | { readonly kind: 'tag'; readonly name: string; readonly label: string }
);

const LONGEST_LINK = 2_048;
const LONGEST_TAG = 100;

// Sticky, and each reads a run without choices: time grows with the length of the text, no faster.
const LINK = /https?:\/\/[^\s<>"\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]+/iy;
const MENTION = /@([A-Za-z0-9_]{1,30})(?![\p{L}\p{N}\p{M}_])/uy;
const DOMAIN = /@((?:[\p{L}\p{N}-]{1,63}\.){1,8}[\p{L}\p{N}-]{2,63})(?![\p{L}\p{N}_])/uy;
const TAG = /[#＃]([\p{L}\p{M}\p{N}_](?:[\p{L}\p{M}\p{N}_\u00b7\u30fb\u200c]*[\p{L}\p{M}\p{N}_])?)/uy;

/** A letter, figure or sign before which neither a mention nor a tag begins: `a@b`, `/#x`, `&#39;`. */
const INSIDE_A_WORD = /[\p{L}\p{N}\p{M}_/&@#＃.]/u;
const CLOSING: Record<string, string> = { ')': '(', ']': '[', '}': '{' };
const TRAILING = new Set('.,;:!?\'"»”’…*_~'.split(''));

/** Links (http and https), mentions (`@lea`, `@lea@essor.example`) and hashtags, in order, none over another. */
export function findEntities(text: string): readonly Entity[] {
  const found: Entity[] = [];
  const begin = /[@#＃]|https?:\/\//giu;
  for (let sign = begin.exec(text); sign; sign = begin.exec(text)) {
    const start = sign.index;
    const entity =
      sign[0].length > 1 ? linkAt(text, start) : startsAWord(text, start) ? nameAt(text, start) : undefined;
    if (!entity) continue;
    if (entity.kind !== 'skip') found.push(entity);
    begin.lastIndex = entity.end;
  }
  return found;
}

type Found = Entity | { kind: 'skip'; end: number };

function nameAt(text: string, start: number): Entity | undefined {
  if (text[start] !== '@') return tagAt(text, start);
  const handle = readAt(MENTION, text, start);
  if (!handle) return undefined;
  const after = start + handle[0].length;
  const domain = readAt(DOMAIN, text, after);
  // `@lea@` with something else behind is an address gone wrong, not a mention of lea.
  if (!domain && text[after] === '@') return undefined;
  return {
    kind: 'mention',
    start,
    end: after + (domain?.[0].length ?? 0),
    handle: handle[1]!,
    domain: domain?.[1]?.toLowerCase() ?? null,
  };
}

/** A hashtag by its name alone, with or without its sign; undefined for what is none. */
export function tagNamed(written: string): { readonly name: string; readonly label: string } | undefined {
  const text = `#${written.replace(/^[#＃]/, '')}`;
  const found = tagAt(text, 0);
  return found?.end === text.length ? { name: found.name, label: found.label } : undefined;
}

function tagAt(text: string, start: number): Extract<Entity, { kind: 'tag' }> | undefined {
  const tag = readAt(TAG, text, start);
  const label = tag?.[1];
  if (!tag || !label || label.length > LONGEST_TAG || !/\p{L}/u.test(label)) return undefined;
  const name = fold(label);
  return name === '' ? undefined : { kind: 'tag', start, end: start + tag[0].length, name, label };
}

/** A link, without the punctuation that belongs to the sentence around it; a bracket stays when it was opened inside. */
function linkAt(text: string, start: number): Found | undefined {
  const run = readAt(LINK, text, start)?.[0];
  if (!run) return undefined;
  const skip = { kind: 'skip', end: start + run.length } as const;
  if (run.length > LONGEST_LINK) return skip;
  let length = run.length;
  const excess = new Map(Object.entries(CLOSING).map(([close, open]) => [close, count(run, close) - count(run, open)]));
  for (; length > 0; length--) {
    const last = run[length - 1]!;
    if (TRAILING.has(last)) continue;
    const more = excess.get(last);
    if (more === undefined || more <= 0) break;
    excess.set(last, more - 1);
  }
  const url = run.slice(0, length);
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  // A name and a password in front of the host make an address look like another's.
  if (!parsed || parsed.username || parsed.password) return skip;
  return { kind: 'link', start, end: start + length, url: parsed.href };
}

function readAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function startsAWord(text: string, at: number): boolean {
  if (at === 0) return true;
  const before = text.charCodeAt(at - 1);
  const low = before >= 0xdc00 && before <= 0xdfff;
  return !INSIDE_A_WORD.test(low ? text.slice(at - 2, at) : text[at - 1]!);
}

const count = (text: string, sign: string): number => text.split(sign).length - 1;
