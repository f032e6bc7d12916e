import type { Ballot, Candidate } from '../ballot.ts';
import { type Fraction, ONE, fraction, ratio } from '../fraction.ts';
import { FileError, TallyError } from '../problem.ts';
import type { FileContents } from './contents.ts';
import { type Row, readTable } from './table.ts';

type Section = { readonly columns: readonly string[]; readonly rows: readonly Row[] };

function column(section: Section, name: string): number {
  return section.columns.indexOf(name);
}

/**
 * Reads a participatory budget in the Pabulib format (`.pb`; D. Stolicki, S. Szufa, N. Talmon, “Pabulib”, 2020): sections
 * META, PROJECTS and VOTES with `;` between cells. Approvals become choices; cumulative and scoring votes become points;
 * ordinal votes become points from `max_length` (or the number of projects) down. Throws `FileError`.
 */
export function readPabulib(text: string): FileContents {
  const sections = cut(text);
  const meta = new Map(
    (sections.get('META')?.rows ?? []).map((row) => [
      row.cells[0] ?? '',
      { line: row.line, value: row.cells.slice(1).join(';') },
    ]),
  );
  const projects = sections.get('PROJECTS');
  const votes = sections.get('VOTES');
  const lastLine = text.split('\n').length;
  if (!projects || !votes) throw new FileError(lastLine, `the section ${projects ? 'VOTES' : 'PROJECTS'} is missing`);
  const budget = meta.get('budget');
  if (!budget) throw new FileError(lastLine, 'META does not say the budget');
  const costAt = column(projects, 'cost');
  const nameAt = column(projects, 'name');
  const selectedAt = column(projects, 'selected');
  if (costAt < 0) throw new FileError(projects.rows[0]?.line ?? lastLine, 'PROJECTS has no column “cost”');
  const candidates = projects.rows.map((row): Candidate => {
    const id = row.cells[0] ?? '';
    return { id, name: (nameAt < 0 ? '' : row.cells[nameAt]) || id, cost: amount(row.cells[costAt] ?? '', row.line) };
  });
  const places = new Map<string, number>();
  for (const [place, { id }] of candidates.entries()) {
    if (places.has(id)) throw new FileError(projects.rows[place]!.line, `project ${id} appears twice`);
    places.set(id, place);
  }
  const type = meta.get('vote_type')?.value ?? 'approval';
  if (!['approval', 'ordinal', 'cumulative', 'scoring', 'choose-1'].includes(type)) {
    throw new FileError(meta.get('vote_type')?.line ?? 1, `votes of type “${type}” cannot be read`);
  }
  const voteAt = column(votes, 'vote');
  if (voteAt < 0) throw new FileError(votes.rows[0]?.line ?? lastLine, 'VOTES has no column “vote”');
  const pointsAt = column(votes, 'points');
  const longest = Number(meta.get('max_length')?.value ?? candidates.length) || candidates.length;
  const ballots = votes.rows.map((row): Ballot => {
    const named = list(row.cells[voteAt]).map((id) => {
      const place = places.get(id);
      if (place === undefined) throw new FileError(row.line, `project ${id} is not in the list`);
      return place;
    });
    if (new Set(named).size !== named.length) throw new FileError(row.line, 'a project appears twice on one ballot');
    if (type === 'approval' || type === 'choose-1') return { kind: 'approval', weight: ONE, approved: named };
    const points = pointsAt < 0 ? [] : list(row.cells[pointsAt]);
    if (type !== 'ordinal' && points.length !== named.length)
      throw new FileError(row.line, `${points.length} points stand beside ${named.length} projects`);
    const scores: (Fraction | null)[] = candidates.map(() => null);
    for (const [at, place] of named.entries())
      scores[place] = type === 'ordinal' ? ratio(Math.max(longest - at, 0)) : amount(points[at] ?? '', row.line);
    return { kind: 'scores', weight: ONE, scores };
  });
  const selected =
    selectedAt < 0
      ? []
      : projects.rows.flatMap((row) => ((row.cells[selectedAt] ?? '0') !== '0' ? [row.cells[0]!] : []));
  return {
    title: meta.get('description')?.value ?? '',
    candidates,
    ballots,
    budget: plain(budget.value, budget.line),
    said: { rule: meta.get('rule')?.value ?? '', selected: selected.join(','), vote_type: type },
  };
}

function cut(text: string): Map<string, Section> {
  const sections = new Map<string, Section>();
  let name = '';
  let columns: readonly string[] | null = null;
  let rows: Row[] = [];
  for (const row of readTable(text, ';')) {
    const [first = ''] = row.cells;
    if (
      ['META', 'PROJECTS', 'VOTES'].includes(first.toUpperCase()) &&
      row.cells.slice(1).every((cell) => cell === '')
    ) {
      name = first.toUpperCase();
      columns = null;
      rows = [];
    } else if (name === '') throw new FileError(row.line, 'the file should begin with META');
    else if (columns === null) {
      columns = row.cells.map((cell) => cell.toLowerCase());
      sections.set(name, { columns, rows });
    } else rows.push(row);
  }
  return sections;
}

function list(cell = ''): string[] {
  return cell
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function plain(text: string, line: number): string {
  amount(text, line);
  return text.trim().replace(',', '.');
}

function amount(text: string, line: number): Fraction {
  try {
    const value = fraction(text.trim().replace(',', '.'));
    if (value.n >= 0n) return value;
  } catch (error) {
    if (!(error instanceof TallyError)) throw error;
  }
  throw new FileError(line, `“${text}” stands where an amount should be`);
}
