import { MODEL } from './model.ts';
import type { Table } from './table.ts';

/** What can be said of a note without an axis. */
export interface Agreement {
  /** The mean of its ratings, with `doubt` ratings of 0.5 added. */
  readonly score: number;
  /** Among those who found it helpful there are two pairs of four people, each of whom usually disagree. */
  readonly bridges: boolean;
}

/**
 * Judges a note where there are too few ratings for an axis: a large majority, and among it people who usually
 * disagree. Two raters usually disagree when, of the other notes that both found helpful or not helpful, they found more
 * one so and one so than the same, and two at least. Without any such record there is no bridge, and so no note.
 */
export function agreementOn(table: Table, note: number): Agreement {
  const { byNote, ofNote, value, rater } = table;
  const places = byNote.subarray(ofNote[note] ?? 0, ofNote[note + 1] ?? 0);
  let sum = 0.5 * MODEL.doubt;
  const helpful: number[] = [];
  for (const i of places) {
    sum += value[i] ?? 0;
    if (value[i] === MODEL.values.helpful) helpful.push(rater[i] ?? 0);
  }
  return { score: sum / (places.length + MODEL.doubt), bridges: haveTwoPairs(opponents(table, note, helpful)) };
}

type Pair = readonly [number, number];

function opponents(table: Table, note: number, raters: readonly number[]): Pair[] {
  const { ofRater } = table;
  // One cannot have disagreed twice elsewhere with fewer than three ratings.
  const known = raters.filter((r) => (ofRater[r + 1] ?? 0) - (ofRater[r] ?? 0) > 2);
  const pairs: Pair[] = [];
  for (const [i, a] of known.entries()) {
    for (const b of known.slice(i + 1)) if (usuallyDisagree(table, a, b, note)) pairs.push([a, b]);
  }
  return pairs;
}

function usuallyDisagree({ ofRater, note, value }: Table, a: number, b: number, but: number): boolean {
  let same = 0;
  let opposite = 0;
  let i = ofRater[a] ?? 0;
  let j = ofRater[b] ?? 0;
  const endOfA = ofRater[a + 1] ?? 0;
  const endOfB = ofRater[b + 1] ?? 0;
  while (i < endOfA && j < endOfB) {
    const n = note[i] ?? 0;
    const other = note[j] ?? 0;
    if (n === other && n !== but) {
      const apart = Math.abs((value[i] ?? 0) - (value[j] ?? 0));
      if (apart === 1) opposite += 1;
      else if (apart === 0 && value[i] !== MODEL.values.somewhat) same += 1;
    }
    if (n <= other) i += 1;
    if (other <= n) j += 1;
  }
  return opposite >= 2 && opposite > same;
}

/** Two pairs without anybody in both: there are none where all pairs share one rater, or are a triangle. */
function haveTwoPairs(pairs: readonly Pair[]): boolean {
  const [first] = pairs;
  if (!first) return false;
  const apart = ([a, b]: Pair, [c, d]: Pair): boolean => a !== c && a !== d && b !== c && b !== d;
  if (pairs.some((pair) => apart(first, pair))) return true;
  // Every pair touches the first one: at its one end, or at its other.
  const [a, b] = first;
  const beside = (end: number): readonly Pair[] => pairs.slice(1).filter((pair) => pair.includes(end));
  return beside(a).some((pair) => beside(b).some((other) => apart(pair, other)));
}
