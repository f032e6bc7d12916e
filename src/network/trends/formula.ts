/** Fewer people make no trend: on a small server two friends are no wave. */
export const LEAST_PEOPLE = 3;
/** After so many hours something counts half. */
export const POST_HALF_LIFE = 12;
export const LINK_HALF_LIFE = 24;

const fading = (hours: number, halfLife: number): number => 0.5 ** (Math.max(0, hours) / halfLife);

/**
 * The published formula of a post: the people who answered, boosted or liked it, each once whatever they did and its
 * author left out, × ½ for each twelve hours since it was written.
 */
export const postScore = (people: number, hours: number): number => people * fading(hours, POST_HALF_LIFE);

/**
 * The published formula of a link: the sum over the people who shared it of ½ for each twenty-four hours since they
 * did so for the first time. Sharing it again makes nobody count more, or for longer.
 * @param hours since the first sharing, one figure a person.
 */
export const linkScore = (hours: readonly number[]): number =>
  hours.reduce((sum, one) => sum + fading(one, LINK_HALF_LIFE), 0);
