import { align, type Pairs } from './align.ts';
import { paragraphsOf, textOfParagraphs } from './document-text.ts';

/** A stretch of words that both texts share, or that one of them has alone. */
export interface Piece {
  readonly text: string;
  readonly changed: boolean;
}

/** A paragraph beside what it became. Indexes are those of the texts that were compared, from 0. */
export type Compared =
  | { readonly kind: 'same'; readonly text: string; readonly from: number; readonly to: number }
  | { readonly kind: 'removed'; readonly before: readonly Piece[]; readonly from: number }
  | { readonly kind: 'added'; readonly after: readonly Piece[]; readonly to: number }
  | {
      readonly kind: 'changed';
      readonly before: readonly Piece[];
      readonly after: readonly Piece[];
      readonly from: number;
      readonly to: number;
    };

/** Of the words of both, this share must be common for one paragraph to count as what became of another. */
const LEAST_ALIKE = 0.35;
/** More pairs than this are not weighed. */
const MOST_WEIGHED = 2_500;

/**
 * Compares two texts paragraph by paragraph, and the words within a paragraph that changed.
 * @returns what gives the old text when its `before` is read, and the new one when its `after` is.
 */
export function compareVersions(before: string, after: string): readonly Compared[] {
  const a = paragraphsOf(before);
  const b = paragraphsOf(after);
  const out: Compared[] = [];
  let i = 0;
  let j = 0;
  for (const [from, to] of [...align(a, b), [a.length, b.length] as const]) {
    out.push(...compareGap(a, b, [i, from], [j, to]));
    if (from < a.length) out.push({ kind: 'same', text: a[from]!, from, to });
    i = from + 1;
    j = to + 1;
  }
  return out;
}

/** The new text, as the comparison has it. */
export const afterOf = (compared: readonly Compared[]): string =>
  textOfParagraphs(
    compared.flatMap((one) => (one.kind === 'removed' ? [] : one.kind === 'same' ? one.text : written(one.after))),
  );

/** The old text, as the comparison has it. */
export const beforeOf = (compared: readonly Compared[]): string =>
  textOfParagraphs(
    compared.flatMap((one) => (one.kind === 'added' ? [] : one.kind === 'same' ? one.text : written(one.before))),
  );

const written = (pieces: readonly Piece[]): string => pieces.map((piece) => piece.text).join('');

type Range = readonly [start: number, end: number];

/** What stands between two paragraphs that both texts share: each old one beside the new one it is most like. */
function compareGap(
  a: readonly string[],
  b: readonly string[],
  [i, iEnd]: Range,
  [j, jEnd]: Range,
): readonly Compared[] {
  const out: Compared[] = [];
  const removed = (upTo: number) => {
    for (; i < upTo; i++) out.push({ kind: 'removed', before: [{ text: a[i]!, changed: true }], from: i });
  };
  const added = (upTo: number) => {
    for (; j < upTo; j++) out.push({ kind: 'added', after: [{ text: b[j]!, changed: true }], to: j });
  };
  for (const [from, to] of likest(a.slice(i, iEnd), b.slice(j, jEnd)).map(([x, y]) => [i + x, j + y] as const)) {
    removed(from);
    added(to);
    out.push({ kind: 'changed', ...compareWords(a[from]!, b[to]!), from, to });
    i++;
    j++;
  }
  removed(iEnd);
  added(jEnd);
  return out;
}

/** Pairs, in order, whose likeness adds up to the most. */
function likest(a: readonly string[], b: readonly string[]): Pairs {
  if (a.length === 0 || b.length === 0 || a.length * b.length > MOST_WEIGHED) return [];
  const bags = { a: a.map(bagOf), b: b.map(bagOf) };
  const likeness = bags.a.map((x) => bags.b.map((y) => alike(x, y)));
  const best = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const pair = likeness[i]![j]! < LEAST_ALIKE ? -1 : likeness[i]![j]! + best[i + 1]![j + 1]!;
      best[i]![j] = Math.max(pair, best[i + 1]![j]!, best[i]![j + 1]!);
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (best[i]![j] === best[i + 1]![j]) i++;
    else if (best[i]![j] === best[i]![j + 1]) j++;
    else pairs.push([i++, j++]);
  }
  return pairs;
}

type Bag = ReadonlyMap<string, number>;

function bagOf(text: string): Bag {
  const bag = new Map<string, number>();
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) bag.set(word, (bag.get(word) ?? 0) + 1);
  return bag;
}

/** Dice's coefficient on words: twice those in common over all of both. */
function alike(a: Bag, b: Bag): number {
  let common = 0;
  let all = 0;
  for (const [word, n] of a) {
    common += Math.min(n, b.get(word) ?? 0);
    all += n;
  }
  for (const n of b.values()) all += n;
  return all === 0 ? 0 : (2 * common) / all;
}

const wordsOf = (text: string): string[] => text.match(/\s+|[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]/gu) ?? [];

/** Words of one text against another's; a space alone between two changes belongs to them. */
function compareWords(before: string, after: string): { before: readonly Piece[]; after: readonly Piece[] } {
  const a = wordsOf(before);
  const b = wordsOf(after);
  const pairs = withoutLoneSpaces(align(a, b), a, b);
  return { before: piecesOf(a, new Set(pairs.map(([i]) => i))), after: piecesOf(b, new Set(pairs.map(([, j]) => j))) };
}

function withoutLoneSpaces(pairs: Pairs, a: readonly string[], b: readonly string[]): Pairs {
  const joins = (x: Pairs[number] | undefined, y: Pairs[number] | undefined) =>
    x !== undefined && y !== undefined && x[0] + 1 === y[0] && x[1] + 1 === y[1];
  return pairs.filter((pair, n) => {
    if (a[pair[0]]!.trim() !== '') return true;
    const first = pair[0] === 0 && pair[1] === 0;
    const last = pair[0] === a.length - 1 && pair[1] === b.length - 1;
    return first || last || joins(pairs[n - 1], pair) || joins(pair, pairs[n + 1]);
  });
}

function piecesOf(words: readonly string[], kept: ReadonlySet<number>): readonly Piece[] {
  const pieces: { text: string; changed: boolean }[] = [];
  words.forEach((text, i) => {
    const changed = !kept.has(i);
    const last = pieces.at(-1);
    if (last?.changed === changed) last.text += text;
    else pieces.push({ text, changed });
  });
  return pieces;
}
