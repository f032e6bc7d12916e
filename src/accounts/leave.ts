import type { Tx } from '#db';
import type { Id } from '#ids';
import { forgetMailChoices, forgetMailTo } from '#mail';
import { removePictures } from '#media';
import { invalid } from '#refusal';
import { eraseApplications } from './application.ts';
import { eraseInvitations } from './invitation.ts';
import { endRole } from './roles.ts';
import { rolesOf } from './person.ts';
import type { Actor } from './viewer.ts';

/** What a module that stands above erases of an account, in the same transaction. */
export type Eraser = (tx: Tx, account: Id<'account'>) => Promise<void>;

/**
 * Deletes a person's account for good: name, address, picture, words, ways to sign in. The handle stays
 * taken by an empty account, so that nobody can pose as them; the person stays as a number, which records
 * of roles name.
 * @param confirmation the handle, written by hand.
 * @param erasers every module above that keeps something of accounts.
 * @throws Refusal 422 at `confirmation`, 409 for the last steward.
 */
export async function leave(tx: Tx, actor: Actor, confirmation: string, erasers: readonly Eraser[]): Promise<void> {
  const accounts = await tx
    .selectFrom('account')
    .where('person_id', '=', actor.person)
    .where('deleted_at', 'is', null)
    .forUpdate()
    .select(['id', 'handle', 'avatar_id', 'header_id'])
    .execute();
  const signing = accounts.find((account) => account.id === actor.account);
  if (!signing || confirmation.trim().replace(/^@/, '').toLowerCase() !== signing.handle.toLowerCase()) {
    throw invalid({ confirmation: (m) => m.accounts.confirmHandle(`@${signing?.handle ?? ''}`) });
  }
  for (const role of await rolesOf(tx, actor.person)) await endRole(tx, actor, actor.person, role);
  for (const { id, avatar_id, header_id } of accounts) {
    for (const erase of erasers) await erase(tx, id);
    await eraseInvitations(tx, id);
    await eraseApplications(tx, id);
    await tx
      .updateTable('account')
      .set({
        display_name: '',
        bio: '',
        avatar_id: null,
        header_id: null,
        bot_at: null,
        deleted_at: tx.now,
        person_id: null,
      })
      .where('id', '=', id)
      .execute();
    await tx.deleteFrom('profile_field').where('account_id', '=', id).execute();
    await removePictures(
      tx,
      [avatar_id, header_id].filter((picture) => picture !== null),
    );
  }
  const { email } = await tx
    .selectFrom('person')
    .where('id', '=', actor.person)
    .select('email')
    .executeTakeFirstOrThrow();
  await forgetMailTo(tx, email);
  await forgetMailChoices(tx, actor.person);
  await tx.deleteFrom('session').where('person_id', '=', actor.person).execute();
  await tx.deleteFrom('access_token').where('person_id', '=', actor.person).execute();
  await tx.deleteFrom('passkey').where('person_id', '=', actor.person).execute();
  await tx
    .deleteFrom('one_time_token')
    .where((eb) => eb.or([eb('person_id', '=', actor.person), eb('email', '=', email)]))
    .execute();
  await tx
    .updateTable('person')
    .set({ email: '', email_canonical: `erased ${actor.person}`, password_hash: null })
    .where('id', '=', actor.person)
    .execute();
}
