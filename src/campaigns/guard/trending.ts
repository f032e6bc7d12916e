/** From where forms come. */
export type OriginKind = 'domain' | 'network';

/** Fewer forms an hour are no alarm: a workplace, a school, a stand. */
export const FEWEST_FORMS: Readonly<Record<OriginKind, number>> = { domain: 25, network: 50 };
/** What is rare is taken for this part of all forms, so that the first of its kind is no alarm by itself. */
export const LEAST_PART = 0.01;
/** Before a petition has so many forms it has no usual. */
export const HISTORY = 200;

/** How many forms of an hour would be usual. @param part of all forms of the seven days before, 0 to 1. */
export const usually = (part: number, total: number): number => Math.max(part, LEAST_PART) * total;

/**
 * Whether one domain or network sends far more than is usual for this petition: more than three times as many as at its
 * usual part of the forms of the hour, and four standard deviations of a Poisson count (√expected) beside, so that
 * chance alone is no alarm. The rule is published on /about/privacy.
 * @param o.forms of this origin in the hour. @param o.total of all origins in the hour.
 */
export function isTrending(o: { kind: OriginKind; forms: number; total: number; part: number }): boolean {
  const expected = usually(o.part, o.total);
  return o.forms >= FEWEST_FORMS[o.kind] && o.forms > 3 * expected + 4 * Math.sqrt(expected);
}
