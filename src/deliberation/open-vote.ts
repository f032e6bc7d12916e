import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import type { News } from '#network';

/**
 * Opens the vote: checks every condition, freezes what is voted on and who may vote, and tells every elector, all in
 * one transaction.
 * @param actor null when it opens by itself.
 * @param origin where people reach this server: for the links in the mails.
 * @throws Refusal 404, 403, 409 or 422 with the sentence of the condition that does not hold.
 */
export async function openVote(_tx: Tx, _actor: Actor | null, _id: Id<'proposal'>, _origin: string): Promise<News> {
  throw new Error('not yet');
}
