import { sha256 } from './sha256.ts';
import { TallyError } from './problem.ts';

/** One line of a draw: what was drawn and the hash that gave it its place. */
export type Drawn = { readonly id: string; readonly hash: string };

/**
 * Draws lots from a public seed.
 *
 * In: a seed (any text, best fixed before anyone can know it: a beacon round announced in advance) and the identifiers
 * that take part. Out: all of them in drawn order. The place of each comes from SHA-256 of the seed, a line feed and its
 * identifier, sorted as hexadecimal text from small to large. The order of the list given plays no part, so a stranger
 * can redo the draw with `printf '%s\n%s' "$SEED" "$ID" | sha256sum` for each line and `sort`.
 * Throws `duplicate-id` when an identifier appears twice.
 */
export function drawLots(seed: string, ids: readonly string[]): Drawn[] {
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) throw new TallyError('duplicate-id', { id });
    seen.add(id);
  }
  return ids
    .map((id) => ({ id, hash: sha256(`${seed}\n${id}`) }))
    .toSorted((a, b) => (a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : a.id < b.id ? -1 : 1));
}
