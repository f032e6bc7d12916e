import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import type { News } from '#network';

/**
 * Puts a draft before everybody: it gets its number and a post whose replies are the debate, and notice begins.
 * @throws Refusal 404, 409 when it was published before, 422 when an action does not hold any more.
 */
export async function publishProposal(
  _tx: Tx,
  _actor: Actor,
  _id: Id<'proposal'>,
): Promise<{ readonly number: number; readonly news: News }> {
  throw new Error('not yet');
}

/** Takes a proposal back, by its author, before its vote opens. @throws Refusal 404, 403, 409. */
export async function withdrawProposal(_tx: Tx, _actor: Actor, _id: Id<'proposal'>): Promise<News> {
  throw new Error('not yet');
}
