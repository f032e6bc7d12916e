import type { Ballot, Candidate, Rank } from '../ballot.ts';
import { type Fraction, ONE, ZERO, fraction } from '../fraction.ts';
import { FileError, TallyError } from '../problem.ts';
import type { FileContents } from './contents.ts';
import { type Row, delimiterOf, readTable } from './table.ts';

/** What the cells of a CSV file mean. */
export type CsvMeaning = 'ranks' | 'scores' | 'marks';

const SILENT = /^(|-|n\/?a|no opinion|sans opinion|sans avis)$/i;
const WEIGHT = /^(weight|poids|count|nombre)$/i;
const MARKED = /^(1|x|y|yes|oui|o|true|vrai|✓|✔)$/i;
const UNMARKED = /^(|0|-|n|no|non|false|faux)$/i;

/**
 * Reads ballots from delimited text (comma, semicolon or tab): the first row names the candidates, each further row is a
 * ballot. `ranks`: 1 for the best, equal numbers for equal ranks, nothing or “No opinion” for no rank. `scores`: a
 * number, or nothing. `marks`: 1, x, yes … where the ballot chooses. A column `weight` (`poids`, `count`, `nombre`) gives
 * the weight of the row. Throws `FileError`.
 */
export function readCsv(text: string, meaning: CsvMeaning): FileContents {
  const [header, ...rows] = readTable(text, delimiterOf(text));
  if (!header) throw new FileError(1, 'the file is empty');
  const weightAt = header.cells.findIndex((cell) => WEIGHT.test(cell));
  const columns = header.cells.flatMap((cell, at) => (at === weightAt ? [] : [{ cell, at }]));
  const candidates = columns.map(({ cell, at }): Candidate => {
    if (cell === '') throw new FileError(header.line, `column ${at + 1} names nobody`);
    return { id: cell, name: cell };
  });
  const ids = new Set(candidates.map((candidate) => candidate.id));
  if (ids.size !== candidates.length) throw new FileError(header.line, 'two columns have the same name');
  const ballots = rows.map((row): Ballot => {
    if (row.cells.length !== header.cells.length)
      throw new FileError(row.line, `${row.cells.length} cells stand where ${header.cells.length} should be`);
    const cells = columns.map(({ at }) => row.cells[at] ?? '');
    const weight = weightAt < 0 ? ONE : number(row, row.cells[weightAt] ?? '', 'a weight');
    if (weight.n < 0n) throw new FileError(row.line, 'a weight is zero or more');
    if (meaning === 'ranks') return { kind: 'ranking', weight, ranks: ranksOf(row, cells) };
    if (meaning === 'scores')
      return {
        kind: 'scores',
        weight,
        scores: cells.map((cell) => (SILENT.test(cell) ? null : number(row, cell, 'a score'))),
      };
    return { kind: 'approval', weight, approved: cells.flatMap((cell, place) => (isMarked(row, cell) ? [place] : [])) };
  });
  return { title: '', candidates, ballots };
}

function number(row: Row, cell: string, what: string): Fraction {
  try {
    return cell === '' ? ZERO : fraction(/^[+-]?\d+,\d+$/.test(cell) ? cell.replace(',', '.') : cell);
  } catch (error) {
    if (!(error instanceof TallyError)) throw error;
    throw new FileError(row.line, `“${cell}” stands where ${what} should be`);
  }
}

function isMarked(row: Row, cell: string): boolean {
  if (!MARKED.test(cell) && !UNMARKED.test(cell))
    throw new FileError(row.line, `“${cell}” is neither a mark nor the lack of one`);
  return MARKED.test(cell);
}

/** The candidates of each rank; one empty rank stands for a gap in the numbers. */
function ranksOf(row: Row, cells: readonly string[]): Rank[] {
  const byRank = new Map<number, number[]>();
  for (const [place, cell] of cells.entries()) {
    if (SILENT.test(cell)) continue;
    if (!/^\d{1,9}$/.test(cell) || Number(cell) < 1)
      throw new FileError(row.line, `“${cell}” stands where a rank (1, 2, 3 …) should be`);
    const rank = Number(cell);
    byRank.set(rank, [...(byRank.get(rank) ?? []), place]);
  }
  const ranks: Rank[] = [];
  let last = 0;
  for (const rank of [...byRank.keys()].toSorted((a, b) => a - b)) {
    if (rank > last + 1 && last > 0) ranks.push([]);
    const places = byRank.get(rank)!;
    ranks.push(places.length === 1 ? places[0]! : places);
    // After k candidates at one rank, the next rank in use is often k further: that is no gap.
    last = rank + places.length - 1;
  }
  return ranks;
}
