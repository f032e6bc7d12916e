/**
 * The numbers of the model, published with every result. Another number is another version: what was judged by one is
 * judged again by it, and by it alone.
 */
export const MODEL = {
  version: '1',
  /** What counts, from 0 to 1. */
  values: { helpful: 1, somewhat: 0.5, 'not-helpful': 0 },
  /** Nothing is said of a note that fewer have rated. */
  fewestRaters: 5,
  /** So many of each side at least found it helpful, and the mean rating of each is that at least. */
  fewestOfASide: 2,
  leastOfASide: 0.5,
  /** From here on a note is shown, and down to there it is not: between them it needs more ratings. */
  shown: 0.7,
  notShown: 0.4,
  /** What the axis is read from: raters and notes that all have so many ratings among themselves. */
  core: { ratingsOfRater: 5, ratingsOfNote: 5, fewestRaters: 20, fewestNotes: 10, fewestOfASide: 5 },
  /** Pull towards zero of biases and intercepts, and of factors: 5 to 1, as in the paper. */
  pull: { intercept: 1, factor: 0.2 },
  /** Rounds of the power method that finds where the axis starts, and of alternating least squares. */
  rounds: { start: 40, fit: 60 },
  /** Whoever leans less than this, in points of a rating, stands on neither side. */
  leastLean: 0.05,
  /** Where no axis can be read: ratings of 0.5 that are added to every note. */
  doubt: 2,
} as const;

export type Value = keyof typeof MODEL.values;
