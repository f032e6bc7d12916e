import type { Tx } from '#db';
import type { Id } from '#ids';
import type { News } from '#network';

/**
 * Writes down what a vote decided, in the transaction that closed it: the next number of the register, `rejected`, or
 * `queued` until members have had the time of the rule to object. What is indicative decides nothing.
 * @param proposal closed, with its outcome written.
 */
export async function decide(_tx: Tx, _proposal: Id<'proposal'>): Promise<News> {
  throw new Error('not yet');
}
