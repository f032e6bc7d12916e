interface Point {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly count: number;
}

const STAMP = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/;

/** A moment such as `2024-11-24T16:03` or `2024-11-24 16:03:07.5`, read as UTC like the curve. */
export function momentOf(text: string): number | undefined {
  if (!STAMP.test(text)) return undefined;
  const at = Date.parse(`${text.replace(' ', 'T').replace(/(\.\d{3})\d+$/, '$1')}Z`);
  return Number.isNaN(at) ? undefined : at;
}

/** Lines of `timestamp,count` in ascending order; what is no such line is left out. */
export function readCurve(csv: string): readonly Point[] {
  const points: Point[] = [];
  for (const line of csv.split(/\r?\n/)) {
    const [stamp = '', count = ''] = line.split(',');
    const at = momentOf(stamp.trim());
    const last = points.at(-1);
    if (at === undefined || !/^\d+$/.test(count.trim())) continue;
    if (!last || (at > last.at && Number(count) >= last.count)) points.push({ at, count: Number(count) });
  }
  return points;
}

/**
 * When each signature of a piece of the curve arrived, the counts between two points taken as
 * arriving evenly.
 * @returns milliseconds from `from`, ascending, one for each signature; undefined when the curve does not reach there.
 */
export function arrivals(curve: readonly Point[], from: number, length: number): number[] | undefined {
  const [first] = curve;
  const last = curve.at(-1);
  if (!first || !last || from < first.at || from + length > last.at) return undefined;
  const found: number[] = [];
  for (let i = 1; i < curve.length; i++) {
    const before = curve[i - 1]!;
    const after = curve[i]!;
    if (after.at <= from || before.at >= from + length) continue;
    const people = after.count - before.count;
    for (let n = 1; n <= people; n++) {
      const at = before.at + ((after.at - before.at) * n) / people - from;
      if (at > 0 && at <= length) found.push(at);
    }
  }
  return found;
}
