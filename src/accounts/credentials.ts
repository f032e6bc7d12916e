import * as v from 'valibot';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { messagesFor } from '#i18n';
import { checkbox, email, optional } from '#input';
import { queueMail } from '#mail';
import { Refusal, invalid } from '#refusal';
import { readSettings } from '#settings';
import { canonicalEmail } from './email.ts';
import { isMailBlocked } from './mail-blocks.ts';
import { mayWriteTo } from './mailbox.ts';
import { issueOneTime, takeOneTime } from './one-time.ts';
import { claimedPassword, hashPassword, isPassword, newPassword, refuseFirstGuesses } from './password.ts';
import { type Opened, endEverything, isSessionNew, startSession } from './session.ts';
import type { Actor, Viewer } from './viewer.ts';

/** What a person signs in with, for their own eyes. */
export async function credentialsOf(db: Db, actor: Actor): Promise<{ email: string; hasPassword: boolean }> {
  const person = await db
    .selectFrom('person')
    .where('id', '=', actor.person)
    .select(['email', 'password_hash'])
    .executeTakeFirstOrThrow();
  return { email: person.email, hasPassword: person.password_hash !== null };
}

/**
 * Before something that could take an account away: whoever has a password says it again.
 * @throws Refusal 422 at `currentPassword`.
 */
export async function confirmPassword(db: Db, actor: Actor, claimed: string): Promise<void> {
  const person = await db
    .selectFrom('person')
    .where('id', '=', actor.person)
    .select('password_hash')
    .executeTakeFirstOrThrow();
  if (person.password_hash !== null && !(await isPassword(person.password_hash, claimed))) {
    throw invalid({ currentPassword: (m) => m.accounts.currentPasswordWrong });
  }
}

/**
 * Before a new way in is made, which would outlast the session that asks for it: whoever has a password says
 * it again, whoever has none signed in just now.
 * @throws Refusal 422 at `currentPassword`, 403 when the session is not new.
 */
export async function confirmWayIn(db: Db, viewer: Signed, claimed: string): Promise<void> {
  await confirmPassword(db, viewer, claimed);
  if ((await wayInProof(db, viewer)) === 'sign in again') throw new Refusal(403, (m) => m.accounts.signInAgain);
}

/** What `confirmWayIn` asks of somebody. */
export async function wayInProof(db: Db, viewer: Signed): Promise<'password' | 'sign in again' | 'nothing'> {
  const { hasPassword } = await credentialsOf(db, viewer);
  if (hasPassword) return 'password';
  return (await isSessionNew(db, viewer)) ? 'nothing' : 'sign in again';
}

type Signed = Actor & Pick<Viewer, 'session'>;

const lettersFor = async (tx: Tx, person: Id<'person'>) => {
  const { email: to, locale } = await tx
    .selectFrom('person')
    .where('id', '=', person)
    .select(['email', 'locale'])
    .executeTakeFirstOrThrow();
  return { to, locale, letters: messagesFor(locale).accounts.letters, server: (await readSettings(tx)).name };
};

export const changePasswordInput = v.object({
  currentPassword: optional(claimedPassword()),
  password: newPassword(),
  removePasskeys: checkbox(),
});

type NewPassword = Omit<v.InferOutput<typeof changePasswordInput>, 'removePasskeys'>;

/**
 * Sets a password or another one. Everything that was signed in ends; one new session begins.
 * @param o passkeys stay, unless `removePasskeys`.
 * @throws Refusal 422 at `currentPassword` or `password`.
 */
export async function changePassword(
  tx: Tx,
  actor: Actor,
  o: NewPassword & { removePasskeys?: boolean; device: string },
): Promise<Opened> {
  const { password, device } = o;
  await confirmPassword(tx, actor, o.currentPassword);
  const { to, letters, server } = await lettersFor(tx, actor.person);
  const accounts = await tx.selectFrom('account').where('person_id', '=', actor.person).select('handle').execute();
  refuseFirstGuesses(password, [to, to.split('@')[0] ?? '', ...accounts.map((account) => account.handle)]);
  await tx
    .updateTable('person')
    .set({ password_hash: await hashPassword(tx.random, password) })
    .where('id', '=', actor.person)
    .execute();
  if (o.removePasskeys) await tx.deleteFrom('passkey').where('person_id', '=', actor.person).execute();
  await endEverything(tx, actor.person);
  await queueMail(tx, { kind: 'password-changed', to, ...letters.passwordChanged(server) });
  return startSession(tx, actor.person, device);
}

export const changeEmailInput = v.object({ currentPassword: optional(claimedPassword()), email: email() });

/**
 * Asks for another address: a link goes there, and nothing changes until it is followed. The page says
 * the same when the address has an account already; its owner is told by mail.
 * @throws Refusal 422 at `currentPassword`, or at `email` for a domain that is blocked, 429 after five links to one mailbox
 *   in half an hour.
 */
export async function askToChangeEmail(
  tx: Tx,
  actor: Actor,
  o: v.InferOutput<typeof changeEmailInput> & { origin: string },
): Promise<void> {
  await confirmPassword(tx, actor, o.currentPassword);
  if (await isMailBlocked(tx, o.email)) throw invalid({ email: (m) => m.gate.decided.blockedMail });
  const mailbox = canonicalEmail(o.email);
  if (!(await mayWriteTo(tx, mailbox))) return;
  const { locale, letters, server } = await lettersFor(tx, actor.person);
  const owner = await tx
    .selectFrom('person')
    .where('email_canonical', '=', mailbox)
    .select(['id', 'email', 'locale'])
    .executeTakeFirst();
  if (owner && owner.id !== actor.person) {
    const letter = messagesFor(owner.locale).accounts.letters.addressTaken(server);
    // Counts among the links, so that asking again cannot flood somebody else's mailbox.
    await issueOneTime(tx, 'change-email', { mailbox, payload: { locale } });
    await queueMail(tx, { kind: 'address-taken', to: owner.email, ...letter });
    return;
  }
  const secret = await issueOneTime(tx, 'change-email', { email: o.email, mailbox, person: actor.person });
  const letter = letters.changeEmail(server);
  await queueMail(tx, {
    kind: 'change-email',
    to: o.email,
    subject: letter.subject,
    paragraphs: letter.paragraphs,
    action: { label: letter.action, url: `${o.origin}/settings/address/${secret}` },
    footer: [letter.ignore],
  });
}

/**
 * Follows the link in the mail to a new address. Everything that was signed in ends, one new session
 * begins, and the old address is told.
 * @throws Refusal 410 when the link is used, out of date or somebody else's; 403 when its domain was blocked
 *   meanwhile; 409 when the mailbox got an account meanwhile.
 */
export async function confirmNewEmail(tx: Tx, actor: Actor, o: { token: string; device: string }): Promise<Opened> {
  const token = await takeOneTime(tx, 'change-email', o.token);
  if (!token.email || token.person !== actor.person) throw new Refusal(410, (m) => m.accounts.linkExpired);
  if (await isMailBlocked(tx, token.email)) throw new Refusal(403, (m) => m.gate.decided.blockedMail);
  const mailbox = canonicalEmail(token.email);
  const { to, letters, server } = await lettersFor(tx, actor.person);
  const taken = await tx
    .selectFrom('person')
    .where('email_canonical', '=', mailbox)
    .where('id', '!=', actor.person)
    .select('id')
    .executeTakeFirst();
  if (taken) throw new Refusal(409, (m) => m.accounts.mailboxTaken);
  await tx
    .updateTable('person')
    .set({ email: token.email, email_canonical: mailbox, email_confirmed_at: tx.now })
    .where('id', '=', actor.person)
    .execute();
  // Links that went to the old address open nothing any more.
  await tx
    .updateTable('one_time_token')
    .set({ used_at: tx.now })
    .where('person_id', '=', actor.person)
    .where('used_at', 'is', null)
    .execute();
  await endEverything(tx, actor.person);
  await queueMail(tx, { kind: 'address-changed', to, ...letters.addressChanged(server) });
  return startSession(tx, actor.person, o.device);
}
