import type { Ballot, Candidate, Rank, Stance } from '../ballot.ts';
import type { Election } from '../election.ts';
import { type Fraction, ONE, fraction, fractionText } from '../fraction.ts';
import type { MethodChoice } from '../method.ts';
import { asMethod } from '../presets.ts';
import { FileError, TallyError } from '../problem.ts';
import type { FileContents } from './contents.ts';

/**
 * Writes an election as Essor exports it: JSON, one ballot a line, candidates by identifier, numbers as exact text.
 * `readExport` reads it back to the same election.
 */
export function writeExport(election: Election): string {
  const id = (place: number): string => election.candidates[place]!.id;
  const head = {
    format: 'essor.election/1',
    title: election.title ?? '',
    method: election.method,
    ...(election.eligible ? { eligible: fractionText(election.eligible) } : {}),
    ...(election.present ? { present: fractionText(election.present) } : {}),
    candidates: election.candidates.map((candidate) => ({
      ...candidate,
      ...(candidate.cost ? { cost: fractionText(candidate.cost) } : {}),
    })),
  };
  const lines = election.ballots.map((ballot) => {
    const weight = ballot.weight.n === 1n && ballot.weight.d === 1n ? {} : { weight: fractionText(ballot.weight) };
    if (ballot.kind === 'ranking')
      return { ...weight, ranks: ballot.ranks.map((rank) => (typeof rank === 'number' ? id(rank) : rank.map(id))) };
    if (ballot.kind === 'approval') return { ...weight, approved: ballot.approved.map(id) };
    if (ballot.kind === 'scores')
      return {
        ...weight,
        scores: Object.fromEntries(
          ballot.scores.flatMap((score, place) => (score === null ? [] : [[id(place), fractionText(score)]])),
        ),
      };
    return { ...weight, stance: ballot.stance, ...(ballot.college === undefined ? {} : { college: ballot.college }) };
  });
  const top = JSON.stringify(head, null, 1).slice(0, -2);
  return `${top},\n "ballots": [\n${lines.map((line) => JSON.stringify(line)).join(',\n')}\n]}\n`;
}

/** Reads Essor's export. Throws `FileError` with the line. */
export function readExport(text: string): FileContents {
  const root = parse(text);
  const reader = new ExportReader(text);
  return reader.read(root);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    const line = position === undefined ? text.split('\n').length : text.slice(0, Number(position)).split('\n').length;
    throw new FileError(line, 'this is not JSON');
  }
}

type Fields = Readonly<Record<string, unknown>>;

class ExportReader {
  readonly #text: string;
  #places = new Map<string, number>();
  #size = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(root: unknown): FileContents {
    if (!isFields(root) || root.format !== 'essor.election/1')
      this.#fail('format', 'this is not an Essor export (“format” should be “essor.election/1”)');
    const { candidates: listed, ballots: cast, method } = root;
    if (!Array.isArray(listed) || listed.length === 0) this.#fail('candidates', 'the candidates are missing');
    const candidates = listed.map((entry: unknown): Candidate => {
      if (!isFields(entry) || typeof entry.id !== 'string' || entry.id === '')
        this.#fail('candidates', 'each candidate needs an “id”');
      const { id, name, withdrawn, undeclared, cost } = entry;
      if (this.#places.has(id)) this.#fail(`"${id}"`, `two candidates have the identifier “${id}”`);
      this.#places.set(id, this.#size++);
      return {
        id,
        name: typeof name === 'string' ? name : id,
        ...(withdrawn === true ? { withdrawn } : {}),
        ...(undeclared === true ? { undeclared } : {}),
        ...(cost === undefined ? {} : { cost: this.#number(cost, 'cost', this.#lineOf('cost')) }),
      };
    });
    if (!Array.isArray(cast)) this.#fail('ballots', 'the ballots are missing');
    const from = this.#lineOf('"ballots"');
    const ballots = cast.map((entry: unknown, at): Ballot => this.#ballot(entry, from + 1 + at));
    return {
      title: typeof root.title === 'string' ? root.title : '',
      candidates,
      ballots,
      ...(method === undefined ? {} : { method: this.#method(method) }),
      ...(root.eligible === undefined
        ? {}
        : { eligible: this.#number(root.eligible, 'eligible', this.#lineOf('"eligible"')) }),
      ...(root.present === undefined
        ? {}
        : { present: this.#number(root.present, 'present', this.#lineOf('"present"')) }),
    };
  }

  #lineOf(words: string): number {
    const at = this.#text.indexOf(words);
    return at < 0 ? 1 : this.#text.slice(0, at).split('\n').length;
  }

  #fail(near: string, reason: string): never {
    throw new FileError(this.#lineOf(near), reason);
  }

  #number(value: unknown, what: string, line: number): Fraction {
    try {
      if (typeof value === 'string' || typeof value === 'number') return fraction(value);
    } catch (error) {
      if (!(error instanceof TallyError)) throw error;
    }
    throw new FileError(line, `“${what}” is not a number`);
  }

  #method(value: unknown): MethodChoice {
    try {
      return asMethod(value);
    } catch (error) {
      if (!(error instanceof TallyError)) throw error;
      return this.#fail('"method"', error.message);
    }
  }

  #ballot(entry: unknown, line: number): Ballot {
    if (!isFields(entry)) throw new FileError(line, 'a ballot should stand here');
    const weight = entry.weight === undefined ? ONE : this.#number(entry.weight, 'weight', line);
    if (weight.n < 0n) throw new FileError(line, 'a weight is zero or more');
    const place = (id: unknown): number => {
      const found = typeof id === 'string' ? this.#places.get(id) : undefined;
      if (found === undefined)
        throw new FileError(line, `“${typeof id === 'string' ? id : typeof id}” is not a candidate`);
      return found;
    };
    if (Array.isArray(entry.ranks))
      return {
        kind: 'ranking',
        weight,
        ranks: entry.ranks.map((rank: unknown): Rank => (Array.isArray(rank) ? rank.map(place) : place(rank))),
      };
    if (Array.isArray(entry.approved)) return { kind: 'approval', weight, approved: entry.approved.map(place) };
    if (isFields(entry.scores)) {
      const scores: (Fraction | null)[] = Array.from({ length: this.#size }, () => null);
      for (const [id, score] of Object.entries(entry.scores)) scores[place(id)] = this.#number(score, 'score', line);
      return { kind: 'scores', weight, scores };
    }
    if (isStance(entry.stance))
      return {
        kind: 'stance',
        weight,
        stance: entry.stance,
        ...(typeof entry.college === 'string' ? { college: entry.college } : {}),
      };
    throw new FileError(line, 'a ballot needs “ranks”, “approved”, “scores” or “stance”');
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isStance(value: unknown): value is Stance {
  return value === 'yes' || value === 'no' || value === 'abstain' || value === 'block';
}
