import { aheadOfUtc, momentShown } from '#clock';

/**
 * The instant of a local date and time, as `<input type="datetime-local">` sends it: `2017-05-12T18:00`, in an IANA
 * time zone. An hour that a clock skips is read as the one after it.
 * @returns ISO 8601, or the text itself when it is no date: whoever checks it says so.
 */
export function instantIn(timeZone: string, local: string): string {
  const shown = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(local) ? Date.parse(`${local.slice(0, 16)}:00Z`) : Number.NaN;
  return Number.isNaN(shown) ? local : momentShown(timeZone, shown).toISOString();
}

/** The same the other way: `2017-05-12T18:00`. */
export function localIn(timeZone: string, instant: string): string {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) return '';
  return new Date(at + aheadOfUtc(timeZone, new Date(at))).toISOString().slice(0, 16);
}
