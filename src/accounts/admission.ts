import type { Db, Tx } from '#db';
import { Refusal } from '#refusal';
import { readSettings } from '#settings';
import type { OneTime } from './one-time.ts';
import { type GoodInvitation, goodInvitation } from './invitation.ts';

/**
 * Refuses who may not even ask: the same for every address.
 * @param invitation the code of the link they came by.
 * @throws Refusal 403 while nobody, or nobody without an invitation, may open an account; 410 when the invitation has ended.
 */
export async function mayAsk(db: Db, invitation: string | undefined): Promise<void> {
  const { registration } = await readSettings(db);
  if (registration === 'closed') throw new Refusal(403, (m) => m.decisions.registration.closedNow);
  if (invitation !== undefined) {
    if (!(await goodInvitation(db, invitation))) throw new Refusal(410, (m) => m.gate.invitation.endedText);
  } else if (registration === 'invitation') throw new Refusal(403, (m) => m.gate.join.invitedOnly);
}

/** What is open to whoever holds a link to join. */
export type Admission =
  | { readonly kind: 'in'; readonly invitation: GoodInvitation | undefined }
  | { readonly kind: 'apply' }
  | { readonly kind: 'waits'; readonly dueAt: Date }
  | { readonly kind: 'closed' | 'invited-only' };

/**
 * Whether the holder of this link may open an account now. An invitation that was good when it was followed and an
 * application that was approved hold, whatever came to be decided since, but for a door that is closed to all.
 */
export async function admissionOf(db: Db, token: Pick<OneTime, 'mailbox' | 'payload'>): Promise<Admission> {
  const { registration } = await readSettings(db);
  if (registration === 'closed') return { kind: 'closed' };
  const { invitation: code } = token.payload;
  const invitation = typeof code === 'string' ? await goodInvitation(db, code) : undefined;
  if (registration === 'open' || invitation) return { kind: 'in', invitation };
  const application = await db
    .selectFrom('account_application')
    .where('mailbox', '=', token.mailbox)
    .select(['outcome', 'due_at'])
    .executeTakeFirst();
  if (application?.outcome === 'approved') return { kind: 'in', invitation };
  if (application) return { kind: 'waits', dueAt: application.due_at };
  return { kind: registration === 'approval' ? 'apply' : 'invited-only' };
}

/**
 * Lets nobody in but who may. Held until the transaction ends: of two who come by the last use of an invitation, one does.
 * @throws Refusal 403
 */
export async function mustBeAdmitted(
  tx: Tx,
  token: Pick<OneTime, 'mailbox' | 'payload'>,
): Promise<GoodInvitation | undefined> {
  const { invitation: code } = token.payload;
  if (typeof code === 'string') {
    await tx.selectFrom('invitation').where('code', '=', code).forUpdate().select('id').executeTakeFirst();
  }
  const admission = await admissionOf(tx, token);
  switch (admission.kind) {
    case 'in':
      return admission.invitation;
    case 'closed':
      throw new Refusal(403, (m) => m.decisions.registration.closedNow);
    case 'invited-only':
      throw new Refusal(403, (m) => m.gate.join.invitedOnly);
    case 'apply':
    case 'waits':
      throw new Refusal(403, (m) => m.gate.join.peopleRead);
  }
}
