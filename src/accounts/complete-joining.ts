import * as v from 'valibot';
import type { Tx } from '#db';
import type { Locale } from '#i18n';
import { line, optional } from '#input';
import { mustBeOpen } from './change-registration.ts';
import { takeOneTime } from './one-time.ts';
import { newPassword } from './password.ts';
import { addPerson } from './person.ts';
import { type Opened, startSession } from './session.ts';
import type { Actor } from './viewer.ts';

export const joiningInput = v.object({
  displayName: line(60),
  handle: line(30),
  password: optional(newPassword()),
});

export interface Joined extends Opened {
  readonly actor: Actor;
  /** Path that was asked for at the beginning. */
  readonly next: string | undefined;
}

/**
 * Opens the account that a link in a mail allows, and a session with it. Without a password one signs
 * in by links or a passkey.
 * @throws Refusal 403 while nobody may open an account; 410 when the link is used or out of date; 422 when the handle is taken or reserved;
 *   409 when the mailbox has got an account meanwhile. After a refusal the link still works.
 */
export async function completeJoining(
  tx: Tx,
  o: v.InferOutput<typeof joiningInput> & { token: string; locale: Locale; device: string },
): Promise<Joined> {
  await mustBeOpen(tx);
  const token = await takeOneTime(tx, 'join', o.token);
  const actor = await addPerson(tx, {
    email: token.email ?? '',
    handle: o.handle,
    displayName: o.displayName,
    locale: o.locale,
    ...(o.password && { password: o.password }),
  });
  const next = token.payload.next;
  const opened = await startSession(tx, actor.person, o.device);
  return { ...opened, actor, next: typeof next === 'string' ? next : undefined };
}
