/** The part of a whole, from 0 to `most`; 0 when there is no whole. */
export function share(part: number, whole: number, most = 1): number {
  if (!(whole > 0) || !(part > 0)) return 0;
  return Math.min(part / whole, most);
}

/** A ratio as an SVG attribute: 0.4022 → `40.22%`. */
export const asPercent = (ratio: number): string => `${Number((ratio * 100).toFixed(2))}%`;
