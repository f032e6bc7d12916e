import type { Actor } from '#accounts';
import type { Db } from '#db';
import type { Id } from '#ids';
import { notFound, Refusal } from '#refusal';

/**
 * Somebody else's account that an act is about.
 * @throws Refusal 404 when there is none, 409 when it is one's own.
 */
export async function findAccount(db: Db, actor: Actor, id: Id<'account'>): Promise<Id<'account'>> {
  if (id === actor.account) throw new Refusal(409, (m) => m.people.errors.self);
  const there = await db
    .selectFrom('account')
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .where('suspended_at', 'is', null)
    .select('id')
    .executeTakeFirst();
  if (!there) throw notFound();
  return there.id;
}
