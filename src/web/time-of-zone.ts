/** How far local time is ahead of UTC at an instant, in milliseconds. */
function aheadAt(timeZone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(at);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return local - Math.floor(at / 1_000) * 1_000;
}

/**
 * The instant of a local date and time, as `<input type="datetime-local">` sends it: `2017-05-12T18:00`, in an IANA
 * time zone. An hour that a clock skips is read as the one after it.
 * @returns ISO 8601, or the text itself when it is no date: whoever checks it says so.
 */
export function instantIn(timeZone: string, local: string): string {
  const asUtc = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(local) ? Date.parse(`${local.slice(0, 16)}:00Z`) : Number.NaN;
  if (Number.isNaN(asUtc)) return local;
  const near = asUtc - aheadAt(timeZone, asUtc);
  return new Date(asUtc - aheadAt(timeZone, near)).toISOString();
}

/** The same the other way: `2017-05-12T18:00`. */
export function localIn(timeZone: string, instant: string): string {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) return '';
  return new Date(at + aheadAt(timeZone, at)).toISOString().slice(0, 16);
}
