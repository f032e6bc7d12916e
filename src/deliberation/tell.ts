import type { Tx } from '#db';
import type { Id } from '#ids';
import type { News } from '#network';

/** Tells whoever proposed it, and those whom it concerns, that a decision took effect or could not. */
export async function tellOfEffect(_tx: Tx, _decision: Id<'decision'>): Promise<News> {
  return [];
}
