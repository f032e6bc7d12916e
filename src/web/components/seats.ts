export interface SeatsInput {
  /** Signatures that fill the assembly. */
  goal: number;
  confirmed: number;
  pending?: number;
}

export type SeatState = 'taken' | 'next' | 'waiting' | 'open';

export interface Seat {
  /** Centre, in units of the drawing. */
  readonly x: number;
  readonly y: number;
  readonly state: SeatState;
  /** First and last signature of the seat, counted from 1. */
  readonly first: number;
  readonly last: number;
}

export interface Seats {
  readonly width: number;
  readonly height: number;
  /** Radius of one seat. */
  readonly radius: number;
  /** Signatures a seat stands for; the last one may stand for fewer. */
  readonly worth: number;
  readonly seats: readonly Seat[];
  /** Confirmed signatures that found no seat, the goal being passed. */
  readonly beyond: number;
}

const WIDTH = 640;
const HEIGHT = 332;
const OUTER = 310;
const INNER = 142.6;
const WANTED = 200;
const MOST_ROWS = 12;
const APART = 1.35;
const MOST_RADIUS = 18;
/** Room under the lowest seats for the ring around the next one. */
const RING = 7;

/**
 * A half-circle of about 200 seats, filled from the left. Signature number n sits in seat ceil(n / worth).
 * A seat is taken when all its signatures are confirmed; the first that is not is next, and those that
 * waiting signatures would fill come after it.
 */
export function computeSeats({ goal, confirmed, pending = 0 }: SeatsInput): Seats {
  const whole = Math.max(1, Math.floor(goal));
  const got = Math.max(0, Math.floor(confirmed));
  const hoped = got + Math.max(0, Math.floor(pending));
  const worth = seatWorth(whole);
  const count = Math.ceil(whole / worth);
  const { places, radius } = arrange(count);
  let nextIsFree = true;
  const seats = places.map((place, index): Seat => {
    const first = index * worth + 1;
    const last = Math.min(first + worth - 1, whole);
    let state: SeatState = 'open';
    if (last <= got) state = 'taken';
    else if (nextIsFree) {
      state = 'next';
      nextIsFree = false;
    } else if (last <= hoped) state = 'waiting';
    return { ...place, first, last, state };
  });
  return { width: WIDTH, height: HEIGHT, radius, worth, seats, beyond: Math.max(0, got - whole) };
}

/** 1, 2, 5, 10, 20, 50… whichever draws the number of seats nearest to 200, as a ratio. */
function seatWorth(goal: number): number {
  let best = 1;
  for (let power = 1; power <= goal; power *= 10) {
    for (const step of [1, 2, 5]) {
      if (distance(goal / (step * power)) < distance(goal / best)) best = step * power;
    }
  }
  return best;
}
const distance = (count: number) => Math.abs(Math.log(count / WANTED));

interface Place {
  readonly x: number;
  readonly y: number;
}

/**
 * As many rows as fit between the outer edge and the well in the middle, when rows stand 1.35 times as far
 * apart as neighbours do.
 */
function arrange(count: number): { places: Place[]; radius: number } {
  let rows = layRows(count, [OUTER]);
  for (let rowCount = 2; rowCount <= Math.min(MOST_ROWS, count); rowCount++) {
    const perStep = (APART * Math.PI) / Math.max(1, count - rowCount);
    const step = (perStep * rowCount * OUTER) / (1 + (perStep * rowCount * (rowCount - 1)) / 2);
    if (OUTER - step * (rowCount - 1) < INNER) break;
    rows = layRows(
      count,
      Array.from({ length: rowCount }, (_, i) => OUTER - step * i),
    );
  }
  const gap = Math.min(...rows.map(chord));
  const radius = tenth(Math.min(gap * 0.336, MOST_RADIUS));
  const placed = rows.flatMap((row) =>
    Array.from({ length: row.seats }, (_, i) => ({
      angle: row.seats === 1 ? Math.PI / 2 : Math.PI * (1 - i / (row.seats - 1)),
      distance: row.radius - Math.max(0, OUTER + 2 * radius + RING - HEIGHT),
    })),
  );
  placed.sort((a, b) => b.angle - a.angle || a.distance - b.distance);
  const floor = HEIGHT - Math.max(12, radius + RING);
  const places = placed.map(({ angle, distance: from }) => ({
    x: tenth(WIDTH / 2 + from * Math.cos(angle)),
    y: tenth(floor - from * Math.sin(angle)),
  }));
  return { places, radius };
}

interface Row {
  readonly radius: number;
  readonly seats: number;
}

/** Seats shared between the rows by their length (largest remainder). */
function layRows(count: number, radii: readonly number[]): Row[] {
  const total = radii.reduce((sum, radius) => sum + radius, 0);
  const ideal = radii.map((radius) => (count * radius) / total);
  const seats = ideal.map(Math.floor);
  const left = count - seats.reduce((sum, n) => sum + n, 0);
  const byRemainder = ideal
    .map((value, i) => ({ i, rest: value % 1 }))
    .toSorted((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of byRemainder.slice(0, left)) seats[i] = (seats[i] ?? 0) + 1;
  return radii.map((radius, i) => ({ radius, seats: seats[i] ?? 0 }));
}

/** Straight distance between neighbours of a row. */
function chord({ radius, seats }: Row): number {
  return seats < 2 ? OUTER / 2 : 2 * radius * Math.sin(Math.PI / (seats - 1) / 2);
}

const tenth = (value: number) => Math.round(value * 10) / 10;
