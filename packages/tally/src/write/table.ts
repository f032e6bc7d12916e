import type { Language } from '../problem.ts';
import type { CountRecord, Step } from '../record.ts';
import { numberWords } from './numbers.ts';
import { FIGURE_WORDS, type Pair } from './words.ts';

/** A table of text: the first column names the row. `numeric` columns are aligned right. */
export type Table = {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/**
 * The figures of a record as tables: candidates by rounds, the matrix of pairs, the tests of a decision, projects or
 * lists, each with a column that says how it ended.
 */
export function tables(record: CountRecord, language: Language): Table[] {
  const say = (words: Pair): string => words[language === 'fr' ? 1 : 0];
  const n = (text: string | null | undefined): string =>
    text === null || text === undefined ? '' : numberWords(text, language);
  const steps = record.rounds.flatMap((round) => round.steps.map((step) => ({ step, number: round.number })));
  const made: Table[] = [];
  const columns: { title: string; values: readonly (string | null)[]; exhausted: string }[] = [];
  const add = (title: string, values: readonly (string | null)[], exhausted = ''): void => {
    const last = columns.at(-1);
    if (last?.title === title) columns.pop();
    columns.push({ title, values, exhausted });
  };
  for (const { step, number } of steps) {
    const round = number === 0 ? say(['First preferences', '1res préférences']) : `${say(['Round', 'Tour'])} ${number}`;
    if (step.kind === 'figures' && step.figure === 'stances') made.push(stances(step, say, n));
    else if (step.kind === 'figures')
      add(record.rounds.length > 1 ? round : say(FIGURE_WORDS[step.figure]), step.values, step.exhausted);
    else if (step.kind === 'transfer' || step.kind === 'keep') add(round, step.votes, step.exhausted);
    else if (step.kind === 'pairs') made.push(matrix(step, record, say, n));
  }
  const tests = steps.flatMap(({ step }) => (step.kind === 'test' ? [step] : []));
  if (tests.length > 0) {
    made.push({
      caption: say(['Tests', 'Critères']),
      columns: [
        say(['Test', 'Critère']),
        say(['Found', 'Obtenu']),
        say(['Needed', 'Requis']),
        say(['Passed', 'Atteint']),
      ],
      rows: tests.map((test) => [
        `${test.college === undefined ? '' : `${test.college} — `}${say(TEST_NAMES[test.test])}`,
        n(test.found),
        `${test.strict ? (test.test === 'blocks' ? '< ' : '> ') : test.test === 'blocks' ? '≤ ' : '≥ '}${n(test.wanted)}`,
        test.passed ? say(['yes', 'oui']) : say(['no', 'non']),
      ]),
    });
  }
  if (record.outcome.kind !== 'decision') made.unshift(candidates(record, columns, say, n));
  return made;
}

const TEST_NAMES: Readonly<Record<(Step & { kind: 'test' })['test'], Pair>> = {
  majority: ['share of yes', 'part des « pour »'],
  blocks: ['blocks', 'blocages'],
  'fewest-yes': ['fewest yes', '« pour » au moins'],
  support: ['support floor', 'plancher de soutien'],
  quorum: ['quorum', 'quorum'],
  colleges: ['colleges together', 'collèges ensemble'],
};

type Say = (words: Pair) => string;
type Number = (text: string | null | undefined) => string;

function candidates(
  record: CountRecord,
  columns: readonly { title: string; values: readonly (string | null)[]; exhausted: string }[],
  say: Say,
  n: Number,
): Table {
  const cost = record.candidates.some((candidate) => candidate.cost !== undefined) ? [say(['Cost', 'Coût'])] : [];
  const rows = record.candidates.map((candidate, place) => [
    candidate.name,
    ...(candidate.cost === undefined ? [] : [n(candidate.cost)]),
    ...columns.map(({ values }) => (candidate.withdrawn ? '' : n(values[place]))),
    candidate.withdrawn ? say(['withdrawn', 'retiré']) : ended(record, place, say),
  ]);
  if (columns.some(({ exhausted }) => exhausted !== '')) {
    rows.push([
      say(['No next preference', 'Sans préférence suivante']),
      ...cost.map(() => ''),
      ...columns.map(({ exhausted }) => n(exhausted === '' ? null : exhausted)),
      '',
    ]);
  }
  return {
    caption: record.title === '' ? say(['Count', 'Dépouillement']) : record.title,
    columns: [
      say(['Candidate', 'Candidature']),
      ...cost,
      ...columns.map(({ title }) => title),
      say(['Result', 'Résultat']),
    ],
    rows,
  };
}

function ended({ outcome }: CountRecord, place: number, say: Say): string {
  if (outcome.kind === 'elected') {
    const at = outcome.elected.indexOf(place);
    const rank = outcome.order
      ? outcome.order
          .slice(
            0,
            outcome.order.findIndex((group) => group.includes(place)),
          )
          .reduce((sum, group) => sum + group.length, 1)
      : null;
    const elected = at < 0 ? '' : say(['elected', 'élu·e']);
    return rank === null
      ? at < 0
        ? elected
        : `${elected} (${at + 1})`
      : `${rank}${elected === '' ? '' : ` — ${elected}`}`;
  }
  if (outcome.kind === 'seats') return String(outcome.seats[place] ?? 0);
  if (outcome.kind === 'budget') return outcome.chosen.includes(place) ? say(['chosen', 'retenu']) : '';
  return '';
}

function stances(step: Step & { kind: 'figures' }, say: Say, n: Number): Table {
  const names: Pair[] = [
    ['Yes', 'Pour'],
    ['No', 'Contre'],
    ['Abstain', 'Abstention'],
    ['Block', 'Blocage'],
  ];
  return {
    caption: say(['Stances', 'Positions']),
    columns: ['', say(['Votes', 'Voix'])],
    rows: names.map((name, at) => [say(name), n(step.values[at])]),
  };
}

function matrix(step: Step & { kind: 'pairs' }, record: CountRecord, say: Say, n: Number): Table {
  const open = record.candidates.flatMap((candidate, place) => (candidate.withdrawn ? [] : [place]));
  const name = (place: number): string => record.candidates[place]!.name;
  return {
    caption: say(['How many prefer the row to the column', 'Combien préfèrent la ligne à la colonne']),
    columns: ['', ...open.map(name)],
    rows: open.map((a) => [name(a), ...open.map((b) => (a === b ? '—' : n(step.preferring[a]?.[b])))]),
  };
}

/** Tables as plain text with columns in line. */
export function tableText(made: readonly Table[]): string {
  return made
    .map(({ caption, columns, rows }) => {
      const widths = columns.map((column, at) => Math.max(column.length, ...rows.map((row) => row[at]?.length ?? 0)));
      const line = (cells: readonly string[]): string =>
        widths
          .map((width, at) => (at === 0 ? (cells[at] ?? '').padEnd(width) : (cells[at] ?? '').padStart(width)))
          .join('  ')
          .trimEnd();
      return [caption, line(columns), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)].join(
        '\n',
      );
    })
    .join('\n\n');
}
