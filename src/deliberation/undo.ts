import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import type { News } from '#network';

/**
 * Drafts the proposal that would bring back what a decision changed.
 * @returns the draft, for its author to complete and publish.
 */
export async function undo(
  _tx: Tx,
  _actor: Actor,
  _decision: Id<'decision'>,
): Promise<{ readonly id: Id<'proposal'>; readonly news: News }> {
  throw new Error('not yet');
}
