import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import type { News } from '#network';

/** Names a candidate of an election in discussion: oneself (which accepts at once), or another. @throws Refusal. */
export async function nominate(
  _tx: Tx,
  _actor: Actor,
  _id: Id<'proposal'>,
  _input: { readonly member: Id<'member'>; readonly statement?: string },
): Promise<News> {
  throw new Error('not yet');
}

/** Accepts to stand, or changes one's statement. @throws Refusal 404, 409. */
export async function acceptNomination(_tx: Tx, _actor: Actor, _id: Id<'proposal'>, _statement: string): Promise<News> {
  throw new Error('not yet');
}

/** Stands no more, before the vote opens. @throws Refusal 404, 409. */
export async function withdrawCandidacy(_tx: Tx, _actor: Actor, _id: Id<'proposal'>): Promise<News> {
  throw new Error('not yet');
}
