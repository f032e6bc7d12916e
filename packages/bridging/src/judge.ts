import { agreementOn } from './agreement.ts';
import { coreOf } from './core.ts';
import { type Fit, fit } from './fit.ts';
import { MODEL, type Value } from './model.ts';
import { type Sides, sidesOf } from './sides.ts';
import { type Rating, type Table, tableOf } from './table.ts';

/** `needs-more` is also where raters are of two minds: more ratings may settle it. */
export type State = 'shown' | 'needs-more' | 'not-shown';

/**
 * Why a note has its state: `few`: fewer than five raters. `one-sided`: helpful by the figures, but not to two people at
 * least of each side. `divided`: between the thresholds. `helpful` and `not-helpful` beyond them.
 */
export type Reason = 'few' | 'one-sided' | 'divided' | 'helpful' | 'not-helpful';

export interface Verdict {
  readonly note: string;
  readonly state: State;
  readonly reason: Reason;
  /** By the axis, by agreement where none can be read, or not at all. */
  readonly method: 'bridging' | 'agreement' | null;
  readonly counts: Readonly<Record<Value, number>>;
  /** How helpful somebody between the sides finds it, from about 0 to about 1. */
  readonly score: number | null;
  /** The end of the axis that it pleases, in points of a rating: 0 for neither. */
  readonly tilt: number | null;
  /** How many of each side found it helpful. */
  readonly helpfulTo: readonly [number, number] | null;
}

export interface RaterPlace {
  readonly rater: string;
  /** Where they stand, from the middle, in points of a rating; which end is which says nothing. */
  readonly lean: number;
  /** How kindly they rate. */
  readonly bias: number;
}

export interface Judgement {
  readonly model: typeof MODEL;
  /** In the order of their names. */
  readonly verdicts: readonly Verdict[];
  /** What the axis was read from; undefined where there were too few ratings, or nobody disagreed. */
  readonly axis: { readonly mean: number; readonly raters: readonly RaterPlace[]; readonly notes: number } | undefined;
}

interface Axis {
  readonly fit: Fit;
  readonly table: Table;
  readonly notePlace: ReadonlyMap<string, number>;
  readonly sides: Sides;
  /** Makes points of a rating of leans, and of poles. */
  readonly leanUnit: number;
  readonly poleUnit: number;
}

/**
 * Judges every note by what raters say of it.
 * @param ratings in any order, each pair of rater and note once.
 * @throws BridgingError
 */
export function judge(ratings: readonly Rating[]): Judgement {
  const steps = judging(ratings);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same in steps of a few milliseconds. */
export function* judging(ratings: readonly Rating[]): Generator<undefined, Judgement> {
  const table = tableOf(ratings);
  yield;
  const axis = yield* readAxis(ratings, table);
  const verdicts: Verdict[] = [];
  for (const [place, note] of table.notes.entries()) {
    verdicts.push(verdictOn(table, place, note, axis));
    if (place % 50 === 0) yield;
  }
  return {
    model: MODEL,
    verdicts,
    axis: axis && {
      mean: axis.fit.mean,
      notes: axis.table.notes.length,
      raters: axis.table.raters.map((rater, r) => ({
        rater,
        lean: ((axis.fit.lean[r] ?? 0) - axis.sides.middle) * axis.leanUnit,
        bias: axis.fit.bias[r] ?? 0,
      })),
    },
  };
}

function* readAxis(ratings: readonly Rating[], all: Table): Generator<undefined, Axis | undefined> {
  const inside = coreOf(all);
  const names = new Set<string>();
  for (const [i, kept] of inside.entries()) if (kept === 1) names.add(`${all.rater[i]} ${all.note[i]}`);
  const raterOf = new Map(all.raters.map((name, place) => [name, place]));
  const noteOf = new Map(all.notes.map((name, place) => [name, place]));
  const table = tableOf(ratings.filter(({ rater, note }) => names.has(`${raterOf.get(rater)} ${noteOf.get(note)}`)));
  const { core } = MODEL;
  if (table.raters.length < core.fewestRaters || table.notes.length < core.fewestNotes) return undefined;
  const found = yield* fit(table);
  const leanUnit = rootMeanSquare(found.pole);
  const sides = sidesOf(found.lean, MODEL.leastLean / leanUnit);
  if (Math.min(...sides.people) < core.fewestOfASide) return undefined;
  return {
    fit: found,
    table,
    notePlace: new Map(table.notes.map((name, place) => [name, place])),
    sides,
    leanUnit,
    poleUnit: rootMeanSquare(found.lean),
  };
}

function rootMeanSquare(vector: Float64Array): number {
  let squares = 0;
  for (const one of vector) squares += one * one;
  return Math.sqrt(squares / vector.length);
}

function verdictOn(all: Table, place: number, note: string, axis: Axis | undefined): Verdict {
  const counts = countsOf(all, place);
  const few = counts.helpful + counts.somewhat + counts['not-helpful'] < MODEL.fewestRaters;
  const blank = { note, counts, score: null, tilt: null, helpfulTo: null };
  if (few) return { ...blank, state: 'needs-more', reason: 'few', method: null };
  const inAxis = axis?.notePlace.get(note);
  if (!axis || inAxis === undefined) {
    const { score, bridges } = agreementOn(all, place);
    return { ...blank, method: 'agreement', score, ...stateOf(score, bridges) };
  }
  const { fit: found, sides } = axis;
  const pole = found.pole[inAxis] ?? 0;
  const score = found.mean + (found.intercept[inAxis] ?? 0) + sides.middle * pole;
  const { helpfulTo, means } = saidBySides(axis, inAxis);
  const bridges = Math.min(...helpfulTo) >= MODEL.fewestOfASide && Math.min(...means) >= MODEL.leastOfASide;
  return { note, counts, method: 'bridging', score, tilt: pole * axis.poleUnit, helpfulTo, ...stateOf(score, bridges) };
}

function stateOf(score: number, bridges: boolean): Pick<Verdict, 'state' | 'reason'> {
  if (score <= MODEL.notShown) return { state: 'not-shown', reason: 'not-helpful' };
  if (score < MODEL.shown) return { state: 'needs-more', reason: 'divided' };
  return bridges ? { state: 'shown', reason: 'helpful' } : { state: 'needs-more', reason: 'one-sided' };
}

function countsOf({ ofNote, byNote, value }: Table, note: number): Record<Value, number> {
  const counts = { helpful: 0, somewhat: 0, 'not-helpful': 0 };
  for (const i of byNote.subarray(ofNote[note] ?? 0, ofNote[note + 1] ?? 0)) {
    if (value[i] === 1) counts.helpful += 1;
    else if (value[i] === 0) counts['not-helpful'] += 1;
    else counts.somewhat += 1;
  }
  return counts;
}

/** How many of each side found it helpful, and the mean rating of each, with one of 0.5 added. */
function saidBySides({ table, sides }: Axis, note: number) {
  const { ofNote, byNote, value, rater } = table;
  const helpfulTo: [number, number] = [0, 0];
  const sums: [number, number] = [0.5, 0.5];
  const ratings: [number, number] = [1, 1];
  for (const i of byNote.subarray(ofNote[note] ?? 0, ofNote[note + 1] ?? 0)) {
    const side = sides.of[rater[i] ?? 0];
    if (side !== 0 && side !== 1) continue;
    ratings[side] += 1;
    sums[side] += value[i] ?? 0;
    if (value[i] === MODEL.values.helpful) helpfulTo[side] += 1;
  }
  return { helpfulTo, means: [sums[0] / ratings[0], sums[1] / ratings[1]] as const };
}
