import { MODEL, type Value } from './model.ts';

/** What one rater says of one note. Identifiers are any text; each pair comes once. */
export interface Rating {
  readonly rater: string;
  readonly note: string;
  readonly value: Value;
}

/** What is wrong with ratings that are given. */
export class BridgingError extends Error {
  readonly code: 'twice' | 'unknown-value';
  readonly rating: Rating;

  constructor(code: BridgingError['code'], rating: Rating) {
    super(
      code === 'twice'
        ? `rater ${rating.rater} rates note ${rating.note} twice`
        : `“${rating.value}” is no rating: helpful, somewhat or not-helpful`,
    );
    this.code = code;
    this.rating = rating;
  }
}

/** Ratings by places instead of names, in one order whatever the order they came in. */
export interface Table {
  readonly raters: readonly string[];
  readonly notes: readonly string[];
  /** One entry a rating: by rater, then by note. */
  readonly rater: Int32Array;
  readonly note: Int32Array;
  /** From 0 to 1. */
  readonly value: Float64Array;
  /** The ratings of a rater stand from `ofRater[r]` up to `ofRater[r + 1]`. */
  readonly ofRater: Int32Array;
  /** Places of the ratings of note n, from `ofNote[n]` up to `ofNote[n + 1]`. */
  readonly ofNote: Int32Array;
  readonly byNote: Int32Array;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const numbered = (names: Iterable<string>): readonly [readonly string[], ReadonlyMap<string, number>] => {
  const sorted = [...new Set(names)].toSorted(byText);
  return [sorted, new Map(sorted.map((name, place) => [name, place]))];
};

/** @throws BridgingError for a value that is none, and for a pair that comes twice. */
export function tableOf(ratings: readonly Rating[]): Table {
  const [raters, raterPlace] = numbered(ratings.map((one) => one.rater));
  const [notes, notePlace] = numbered(ratings.map((one) => one.note));
  const rows = ratings
    .map((one) => {
      const value = Object.hasOwn(MODEL.values, one.value) ? MODEL.values[one.value] : undefined;
      if (value === undefined) throw new BridgingError('unknown-value', one);
      return { one, value, rater: raterPlace.get(one.rater) ?? 0, note: notePlace.get(one.note) ?? 0 };
    })
    .toSorted((a, b) => a.rater - b.rater || a.note - b.note);
  for (const [i, row] of rows.entries()) {
    const before = rows[i - 1];
    if (before && before.rater === row.rater && before.note === row.note) throw new BridgingError('twice', row.one);
  }
  const rater = Int32Array.from(rows, (row) => row.rater);
  const note = Int32Array.from(rows, (row) => row.note);
  const ofNote = begins(note, notes.length);
  const byNote = new Int32Array(rows.length);
  const next = ofNote.slice();
  for (const [i, n] of note.entries()) {
    const place = next[n] ?? 0;
    byNote[place] = i;
    next[n] = place + 1;
  }
  const value = Float64Array.from(rows, (row) => row.value);
  return { raters, notes, rater, note, value, ofRater: begins(rater, raters.length), ofNote, byNote };
}

function begins(places: Int32Array, length: number): Int32Array {
  const starts = new Int32Array(length + 1);
  for (const place of places) starts[place + 1] = (starts[place + 1] ?? 0) + 1;
  for (let i = 0; i < length; i++) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0);
  return starts;
}
