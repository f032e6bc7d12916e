import type { Db } from '#db';
import type { Id } from '#ids';
import { notAllowed } from '#refusal';
import type { Role } from './schema.ts';
import type { Actor } from './viewer.ts';

/** Whose hand: an account by its handle, one that is deleted, or the program itself. */
export type Hand = { readonly handle: string } | 'deleted' | 'program';

/** One record of a role: who has held it, since when, by whose hand. */
export interface RoleGrantView {
  readonly id: Id<'grant'>;
  readonly person: Id<'person'>;
  readonly role: Role;
  /** Null when the account is deleted. */
  readonly holder: { readonly handle: string; readonly displayName: string } | null;
  readonly givenAt: Date;
  readonly givenBy: Hand;
  readonly ended: { readonly at: Date; readonly by: Hand } | null;
}

const MOST_ENDED = 200;

/**
 * Who holds which role, those who have held it longest first, and who held one, the newest end first.
 * @throws Refusal 403 when the actor is no steward.
 */
export async function roleGrants(
  db: Db,
  actor: Actor,
): Promise<{ held: readonly RoleGrantView[]; ended: readonly RoleGrantView[] }> {
  if (!actor.roles.has('steward')) throw notAllowed();
  const [held, ended] = await Promise.all([
    db.selectFrom('role_grant').where('ended_at', 'is', null).orderBy('id').selectAll().execute(),
    db
      .selectFrom('role_grant')
      .where('ended_at', 'is not', null)
      .orderBy('ended_at', 'desc')
      .orderBy('id', 'desc')
      .limit(MOST_ENDED)
      .selectAll()
      .execute(),
  ]);
  const people = [...held, ...ended].flatMap((row) => [row.person_id, row.granted_by, row.ended_by]);
  const accounts = await firstAccounts(
    db,
    people.filter((person) => person !== null),
  );
  const handOf = (person: Id<'person'> | null): Hand =>
    person === null ? 'program' : (accounts.get(person) ?? 'deleted');
  const view = (row: (typeof held)[number]): RoleGrantView => ({
    id: row.id,
    person: row.person_id,
    role: row.role,
    holder: accounts.get(row.person_id) ?? null,
    givenAt: row.granted_at,
    givenBy: handOf(row.granted_by),
    ended: row.ended_at && { at: row.ended_at, by: handOf(row.ended_by) },
  });
  return { held: held.map(view), ended: ended.map(view) };
}

/** The first account of each person that has one. */
async function firstAccounts(db: Db, people: readonly Id<'person'>[]) {
  if (people.length === 0) return new Map<Id<'person'>, never>();
  const rows = await db
    .selectFrom('account')
    .where('person_id', 'in', [...new Set(people)])
    .where('deleted_at', 'is', null)
    .distinctOn('person_id')
    .orderBy('person_id')
    .orderBy('id')
    .select(['person_id as person', 'handle', 'display_name as displayName'])
    .execute();
  return new Map(rows.flatMap(({ person, ...account }) => (person ? [[person, account] as const] : [])));
}
