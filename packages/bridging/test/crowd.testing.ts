import type { Rating, Value } from '../src/bridging.ts';

/** What a note is to two camps. */
export type Kind = 'good' | 'bad' | 'left' | 'right';
export const KINDS: readonly Kind[] = ['good', 'bad', 'left', 'right'];

/** Numbers from 0 to 1 that only look like chance. */
export function chance(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

export const campOf = (rater: number): 'left' | 'right' => (rater % 2 === 0 ? 'left' : 'right');

/** Two camps of equal size that rate notes of each kind in turn: `r0` … and `good0`, `bad1`, `left2`, `right3` … */
export function crowd(o: { raters: number; notes: number; density: number; noise: number; seed: number }): Rating[] {
  const random = chance(o.seed);
  const ratings: Rating[] = [];
  for (let r = 0; r < o.raters; r++) {
    for (let n = 0; n < o.notes; n++) {
      if (random() >= o.density) continue;
      const kind = KINDS[n % KINDS.length] ?? 'good';
      const likes = kind === 'good' || kind === campOf(r);
      const agrees = random() >= o.noise;
      const value: Value = random() < 0.1 ? 'somewhat' : likes === agrees ? 'helpful' : 'not-helpful';
      ratings.push({ rater: `r${r}`, note: `${kind}${n}`, value });
    }
  }
  return ratings;
}

/** The same in another order. */
export function shuffled<T>(rows: readonly T[], seed: number): T[] {
  const random = chance(seed);
  return rows
    .map((row) => ({ row, key: random() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ row }) => row);
}
