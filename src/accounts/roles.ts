import * as v from 'valibot';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { choice, line } from '#input';
import { invalid, notAllowed, notFound, Refusal } from '#refusal';
import { readSettings } from '#settings';
import { actorByHandle, rolesOf } from './person.ts';
import type { Role } from './schema.ts';
import type { Actor } from './viewer.ts';

export const giveRoleInput = v.object({
  handle: line(31),
  role: choice(['steward', 'organiser', 'moderator']),
});

/** The stewards of this moment, held until the transaction ends: whoever changes roles does so in turn. */
async function lockStewards(tx: Tx): Promise<ReadonlySet<Id<'person'>>> {
  const held = await tx
    .selectFrom('role_grant')
    .where('role', '=', 'steward')
    .where('ended_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .select('person_id')
    .execute();
  return new Set(held.map((grant) => grant.person_id));
}

/**
 * Asks the database and not the actor, who may have been steward when the request began and be none now.
 * @throws Refusal 403 when the actor is no steward.
 */
export async function mustBeSteward(tx: Tx, actor: Actor): Promise<void> {
  if (!(await lockStewards(tx)).has(actor.person)) throw notAllowed();
}

/**
 * Asks the database whether somebody holds one of these roles at this moment.
 * @throws Refusal 403 when they hold none.
 */
export async function mustHold(db: Db, actor: Pick<Actor, 'person'>, roles: readonly Role[]): Promise<void> {
  const held = await rolesOf(db, actor.person);
  if (!roles.some((role) => held.has(role))) throw notAllowed();
}

/**
 * Gives a role. Giving one that is held changes nothing.
 * @param actor a steward, or null for the program itself (set-up, command line).
 * @throws Refusal 403 when the actor is no steward, 404 when the person has no account any more, 409 for a steward
 *   once the register of members is open.
 */
export async function grantRole(tx: Tx, actor: Actor | null, person: Id<'person'>, role: Role): Promise<void> {
  if (actor) await mustBeSteward(tx, actor);
  if (role === 'steward' && (await readSettings(tx)).registerOpenedAt !== null)
    throw new Refusal(409, (m) => m.accounts.noMoreStewards);
  // Held, so that nobody is given a role while they delete their account.
  const accounts = await tx
    .selectFrom('account')
    .where('person_id', '=', person)
    .where('deleted_at', 'is', null)
    .forShare()
    .select('id')
    .execute();
  if (accounts.length === 0) throw notFound();
  await tx
    .insertInto('role_grant')
    .values({ id: tx.newId<'grant'>(), person_id: person, role, granted_by: actor?.person ?? null, granted_at: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Gives a role to whoever an account belongs to.
 * @param input the handle, with or without its at sign, in any case.
 * @throws Refusal 403 when the actor is no steward, 422 at `handle` when nobody here is called so.
 */
export async function giveRole(
  tx: Tx,
  actor: Actor,
  { handle, role }: v.InferOutput<typeof giveRoleInput>,
): Promise<void> {
  await mustBeSteward(tx, actor);
  const holder = await actorByHandle(tx, handle);
  if (!holder) throw invalid({ handle: (m) => m.admin.roles.nobody });
  await grantRole(tx, actor, holder.person, role);
}

/**
 * Ends a role; everyone may lay down their own. Ending one that is not held changes nothing.
 * @throws Refusal 403 when the actor is no steward, 409 when nobody would be steward any more.
 */
export async function endRole(tx: Tx, actor: Actor | null, person: Id<'person'>, role: Role): Promise<void> {
  const stewards = await lockStewards(tx);
  if (actor && actor.person !== person && !stewards.has(actor.person)) throw notAllowed();
  if (role === 'steward' && stewards.has(person) && stewards.size === 1)
    throw new Refusal(409, (m) => m.accounts.lastSteward);
  await tx
    .updateTable('role_grant')
    .set({ ended_at: tx.now, ended_by: actor?.person ?? null })
    .where('person_id', '=', person)
    .where('role', '=', role)
    .where('ended_at', 'is', null)
    .execute();
}

/**
 * Ends the role of every steward: the program, when members take over. Nobody may give it again.
 */
export async function endStewardship(tx: Tx): Promise<void> {
  await lockStewards(tx);
  await tx
    .updateTable('role_grant')
    .set({ ended_at: tx.now, ended_by: null })
    .where('role', '=', 'steward')
    .where('ended_at', 'is', null)
    .execute();
}

/**
 * Ends what one record says; one that has ended stays as it is, even when the role was given again since.
 * @returns whose role it was, and which.
 * @throws Refusal 404 when there is no such record, and what `endRole` throws.
 */
export async function endGrant(
  tx: Tx,
  actor: Actor,
  grant: Id<'grant'>,
): Promise<{ person: Id<'person'>; role: Role }> {
  const found = await tx
    .selectFrom('role_grant')
    .where('id', '=', grant)
    .select(['person_id as person', 'role', 'ended_at'])
    .executeTakeFirst();
  if (!found) throw notFound();
  const { person, role, ended_at: ended } = found;
  if (!ended) await endRole(tx, actor, person, role);
  return { person, role };
}
