import { momentShown } from '#clock';

const DAY_MS = 86_400_000;
/** When digests go out, by the clock of the server's time zone. */
const HOUR = 7;
const MONDAY = 1;

/** The calendar day at a moment in a time zone, as the midnight that begins it in UTC. */
function dayIn(timeZone: string, at: Date): Date {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);
  return new Date(`${parts}T00:00:00Z`);
}

/** Seven in the morning of a day. No time zone changes its clocks then. */
const morningOf = (timeZone: string, day: Date): Date => momentShown(timeZone, day.getTime() + HOUR * 3_600_000);

/** The last moment until now at which digests went out: this morning, or that of Monday. */
export function lastEdition(now: Date, timeZone: string, every: 'daily' | 'weekly'): Date {
  for (let day = dayIn(timeZone, now); ; day = new Date(day.getTime() - DAY_MS)) {
    const morning = morningOf(timeZone, day);
    if (morning <= now && (every === 'daily' || day.getUTCDay() === MONDAY)) return morning;
  }
}
