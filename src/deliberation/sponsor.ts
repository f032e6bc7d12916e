import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import type { News } from '#network';

/** Lends one's name so that it may be voted on. Twice is once. @throws Refusal 404, 403, 409. */
export async function sponsorProposal(
  _tx: Tx,
  _actor: Actor,
  _id: Id<'proposal'>,
  _member?: Id<'member'>,
): Promise<News> {
  throw new Error('not yet');
}

/** Takes it back; not the author's. @throws Refusal 404, 409. */
export async function unsponsor(_tx: Tx, _actor: Actor, _id: Id<'proposal'>, _member?: Id<'member'>): Promise<News> {
  throw new Error('not yet');
}
