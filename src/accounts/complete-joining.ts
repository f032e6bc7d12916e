import * as v from 'valibot';
import type { Tx } from '#db';
import type { Locale } from '#i18n';
import type { Id } from '#ids';
import { line, optional } from '#input';
import { mustBeAdmitted } from './admission.ts';
import { settleApplication } from './application.ts';
import { canonicalEmail } from './email.ts';
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
  /** Whom to follow, as the invitation says by which one came. */
  readonly follows: Id<'account'> | undefined;
  /** Path that was asked for at the beginning. */
  readonly next: string | undefined;
}

/**
 * Opens the account that a link in a mail allows, and a session with it. Without a password one signs
 * in by links or a passkey.
 * @throws Refusal 403 for whoever is not let in (see `mustBeAdmitted`); 410 when the link is used or out of date; 422 when the handle is taken or reserved;
 *   409 when the mailbox has got an account meanwhile. After a refusal the link still works.
 */
export async function completeJoining(
  tx: Tx,
  o: v.InferOutput<typeof joiningInput> & { token: string; locale: Locale; device: string },
): Promise<Joined> {
  const token = await takeOneTime(tx, 'join', o.token);
  const invitation = await mustBeAdmitted(tx, token);
  const actor = await addPerson(tx, {
    email: token.email ?? '',
    handle: o.handle,
    displayName: o.displayName,
    locale: o.locale,
    ...(o.password && { password: o.password }),
  });
  if (invitation) {
    await tx
      .insertInto('invitation_use')
      .values({ account_id: actor.account, invitation_id: invitation.id, used_at: tx.now })
      .execute();
  }
  await settleApplication(tx, token.mailbox ?? canonicalEmail(token.email ?? ''), actor.account);
  const next = token.payload.next;
  const opened = await startSession(tx, actor.person, o.device);
  const follows = invitation?.follow ? invitation.inviter.account : undefined;
  return { ...opened, actor, follows, next: typeof next === 'string' ? next : undefined };
}
