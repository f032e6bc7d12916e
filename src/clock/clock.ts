export { aheadOfUtc, momentShown } from './zone.ts';

/** Where time enters the program. Everything else is handed a `Clock`. */
export interface Clock {
  now(): Date;
}

export interface MovableClock extends Clock {
  /** How far this clock is from the machine's, in milliseconds. */
  readonly offset: number;
  moveTo(offset: number): void;
}

/** The machine's clock, which may be shifted outside production so that people can watch a vote close. */
export function systemClock(): MovableClock {
  let offset = 0;
  return {
    now: () => new Date(Date.now() + offset),
    get offset() {
      return offset;
    },
    moveTo(next) {
      offset = next;
    },
  };
}

/** A clock that stands still until it is moved: for tests. */
export function standingClock(start: Date): MovableClock & { advance(milliseconds: number): void } {
  let at = start.getTime();
  let offset = 0;
  return {
    now: () => new Date(at + offset),
    get offset() {
      return offset;
    },
    moveTo(next) {
      offset = next;
    },
    advance(milliseconds) {
      at += milliseconds;
    },
  };
}

const UNITS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

/**
 * Reads a length of time such as `90s`, `10m`, `6d` or `1d12h`, with an optional sign.
 * @returns milliseconds, or undefined when the text is no such thing.
 */
export function parseDuration(text: string): number | undefined {
  const found = /^([+-]?)((?:\d+[smhdw])+)$/.exec(text.trim());
  if (!found) return undefined;
  let total = 0;
  for (const [, amount, unit] of found[2]!.matchAll(/(\d+)([smhdw])/g)) {
    total += Number(amount) * UNITS[unit as keyof typeof UNITS];
  }
  return Number.isSafeInteger(total) ? (found[1] === '-' ? -total : total) : undefined;
}
