/** By how much the clocks of a time zone (IANA name) are ahead of UTC at a moment, in milliseconds. */
export function aheadOfUtc(timeZone: string, at: Date): number {
  const name = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find((part) => part.type === 'timeZoneName')?.value;
  const [, sign, hours, minutes] = /([+-])(\d{2}):(\d{2})/.exec(name ?? '') ?? [];
  return sign ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000 : 0;
}

/**
 * The moment at which the clocks of a time zone show a date and time. An hour that they skip is read as the one after it.
 * @param shown what they show, as if it were UTC, in milliseconds since 1970.
 */
export function momentShown(timeZone: string, shown: number): Date {
  const near = new Date(shown - aheadOfUtc(timeZone, new Date(shown)));
  // Where the clocks change between the two, the second look is right.
  return new Date(shown - aheadOfUtc(timeZone, near));
}
