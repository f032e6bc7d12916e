/** The places of what two lists share, in order. */
export type Pairs = readonly (readonly [from: number, to: number])[];

/** A table of more cells than this is not made: what stands between equal ends then counts as changed. */
const MOST_CELLS = 1_000_000;

/** A longest common subsequence of two lists, the first of them when there are several. */
export function align(a: readonly string[], b: readonly string[]): Pairs {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let tail = 0;
  while (tail < a.length - start && tail < b.length - start && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const pairs: [number, number][] = Array.from({ length: start }, (_, i) => [i, i]);
  pairs.push(...middle(a.slice(start, a.length - tail), b.slice(start, b.length - tail), start));
  for (let i = tail; i > 0; i--) pairs.push([a.length - i, b.length - i]);
  return pairs;
}

function middle(a: readonly string[], b: readonly string[], offset: number): [number, number][] {
  if (a.length === 0 || b.length === 0 || a.length * b.length > MOST_CELLS) return [];
  const width = b.length + 1;
  // longest[i, j]: how much the ends from i and from j share. At most 1,000, since the cells are a million.
  const longest = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      longest[i * width + j] =
        a[i] === b[j]
          ? longest[(i + 1) * width + j + 1]! + 1
          : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!);
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) pairs.push([offset + i++, offset + j++]);
    else if (longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!) i++;
    else j++;
  }
  return pairs;
}
