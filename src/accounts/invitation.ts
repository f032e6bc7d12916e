import * as v from 'valibot';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { checkbox, wholeNumber } from '#input';
import { newSecret } from '#random';
import { notFound, Refusal } from '#refusal';
import { readSettings, type ServerSettings } from '#settings';
import { mustHold } from './roles.ts';
import { rolesOf } from './person.ts';
import type { Actor } from './viewer.ts';

const DAY_MS = 86_400_000;
const MOST_GOOD = 50;
const MOST_USES = 1_000;
const MOST_DAYS = 365;

const orNever = (most: number) => v.optional(v.union([v.literal(''), wholeNumber(1, most)]), '');

export const invitationInput = v.object({
  /** After how many accounts it ends; empty: never by that. */
  uses: orNever(MOST_USES),
  /** After how many days it ends; empty: never by itself. */
  days: orNever(MOST_DAYS),
  follow: checkbox(),
});

/** Whether somebody may invite: whoever moderates or looks after the server always may, the others as is set. */
export function mayInvite(
  { registration, invitationsBy }: Pick<ServerSettings, 'registration' | 'invitationsBy'>,
  actor: Pick<Actor, 'roles'>,
  isMember: boolean,
): boolean {
  if (registration === 'closed') return false;
  if (actor.roles.has('steward') || actor.roles.has('moderator')) return true;
  return invitationsBy === 'everybody' || (invitationsBy === 'members' && isMember);
}

/**
 * Makes a link by which people come in.
 * @param isMember whether the actor acts as a member of the co-op, which this module cannot tell.
 * @throws Refusal 403 for who may not invite, 409 above fifty links that still work.
 */
export async function invite(
  tx: Tx,
  actor: Actor,
  input: v.InferOutput<typeof invitationInput>,
  isMember: boolean,
): Promise<Id<'invitation'>> {
  const roles = await rolesOf(tx, actor.person);
  if (!mayInvite(await readSettings(tx), { roles }, isMember)) throw new Refusal(403, (m) => m.gate.invitation.mayNot);
  // One at a time, so that two at once are counted.
  await tx.selectFrom('account').where('id', '=', actor.account).forNoKeyUpdate().select('id').execute();
  const good = (await invitationsOf(tx, actor)).filter(({ state }) => state === 'good');
  if (good.length >= MOST_GOOD) throw new Refusal(409, (m) => m.gate.invitation.tooMany(MOST_GOOD));
  const id = tx.newId<'invitation'>();
  await tx
    .insertInto('invitation')
    .values({
      id,
      code: newSecret(tx.random).slice(0, 22),
      account_id: actor.account,
      made_at: tx.now,
      most_uses: input.uses === '' ? null : input.uses,
      ends_at: input.days === '' ? null : new Date(tx.now.getTime() + input.days * DAY_MS),
      follow: input.follow,
    })
    .execute();
  return id;
}

/**
 * Ends a link; who came by it stays.
 * @throws Refusal 404 for one that is not there or somebody else's, but to those who moderate.
 */
export async function endInvitation(tx: Tx, actor: Actor, id: Id<'invitation'>): Promise<void> {
  const found = await tx.selectFrom('invitation').where('id', '=', id).select('account_id').executeTakeFirst();
  if (!found) throw notFound();
  if (found.account_id !== actor.account) {
    await mustHold(tx, actor, ['moderator', 'steward']).catch(() => {
      throw notFound();
    });
  }
  await tx
    .updateTable('invitation')
    .set({ ended_at: tx.now, ended_by: actor.person })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
}

export interface GoodInvitation {
  readonly id: Id<'invitation'>;
  readonly inviter: { readonly account: Id<'account'>; readonly handle: string; readonly displayName: string };
  readonly follow: boolean;
}

/** The invitation of a link, while it lets people in: nobody comes by that of somebody who has left or is suspended. */
export async function goodInvitation(db: Db, code: string): Promise<GoodInvitation | undefined> {
  const row = await db
    .selectFrom('invitation')
    .innerJoin('account', 'account.id', 'invitation.account_id')
    .where('invitation.code', '=', code)
    .where('invitation.ended_at', 'is', null)
    .where((eb) => eb.or([eb('invitation.ends_at', 'is', null), eb('invitation.ends_at', '>', db.now)]))
    .where('account.deleted_at', 'is', null)
    .where('account.suspended_at', 'is', null)
    .select((eb) => [
      'invitation.id',
      'invitation.follow',
      'invitation.most_uses as most',
      'account.id as account',
      'account.handle',
      'account.display_name as displayName',
      eb
        .selectFrom('invitation_use')
        .whereRef('invitation_use.invitation_id', '=', 'invitation.id')
        .select((of) => of.fn.countAll<string>().as('n'))
        .as('used'),
    ])
    .executeTakeFirst();
  if (!row || (row.most !== null && Number(row.used) >= row.most)) return undefined;
  const { id, follow, account, handle, displayName } = row;
  return { id, follow, inviter: { account, handle, displayName } };
}

export interface InvitationView {
  readonly id: Id<'invitation'>;
  readonly code: string | null;
  readonly madeAt: Date;
  readonly most: number | null;
  readonly endsAt: Date | null;
  readonly follow: boolean;
  readonly state: 'good' | 'ended' | 'used';
  /** Who came by it, those who came last first. */
  readonly came: readonly { readonly handle: string; readonly displayName: string }[];
}

/** The invitations that somebody made, newest first, and who came by each. */
export async function invitationsOf(db: Db, actor: Pick<Actor, 'account'>): Promise<InvitationView[]> {
  const rows = await db
    .selectFrom('invitation')
    .where('account_id', '=', actor.account)
    .orderBy('id', 'desc')
    .selectAll()
    .execute();
  const came = await db
    .selectFrom('invitation_use')
    .innerJoin('invitation', 'invitation.id', 'invitation_use.invitation_id')
    .innerJoin('account', 'account.id', 'invitation_use.account_id')
    .where('invitation.account_id', '=', actor.account)
    .orderBy('invitation_use.used_at', 'desc')
    .select(['invitation_use.invitation_id as invitation', 'account.handle', 'account.display_name as displayName'])
    .execute();
  return rows.map((row) => {
    const own = came.filter(({ invitation }) => invitation === row.id);
    const ended = row.ended_at !== null || (row.ends_at !== null && row.ends_at <= db.now);
    return {
      id: row.id,
      code: row.code,
      madeAt: row.made_at,
      most: row.most_uses,
      endsAt: row.ends_at,
      follow: row.follow,
      state: ended ? 'ended' : row.most_uses !== null && own.length >= row.most_uses ? 'used' : 'good',
      came: own,
    };
  });
}

/** Erases that somebody came by an invitation, and ends those they made: who came by them did. */
export async function eraseInvitations(tx: Tx, account: Id<'account'>): Promise<void> {
  await tx.deleteFrom('invitation_use').where('account_id', '=', account).execute();
  await tx
    .updateTable('invitation')
    .set((eb) => ({ code: null, account_id: null, ended_at: eb.fn.coalesce('ended_at', eb.val(tx.now)) }))
    .where('account_id', '=', account)
    .execute();
}
