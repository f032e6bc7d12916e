import { align } from './align.ts';
import { paragraphsOf, textOfParagraphs } from './document-text.ts';

/** Paragraphs of the base, from `start` up to `end`, and what stands there instead. */
interface Hunk {
  readonly start: number;
  readonly end: number;
  readonly text: readonly string[];
}

/**
 * Takes over onto `theirs` what `mine` changed in `base`, paragraph by paragraph.
 * @returns undefined when both changed the same paragraphs, or put something in the same place.
 */
export function mergeTexts(base: string, mine: string, theirs: string): string | undefined {
  const paragraphs = paragraphsOf(base);
  const all = [...hunksOf(paragraphs, paragraphsOf(mine)), ...hunksOf(paragraphs, paragraphsOf(theirs))].toSorted(
    (a, b) => a.start - b.start || a.end - b.end,
  );
  // What both changed alike is changed once.
  const hunks = all.filter((hunk, i) => i === 0 || !alike(hunk, all[i - 1]!));
  const out: string[] = [];
  let at = 0;
  for (const [i, { start, end, text }] of hunks.entries()) {
    const before = hunks[i - 1];
    if (before && (start < before.end || (start === before.start && end === before.end))) return undefined;
    out.push(...paragraphs.slice(at, start), ...text);
    at = end;
  }
  out.push(...paragraphs.slice(at));
  return textOfParagraphs(out);
}

function hunksOf(base: readonly string[], changed: readonly string[]): readonly Hunk[] {
  const hunks: Hunk[] = [];
  let i = 0;
  let j = 0;
  for (const [from, to] of [...align(base, changed), [base.length, changed.length] as const]) {
    if (from > i || to > j) hunks.push({ start: i, end: from, text: changed.slice(j, to) });
    i = from + 1;
    j = to + 1;
  }
  return hunks;
}

const alike = (a: Hunk, b: Hunk): boolean =>
  a.start === b.start &&
  a.end === b.end &&
  a.text.length === b.text.length &&
  a.text.every((one, i) => one === b.text[i]);
