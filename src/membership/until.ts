const MINUTE_MS = 60_000;

/** How far a zone's clocks are ahead of UTC at a moment, in milliseconds. */
function aheadOfUtc(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(at);
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const local = Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'));
  return local - Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS;
}

/**
 * The moment at which a calendar day is over where the server is.
 * @param day as 2017-05-31.
 * @param timeZone IANA name.
 */
export function endOfDay(day: string, timeZone: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`) + 86_400_000;
  const guess = new Date(midnight - aheadOfUtc(new Date(midnight), timeZone));
  // Where clocks change between the two, the second look is right.
  return new Date(midnight - aheadOfUtc(guess, timeZone));
}
