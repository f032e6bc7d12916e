import { momentShown } from '#clock';

const DAY_MS = 86_400_000;

/**
 * The moment at which a calendar day is over where the server is.
 * @param day as 2017-05-31.
 * @param timeZone IANA name.
 */
export const endOfDay = (day: string, timeZone: string): Date =>
  momentShown(timeZone, Date.parse(`${day}T00:00:00Z`) + DAY_MS);
