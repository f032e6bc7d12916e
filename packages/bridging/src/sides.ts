export interface Sides {
  /** Halfway between the mean lean of the one side and that of the other. */
  readonly middle: number;
  /** Of each rater: 0, 1, or 2 for nearly in the middle. */
  readonly of: Uint8Array;
  /** How many stand on each side. */
  readonly people: readonly [number, number];
}

/**
 * Parts raters into the two groups within which leans differ least (the natural break of one dimension: the cut that
 * makes the variance between the groups largest). The zero of a lean is where the model happens to put it, nearer to
 * the more numerous; the middle between two groups is not moved by how many they are.
 * @param margin whoever stands nearer to the middle is on neither side.
 *
 * Source: W. D. Fisher, “On Grouping for Maximum Homogeneity”, Journal of the American Statistical Association 53, 1958.
 */
export function sidesOf(lean: Float64Array, margin: number): Sides {
  const sorted = lean.toSorted();
  const total = sorted.reduce((sum, one) => sum + one, 0);
  let best = -1;
  let middle = 0;
  let below = 0;
  for (let cut = 1; cut < sorted.length; cut++) {
    below += sorted[cut - 1] ?? 0;
    const left = below / cut;
    const right = (total - below) / (sorted.length - cut);
    const between = cut * (sorted.length - cut) * (right - left) * (right - left);
    if (between > best) {
      best = between;
      middle = (left + right) / 2;
    }
  }
  const of = Uint8Array.from(lean, (one) => (Math.abs(one - middle) < margin ? 2 : one < middle ? 0 : 1));
  return { middle, of, people: [of.filter((one) => one === 0).length, of.filter((one) => one === 1).length] };
}
