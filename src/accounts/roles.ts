import type { Tx } from '#db';
import type { Id } from '#ids';
import { Refusal, notAllowed } from '#refusal';
import type { Role } from './schema.ts';
import type { Actor } from './viewer.ts';

/**
 * Gives a role. Giving one that is held changes nothing.
 * @param actor a steward, or null for the program itself (set-up, command line).
 * @throws Refusal 403 when the actor is no steward.
 */
export async function grantRole(tx: Tx, actor: Actor | null, person: Id<'person'>, role: Role): Promise<void> {
  if (actor && !actor.roles.has('steward')) throw notAllowed();
  await tx
    .insertInto('role_grant')
    .values({ id: tx.newId<'grant'>(), person_id: person, role, granted_by: actor?.person ?? null, granted_at: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Ends a role; everyone may lay down their own. Ending one that is not held changes nothing.
 * @throws Refusal 403 when the actor is no steward, 409 when nobody would be steward any more.
 */
export async function endRole(tx: Tx, actor: Actor | null, person: Id<'person'>, role: Role): Promise<void> {
  if (actor && actor.person !== person && !actor.roles.has('steward')) throw notAllowed();
  const held = await tx
    .selectFrom('role_grant')
    .where('role', '=', role)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .select('person_id')
    .execute();
  if (!held.some((grant) => grant.person_id === person)) return;
  if (role === 'steward' && held.length === 1) throw new Refusal(409, (m) => m.accounts.lastSteward);
  await tx
    .updateTable('role_grant')
    .set({ ended_at: tx.now, ended_by: actor?.person ?? null })
    .where('person_id', '=', person)
    .where('role', '=', role)
    .where('ended_at', 'is', null)
    .execute();
}
