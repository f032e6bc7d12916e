import type { Ballot, Candidate, Rank } from '../ballot.ts';
import { ratio } from '../fraction.ts';
import { FileError } from '../problem.ts';
import type { FileContents } from './contents.ts';

/**
 * Reads rankings in a PrefLib format (`.soc`, `.soi`, `.toc`, `.toi`; N. Mattei and T. Walsh, “PrefLib: a library for
 * preferences”, 2013), in its present form (`# KEY: value` and lines `count: 1,{2,3},4`) or the first one (number and
 * names of candidates, a line of totals, lines `count,1,{2,3},4`). Throws `FileError`.
 */
export function readPreflib(text: string): FileContents {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((words, at) => ({ words: words.trim(), line: at + 1 }))
    .filter(({ words }) => words !== '');
  const [first] = lines;
  if (!first) throw new FileError(1, 'the file is empty');
  return first.words.startsWith('#') ? readPresent(lines) : readFirst(lines);
}

type Line = { readonly words: string; readonly line: number };

function readPresent(lines: readonly Line[]): FileContents {
  const said: Record<string, string> = {};
  const names = new Map<number, string>();
  const ballots: Ballot[] = [];
  let size = 0;
  for (const { words, line } of lines) {
    if (words.startsWith('#')) {
      const [, key = '', value = ''] = /^#\s*([^:]*):\s*(.*)$/.exec(words) ?? [];
      const number = /^ALTERNATIVE NAME (\d+)$/.exec(key);
      if (number) names.set(Number(number[1]), value);
      else said[key.toLowerCase()] = value;
      if (key === 'NUMBER ALTERNATIVES') size = whole(value, line);
      continue;
    }
    const split = /^(\d{1,15})\s*:\s*(.*)$/.exec(words);
    if (!split) throw new FileError(line, 'a line of votes should be “count: 1,2,3”');
    if (size === 0) size = names.size;
    ballots.push({ kind: 'ranking', weight: ratio(BigInt(split[1]!)), ranks: ranksOf(split[2]!, size, line) });
  }
  if (size === 0) throw new FileError(lines.at(-1)!.line, 'the file does not say how many alternatives there are');
  const candidates = Array.from({ length: size }, (_, at): Candidate => ({
    id: String(at + 1),
    name: names.get(at + 1) ?? String(at + 1),
  }));
  return { title: said.title ?? '', candidates, ballots, said };
}

function readFirst(lines: readonly Line[]): FileContents {
  const size = whole(lines[0]!.words, lines[0]!.line);
  const candidates = Array.from({ length: size }, (_, at): Candidate => {
    const entry = lines[at + 1];
    const match = entry && /^(\d+)\s*,\s*(.*)$/.exec(entry.words);
    if (!match || Number(match[1]) !== at + 1)
      throw new FileError(entry?.line ?? lines.at(-1)!.line, `the name of candidate ${at + 1} should stand here`);
    return { id: String(at + 1), name: match[2]! };
  });
  const totals = lines[size + 1];
  if (!totals || !/^\d+\s*,\s*\d+\s*,\s*\d+$/.test(totals.words))
    throw new FileError(totals?.line ?? lines.at(-1)!.line, 'the line of totals should stand here');
  const ballots = lines.slice(size + 2).map(({ words, line }): Ballot => {
    const split = /^(\d{1,15})\s*,\s*(.*)$/.exec(words);
    if (!split) throw new FileError(line, 'a line of votes should be “count,1,2,3”');
    return { kind: 'ranking', weight: ratio(BigInt(split[1]!)), ranks: ranksOf(split[2]!, size, line) };
  });
  return { title: '', candidates, ballots };
}

function whole(text: string, line: number): number {
  if (!/^\d{1,5}$/.test(text.trim()) || Number(text) === 0)
    throw new FileError(line, `“${text}” stands where the number of candidates should be`);
  return Number(text);
}

function ranksOf(text: string, size: number, line: number): Rank[] {
  const seen = new Set<number>();
  const place = (word: string): number => {
    const number = /^\d{1,9}$/.test(word.trim()) ? Number(word) : 0;
    if (number < 1 || number > size) throw new FileError(line, `“${word.trim()}” is not a candidate`);
    if (seen.has(number)) throw new FileError(line, `candidate ${number} appears twice on one ballot`);
    seen.add(number);
    return number - 1;
  };
  const ranks: Rank[] = [];
  for (const [, group, single] of text.matchAll(/\{([^{}]*)\}|([^,{}\s]+)/g)) {
    if (single !== undefined) ranks.push(place(single));
    else {
      const tied = (group ?? '')
        .split(',')
        .filter((word) => word.trim() !== '')
        .map(place);
      if (tied.length > 0) ranks.push(tied.length === 1 ? tied[0]! : tied);
    }
  }
  if ((text.match(/\{/g)?.length ?? 0) !== (text.match(/\}/g)?.length ?? 0))
    throw new FileError(line, 'a brace is not closed');
  return ranks;
}
