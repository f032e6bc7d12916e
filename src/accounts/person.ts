import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import type { Locale } from '#i18n';
import { Refusal, invalid } from '#refusal';
import { canonicalEmail } from './email.ts';
import { checkHandle } from './handle.ts';
import { hashPassword, refuseFirstGuesses } from './password.ts';
import type { Actor } from './viewer.ts';

export interface NewPerson {
  /** An address that is known to be theirs. */
  email: string;
  handle: string;
  displayName: string;
  locale: Locale;
  password?: string;
}

/**
 * Writes down a person and their first account.
 * @throws Refusal 422 when the handle is taken or reserved or the password a first guess,
 *   409 when the mailbox has an account.
 */
export async function addPerson(tx: Tx, o: NewPerson): Promise<Actor> {
  checkHandle(o.handle);
  if (o.password) refuseFirstGuesses(o.password, [o.handle, o.displayName, o.email, o.email.split('@')[0] ?? '']);
  const person = await tx
    .insertInto('person')
    .values({
      id: tx.newId<'person'>(),
      email: o.email,
      email_canonical: canonicalEmail(o.email),
      email_confirmed_at: tx.now,
      locale: o.locale,
      password_hash: o.password ? await hashPassword(tx.random, o.password) : null,
      created_at: tx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!person) throw new Refusal(409, (m) => m.accounts.mailboxTaken);
  const account = await tx
    .insertInto('account')
    .values({
      id: tx.newId<'account'>(),
      person_id: person.id,
      handle: o.handle,
      display_name: o.displayName,
      created_at: tx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!account) throw invalid({ handle: (m) => m.accounts.handleTaken });
  return { person: person.id, account: account.id, roles: new Set() };
}

/** Who acts under a local handle, in any case: for the command line and for programs. */
export async function actorByHandle(db: Db, handle: string): Promise<Actor | undefined> {
  const row = await db
    .selectFrom('account')
    .where((eb) => eb(eb.fn<string>('lower', ['handle']), '=', handle.replace(/^@/, '').toLowerCase()))
    .where('domain', 'is', null)
    .where('deleted_at', 'is', null)
    .select(['id', 'person_id'])
    .executeTakeFirst();
  if (!row?.person_id) return undefined;
  return { person: row.person_id, account: row.id, roles: await rolesOf(db, row.person_id) };
}

export async function rolesOf(db: Db, person: Id<'person'>): Promise<Actor['roles']> {
  const rows = await db
    .selectFrom('role_grant')
    .where('person_id', '=', person)
    .where('ended_at', 'is', null)
    .select('role')
    .execute();
  return new Set(rows.map((row) => row.role));
}
