import type { Actor } from '#accounts';
import type { Db } from '#db';

/** How many notifications wait to be seen. */
export async function unseenCount(db: Db, actor: Actor): Promise<number> {
  const { n } = await db
    .selectFrom('notification')
    .where('account_id', '=', actor.account)
    .where('seen_at', 'is', null)
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}
