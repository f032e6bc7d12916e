import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Id } from '#ids';

/** Ends a follow or the wish for one, and the places in lists that stand on it. */
export async function unlink(tx: Tx, follower: Id<'account'>, followed: Id<'account'>): Promise<void> {
  await sql`
    delete from list_account where account_id = ${followed}
      and list_id in (select id from list where list.account_id = ${follower})`.execute(tx);
  await tx
    .deleteFrom('follow_request')
    .where('follower_id', '=', follower)
    .where('followed_id', '=', followed)
    .execute();
  await tx.deleteFrom('follow').where('follower_id', '=', follower).where('followed_id', '=', followed).execute();
}
