import * as v from 'valibot';
import type { Db, Transact, Tx } from '#db';
import { email } from '#input';
import { Refusal } from '#refusal';
import { canonicalEmail } from './email.ts';
import { takeOneTime } from './one-time.ts';
import { claimedPassword, isPassword } from './password.ts';
import { type Opened, startSession } from './session.ts';

export const signInInput = v.object({ email: email(), password: claimedPassword() });

const doNotMatch = (): Refusal =>
  new Refusal(422, (m) => m.accounts.doNotMatch, { fields: { password: (m) => m.accounts.doNotMatch } });

/**
 * Signs in by address and password. An unknown address, an account without a password and a wrong
 * password get the same answer after the same work. Takes both handles and not an open transaction:
 * the hash needs some 50 ms, and no connection waits for it.
 * @throws Refusal 422 at `password`.
 */
export async function signInWithPassword(
  { db, transact }: { db: Db; transact: Transact },
  o: v.InferOutput<typeof signInInput> & { device: string },
): Promise<Opened> {
  const person = await db
    .selectFrom('person')
    .where('email_canonical', '=', canonicalEmail(o.email))
    .select(['id', 'password_hash'])
    .executeTakeFirst();
  const right = await isPassword(person?.password_hash, o.password);
  if (!person || !right) throw doNotMatch();
  return transact(async (tx) => {
    // It may have changed while we computed.
    const still = await tx
      .selectFrom('person')
      .where('id', '=', person.id)
      .where('password_hash', '=', person.password_hash)
      .forShare()
      .select('id')
      .executeTakeFirst();
    if (!still) throw doNotMatch();
    return startSession(tx, person.id, o.device);
  });
}

/**
 * Signs in whoever pressed the button behind a link in a mail.
 * @throws Refusal 410 when the link is used or out of date.
 */
export async function signInWithLink(
  tx: Tx,
  o: { token: string; device: string },
): Promise<Opened & { next: string | undefined }> {
  const { person, payload } = await takeOneTime(tx, 'sign-in', o.token);
  if (!person) throw new Refusal(410, (m) => m.accounts.linkExpired);
  const opened = await startSession(tx, person, o.device);
  return { ...opened, next: typeof payload.next === 'string' ? payload.next : undefined };
}
