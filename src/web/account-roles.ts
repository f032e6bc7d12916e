import { type Actor, rolesOf } from '#accounts';
import type { Db } from '#db';
import type { Id } from '#ids';

/** Who an account belongs to, as somebody who may act and holds roles; undefined when it lives elsewhere or is gone. */
export async function rolesOfAccount(db: Db, account: Id<'account'>): Promise<Actor | undefined> {
  const row = await db
    .selectFrom('account')
    .where('id', '=', account)
    .where('deleted_at', 'is', null)
    .select('person_id')
    .executeTakeFirst();
  return row?.person_id ? { account, person: row.person_id, roles: await rolesOf(db, row.person_id) } : undefined;
}
