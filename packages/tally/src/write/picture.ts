import type { Language } from '../problem.ts';
import type { CountRecord, Step } from '../record.ts';
import { drawnSize, numberWords } from './numbers.ts';
import { outcomeSentence } from './sentences.ts';
import { METHOD_WORDS } from './words.ts';

// Okabe and Ito's colours, which most colour-blind people tell apart, then greys.
const COLOURS = [
  '#0072b2',
  '#e69f00',
  '#009e73',
  '#cc79a7',
  '#56b4e9',
  '#d55e00',
  '#8c7a00',
  '#5b5b9f',
  '#3d7a57',
  '#9a5b3c',
];
const GREY = '#8a8a8a';
const WIDTH = 960;
const FONT = 'font-family="system-ui, sans-serif"';

/**
 * The picture of a count as a whole SVG text: the flow of votes from round to round where votes move, else bars. It has
 * `role="img"`, a title, a description that says the result, and only presentation attributes and classes, so that a
 * strict content security policy lets it through.
 */
export function picture(record: CountRecord, language: Language): string {
  const moves = record.rounds.some((round) =>
    round.steps.some((step) => step.kind === 'transfer' || step.kind === 'keep'),
  );
  const { body, height } = moves ? flow(record, language) : bars(record, language);
  const title = record.title === '' ? METHOD_WORDS[record.method.name][language === 'fr' ? 1 : 0] : record.title;
  const id = `tally-${record.ballots.digest.slice(0, 12)}`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" class="tally" role="img" lang="${language}" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" aria-labelledby="${id}-t ${id}-d">` +
    `<title id="${id}-t">${escape(title)}</title><desc id="${id}-d">${escape(described(record, language))}</desc>${body}</svg>`
  );
}

/** The same in words, for those who do not see the picture. */
function described(record: CountRecord, language: Language): string {
  const last = record.rounds
    .flatMap((round) => round.steps)
    .toReversed()
    .find((step) => step.kind === 'transfer' || step.kind === 'keep' || step.kind === 'figures');
  const values = last ? (last.kind === 'figures' ? last.values : last.votes) : [];
  const names =
    record.outcome.kind === 'decision' ? STANCES[language] : record.candidates.map((candidate) => candidate.name);
  const told = values.flatMap((value, place) =>
    value === null || names[place] === undefined ? [] : [`${names[place]} ${numberWords(value, language)}`],
  );
  return `${outcomeSentence(record, language)} ${told.join(', ')}${told.length > 0 ? '.' : ''}`.trim();
}

const STANCES: Readonly<Record<Language, readonly string[]>> = {
  en: ['Yes', 'No', 'Abstain', 'Block'],
  fr: ['Pour', 'Contre', 'Abstention', 'Blocage'],
};

function escape(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/\p{Cc}/gu, ' ');
}

const at = (value: number): string => String(Math.round(value * 10) / 10);

function cut(name: string, letters: number): string {
  const signs = Array.from(new Intl.Segmenter().segment(name), ({ segment }) => segment);
  return signs.length <= letters ? name : `${signs.slice(0, letters - 1).join('')}…`;
}

type Column = {
  readonly number: number;
  readonly votes: readonly number[];
  readonly aside: number;
  readonly moves: (Step & { kind: 'transfer' })[];
};

function columnsOf(record: CountRecord): Column[] {
  const columns: Column[] = [];
  for (const round of record.rounds) {
    let votes: readonly (string | null)[] | null = null;
    let aside = '0';
    const moves: (Step & { kind: 'transfer' })[] = [];
    for (const step of round.steps) {
      if (step.kind === 'figures') [votes, aside] = [step.values, step.exhausted ?? '0'];
      if (step.kind === 'transfer') {
        [votes, aside] = [step.votes, step.exhausted];
        moves.push(step);
      }
      if (step.kind === 'keep') [votes, aside] = [step.votes, step.exhausted];
    }
    if (votes) columns.push({ number: round.number, votes: votes.map(drawnSize), aside: drawnSize(aside), moves });
  }
  return columns;
}

/** The votes of a row in a column; row −1 is what found no next preference. */
function valueIn(column: Column, row: number): number {
  return row < 0 ? column.aside : (column.votes[row] ?? 0);
}

/** Bars for each round, joined by bands: what stays and what passes on. */
function flow(record: CountRecord, language: Language): { body: string; height: number } {
  const columns = columnsOf(record);
  const open = record.candidates.flatMap((candidate, place) => (candidate.withdrawn ? [] : [place]));
  const total = Math.max(1e-9, ...columns.map(({ votes, aside }) => votes.reduce((sum, own) => sum + own, aside)));
  const gap = 6;
  const left = 170;
  const scale = Math.max(260, open.length * 26) / total;
  const step = columns.length > 1 ? (WIDTH - left - 60) / (columns.length - 1) : 0;
  const wide = Math.min(14, Math.max(3, step / 3));
  const rows = [...open, -1];
  const top = 40;
  const most = rows.map((row) => Math.max(...columns.map((column) => valueIn(column, row))) * scale);
  const tops: number[] = [];
  let y = top;
  for (const height of most) {
    tops.push(y);
    y += Math.max(height, 12) + gap;
  }
  const height = Math.ceil(y + 12);
  const x = (index: number): number =>
    left + Math.min(index * step, WIDTH - left - 60 - (columns.length - 1 - index) * 0);
  const squeeze = columns.length > 1 ? (WIDTH - left - 60) / ((columns.length - 1) * step) : 1;
  const xAt = (index: number): number => left + (x(index) - left) * (squeeze < 1 ? squeeze : 1);
  const colour = (row: number): string => (row < 0 ? GREY : (COLOURS[open.indexOf(row) % COLOURS.length] ?? GREY));
  const elected = record.outcome.kind === 'elected' ? record.outcome.elected : [];
  const parts: string[] = [];
  for (const [index, column] of columns.entries()) {
    const next = columns[index + 1];
    if (!next) continue;
    const given = new Map<number, number>();
    for (const [line, row] of rows.entries()) {
      const stays = Math.min(valueIn(column, row), valueIn(next, row)) * scale;
      if (stays > 0.05)
        parts.push(band(xAt(index) + wide, tops[line]!, xAt(index + 1), tops[line]!, stays, colour(row), 0.25));
      given.set(row, stays);
    }
    const taken = new Map(given);
    for (const move of next.moves) {
      const [from = -1] = move.from;
      for (const [line, row] of rows.entries()) {
        const amount = drawnSize(row < 0 ? move.setAside : move.received[row]) * scale;
        if (amount < 0.3 || row === from) continue;
        const start = rows.indexOf(from);
        parts.push(
          band(
            xAt(index) + wide,
            tops[start]! + (given.get(from) ?? 0),
            xAt(index + 1),
            tops[line]! + (taken.get(row) ?? 0),
            amount,
            colour(from),
            0.45,
          ),
        );
        given.set(from, (given.get(from) ?? 0) + amount);
        taken.set(row, (taken.get(row) ?? 0) + amount);
      }
    }
  }
  for (const [index, column] of columns.entries()) {
    const label = column.number === 0 ? '1' : String(column.number + (columns[0]?.number === 0 ? 1 : 0));
    parts.push(
      `<text class="tally-round" x="${at(xAt(index) + wide / 2)}" y="22" text-anchor="middle" fill="currentColor" font-size="12" ${FONT}>${label}</text>`,
    );
    for (const [line, row] of rows.entries()) {
      const tall = valueIn(column, row) * scale;
      if (tall > 0.05)
        parts.push(
          `<rect class="tally-bar" x="${at(xAt(index))}" y="${at(tops[line]!)}" width="${wide}" height="${at(Math.max(tall, 1))}" fill="${colour(row)}"/>`,
        );
    }
  }
  for (const [line, row] of rows.entries()) {
    const name = row < 0 ? (language === 'fr' ? 'sans suite' : 'no next choice') : record.candidates[row]!.name;
    const mark = elected.includes(row) ? ' ✓' : '';
    const weight = mark === '' ? '' : ' font-weight="700"';
    parts.push(
      `<text class="tally-name" x="${left - 10}" y="${at(tops[line]! + Math.min(11, Math.max(most[line]! / 2 + 4, 7)))}" text-anchor="end" fill="currentColor" font-size="13"${weight} ${FONT}>${escape(cut(name, 22))}${mark}</text>`,
    );
  }
  return { body: parts.join(''), height };
}

function band(x0: number, y0: number, x1: number, y1: number, tall: number, colour: string, opacity: number): string {
  const middle = at((x0 + x1) / 2);
  const path = `M${at(x0)} ${at(y0)}C${middle} ${at(y0)} ${middle} ${at(y1)} ${at(x1)} ${at(y1)}V${at(y1 + tall)}C${middle} ${at(y1 + tall)} ${middle} ${at(y0 + tall)} ${at(x0)} ${at(y0 + tall)}Z`;
  return `<path class="tally-flow" d="${path}" fill="${colour}" fill-opacity="${opacity}"/>`;
}

/** One bar for each candidate, list, project or stance; for pairs, how many pairs each wins. */
function bars(record: CountRecord, language: Language): { body: string; height: number } {
  const steps = record.rounds.flatMap((round) => round.steps);
  const figures = steps.find((step) => step.kind === 'figures');
  const pairs = steps.find((step) => step.kind === 'pairs');
  const { outcome } = record;
  const texts =
    outcome.kind === 'seats'
      ? outcome.seats.map(String)
      : pairs?.kind === 'pairs'
        ? record.candidates.map((_, a) =>
            String(
              record.candidates.filter(
                (_other, b) => drawnSize(pairs.preferring[a]?.[b]) > drawnSize(pairs.preferring[b]?.[a]),
              ).length,
            ),
          )
        : figures?.kind === 'figures'
          ? figures.values
          : record.candidates.map(() => '0');
  const names = outcome.kind === 'decision' ? STANCES[language] : record.candidates.map((candidate) => candidate.name);
  const chosen =
    outcome.kind === 'elected'
      ? outcome.elected
      : outcome.kind === 'budget'
        ? outcome.chosen
        : outcome.kind === 'seats'
          ? outcome.seats.flatMap((own, list) => (own > 0 ? [list] : []))
          : [];
  const sizes = texts.map(drawnSize);
  const most = Math.max(1e-9, ...sizes.map(Math.abs));
  const left = 230;
  const rows = names.flatMap((name, place) =>
    outcome.kind !== 'decision' && record.candidates[place]?.withdrawn ? [] : [{ name, place }],
  );
  const order = rows.toSorted(
    (a, b) => (outcome.kind === 'decision' ? 0 : (sizes[b.place] ?? 0) - (sizes[a.place] ?? 0)) || a.place - b.place,
  );
  const parts = order.map(({ name, place }, line) => {
    const y = 12 + line * 30;
    const long = (Math.max(sizes[place] ?? 0, 0) / most) * (WIDTH - left - 170);
    const won = chosen.includes(place);
    return (
      `<text class="tally-name" x="${left - 10}" y="${y + 16}" text-anchor="end" fill="currentColor" font-size="13"${won ? ' font-weight="700"' : ''} ${FONT}>${escape(cut(name, 28))}${won ? ' ✓' : ''}</text>` +
      `<rect class="tally-bar" x="${left}" y="${y}" width="${at(Math.max(long, 1))}" height="22" rx="3" fill="${won || outcome.kind === 'decision' ? (COLOURS[outcome.kind === 'decision' ? ([2, 5, 4, 3][place] ?? 0) : 0] ?? GREY) : GREY}"/>` +
      `<text class="tally-value" x="${at(left + long + 8)}" y="${y + 16}" fill="currentColor" font-size="13" ${FONT}>${escape(numberWords(texts[place] ?? '', language))}</text>`
    );
  });
  return { body: parts.join(''), height: 24 + order.length * 30 };
}
