import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import type { News } from '#network';
import { Refusal } from '#refusal';
import { endPlaces } from './end-places.ts';
import { holdMember, holdOwn, type MemberRow, writeDown } from './record.ts';

/**
 * Leaves the co-op, at once: mandates and circles end with it, the number and the history stay.
 * @param member one's own entry, or that of an organisation one speaks for.
 * @throws Refusal 404 when it is neither, 409 when it has ended already or was never admitted.
 */
export async function leaveCoop(tx: Tx, actor: Actor, member: Id<'member'>): Promise<{ news: News }> {
  const row = await holdOwn(tx, actor, member);
  if (!stands(row)) throw new Refusal(409, (m) => m.membership.refusals.ended);
  return { news: await end(tx, actor.person, row) };
}

const stands = (row: MemberRow): boolean => ['probation', 'voting', 'suspended'].includes(row.status);

async function end(tx: Tx, person: Id<'person'>, row: MemberRow): Promise<News> {
  await writeDown(tx, row, { kind: 'left', hand: { person }, changed: { status: 'left' } });
  return endPlaces(tx, row.id, 'left', null);
}

/**
 * Erases a person from the register because their account is deleted: they leave the co-op or withdraw, and their
 * name, their answers and what was written about them are emptied. Number, dates and votes stay: others count on them.
 */
export async function eraseMember(tx: Tx, account: Id<'account'>): Promise<void> {
  const person = (await tx.selectFrom('account').where('id', '=', account).select('person_id').executeTakeFirst())
    ?.person_id;
  if (!person) return;
  await tx
    .updateTable('member_delegate')
    .set({ ended_at: tx.now })
    .where('person_id', '=', person)
    .where('ended_at', 'is', null)
    .execute();
  const own = await tx.selectFrom('member').where('person_id', '=', person).select('id').executeTakeFirst();
  if (!own) return;
  const row = await holdMember(tx, own.id);
  if (stands(row)) await end(tx, person, row);
  if (row.status === 'applicant') {
    await writeDown(tx, row, { kind: 'withdrew', hand: { person }, changed: { status: 'withdrawn' } });
  }
  await tx
    .updateTable('member')
    .set({ legal_name: '', answers: '[]', person_id: null })
    .where('id', '=', own.id)
    .execute();
  await tx
    .updateTable('membership_event')
    .set({ legal_name: '', reason: '' })
    .where('member_id', '=', own.id)
    .execute();
}
