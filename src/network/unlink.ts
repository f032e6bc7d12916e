import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Id } from '#ids';

type Account = Id<'account'>;

/** Ends a follow or the wish for one, the places in lists that stand on it, and with it what the follower recommends. */
export const unlink = (tx: Tx, follower: Account, followed: Account): Promise<void> =>
  unlinkAll(tx, [follower], [followed]);

/** The same between each of some and each of others. */
export async function unlinkAll(tx: Tx, followers: readonly Account[], followed: readonly Account[]): Promise<void> {
  if (followers.length === 0 || followed.length === 0) return;
  await sql`
    delete from list_account where account_id = any(${followed}::bigint[])
      and list_id in (select id from list where list.account_id = any(${followers}::bigint[]))`.execute(tx);
  for (const table of ['follow_request', 'follow']) {
    await sql`
      delete from ${sql.table(table)} where follower_id = any(${followers}::bigint[])
        and followed_id = any(${followed}::bigint[])`.execute(tx);
  }
}
