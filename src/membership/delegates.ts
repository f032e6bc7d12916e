import { sql } from 'kysely';
import { type Actor, actorByHandle } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { type News, notifyMember } from '#network';
import { invalid, notFound, Refusal } from '#refusal';
import { mustBeEntrusted } from './hand.ts';
import { holdMember, speaksFor } from './record.ts';

/** Somebody who speaks for an organisation, or did. */
export interface Delegate {
  readonly id: Id<'delegate'>;
  readonly account: {
    readonly handle: string;
    readonly displayName: string;
    readonly avatarFile: string | null;
  } | null;
  readonly from: Date;
  readonly endedAt: Date | null;
}

/** Enough for any organisation, and few enough to be read. */
const MOST_DELEGATES = 12;

/**
 * Names one more delegate of an organisation: it still has one vote. Naming one again changes nothing.
 * @param actor a delegate; who keeps the register, when an organisation has lost them all.
 * @throws Refusal 403, 404, 409 when there are enough, 422 at `handle` when nobody here is called so.
 */
export async function nameDelegate(
  tx: Tx,
  actor: Actor,
  member: Id<'member'>,
  handle: string,
): Promise<{ news: News }> {
  const row = await holdMember(tx, member);
  if (row.kind !== 'organisation') throw notFound();
  if (!(await speaksFor(tx, actor, row))) await mustBeEntrusted(tx, actor, ['secretary']);
  const named = await actorByHandle(tx, handle.trim());
  if (!named) throw invalid({ handle: (m) => m.membership.refusals.nobody });
  const standing = await tx
    .selectFrom('member_delegate')
    .where('member_id', '=', member)
    .where('ended_at', 'is', null)
    .select('person_id')
    .execute();
  if (standing.some(({ person_id }) => person_id === named.person)) return { news: [] };
  if (standing.length >= MOST_DELEGATES) throw new Refusal(409, (m) => m.membership.refusals.enoughDelegates);
  await tx
    .insertInto('member_delegate')
    .values({
      id: tx.newId<'delegate'>(),
      member_id: member,
      person_id: named.person,
      from_at: tx.now,
      named_by: actor.person,
    })
    .execute();
  return { news: await notifyMember(tx, { from: actor.account, to: [named.account] }) };
}

/**
 * Ends a delegation. Everyone may lay down their own, but for the last: nobody could act for the organisation.
 * @throws Refusal 404 when it is not for the actor, 409 for the last one.
 */
export async function endDelegate(tx: Tx, actor: Actor, delegate: Id<'delegate'>): Promise<{ news: News }> {
  const found = await tx
    .selectFrom('member_delegate')
    .where('id', '=', delegate)
    .select('member_id')
    .executeTakeFirst();
  if (!found) throw notFound();
  const row = await holdMember(tx, found.member_id);
  if (!(await speaksFor(tx, actor, row))) throw notFound();
  const standing = await tx
    .selectFrom('member_delegate')
    .where('member_id', '=', row.id)
    .where('ended_at', 'is', null)
    .select('id')
    .execute();
  if (!standing.some(({ id }) => id === delegate)) return { news: [] };
  if (standing.length === 1) throw new Refusal(409, (m) => m.membership.refusals.lastDelegate);
  await tx.updateTable('member_delegate').set({ ended_at: tx.now }).where('id', '=', delegate).execute();
  return { news: [] };
}

/** Who speaks for an organisation, those who have longest first, then those who did: by their accounts, for everybody. */
export async function delegatesOf(db: Db, member: Id<'member'>): Promise<readonly Delegate[]> {
  const { rows } = await sql<{
    id: Id<'delegate'>;
    from: Date;
    endedAt: Date | null;
    handle: string | null;
    displayName: string;
    avatarFile: string | null;
  }>`
    select delegate.id, delegate.from_at as "from", delegate.ended_at as "endedAt", account.handle,
      account.display_name as "displayName", media.preview as "avatarFile"
    from member_delegate delegate
    left join lateral (
      select handle, display_name, avatar_id from account
      where account.person_id = delegate.person_id and deleted_at is null order by id limit 1) as account on true
    left join media on media.id = account.avatar_id
    where delegate.member_id = ${member}
    order by delegate.ended_at desc nulls first, delegate.id`.execute(db);
  return rows.map(({ handle, displayName, avatarFile, ...delegate }) => ({
    ...delegate,
    account: handle === null ? null : { handle, displayName, avatarFile },
  }));
}
