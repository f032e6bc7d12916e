import type { Tx } from '#db';
import type { Id } from '#ids';

/** Ends a follow, and everything that stands on it. */
export async function unlink(tx: Tx, follower: Id<'account'>, followed: Id<'account'>): Promise<void> {
  await tx.deleteFrom('follow').where('follower_id', '=', follower).where('followed_id', '=', followed).execute();
}
