const DAY_MS = 86_400_000;
/** When digests go out, by the clock of the server's time zone. */
const HOUR = 7;
const MONDAY = 1;

/** The calendar day at a moment in a time zone, as the midnight that begins it in UTC. */
function dayIn(timeZone: string, at: Date): Date {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);
  return new Date(`${parts}T00:00:00Z`);
}

/** By how much the clocks of a time zone are ahead of UTC. */
function aheadOf(timeZone: string, at: Date): number {
  const { year, month, day, hour, minute } = Object.fromEntries(
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  ) as Record<'year' | 'month' | 'day' | 'hour' | 'minute', number>;
  const shown = Date.UTC(year, month - 1, day, hour, minute);
  return shown - Math.floor(at.getTime() / 60_000) * 60_000;
}

/** Seven in the morning of a day. No time zone changes its clocks then. */
function morningOf(timeZone: string, day: Date): Date {
  const guess = new Date(day.getTime() + HOUR * 3_600_000);
  return new Date(guess.getTime() - aheadOf(timeZone, new Date(guess.getTime() - aheadOf(timeZone, guess))));
}

/** The last moment until now at which digests went out: this morning, or that of Monday. */
export function lastEdition(now: Date, timeZone: string, every: 'daily' | 'weekly'): Date {
  for (let day = dayIn(timeZone, now); ; day = new Date(day.getTime() - DAY_MS)) {
    const morning = morningOf(timeZone, day);
    if (morning <= now && (every === 'daily' || day.getUTCDay() === MONDAY)) return morning;
  }
}
