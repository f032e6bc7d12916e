import type { Tx } from '#db';
import type { Id } from '#ids';
import type { News } from '#network';

/**
 * Closes a vote whose time is over: counts it, keeps the record and hands it to `decide`. Before its time, or closed
 * already, it changes nothing.
 */
export async function closeVote(_tx: Tx, _id: Id<'proposal'>): Promise<News> {
  throw new Error('not yet');
}
