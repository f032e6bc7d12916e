import * as v from 'valibot';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { enqueue } from '#jobs';
import { paragraphs, parseInput } from '#input';
import type { News } from '#network';
import { Refusal } from '#refusal';
import { readSettings } from '#settings';
import { daysAfter } from './delays.ts';
import { byDecision, type Doer, handOf, mustBeEntrusted, nextNumber, registerIsOpen } from './hand.ts';
import { confirmMembers } from './confirm-jobs.ts';
import { holdMember, type MemberRow, writeDown } from './record.ts';
import { tellMember } from './tell.ts';

/**
 * Lets an applicant in, with the next number of the register. Numbers have no gaps: they are given in turn, and one
 * whose transaction fails was never given. Who was a member before keeps the number they had.
 * @param doer who keeps the register (the secretary), or a decision. Before the register is open nobody does by hand:
 *   the founding assembly makes the first members, whom no steward picks.
 * @returns the number; publish the news after commit.
 * @throws Refusal 403, 404, or 409 when the register is not open or the application was answered or withdrawn meanwhile.
 */
export async function admit(tx: Tx, doer: Doer, member: Id<'member'>): Promise<{ number: number; news: News }> {
  await mustBeEntrusted(tx, doer, ['secretary']);
  if (doer !== null && !byDecision(doer) && !(await registerIsOpen(tx)))
    throw new Refusal(409, (m) => m.membership.refusals.assemblyAdmits);
  const row = await holdApplicant(tx, member);
  const { probationDays } = await readSettings(tx);
  const { number, event } = await letIn(tx, doer, row, probationDays > 0 ? 'probation' : 'voting');
  if (probationDays > 0) {
    await enqueue(tx, confirmMembers, {}, { runAt: daysAfter(tx.now, probationDays) });
  }
  return { number, news: await tellMember(tx, doer, member, { event }) };
}

/** Gives an entry that is held its number and its status. */
export async function letIn(
  tx: Tx,
  doer: Doer,
  row: MemberRow,
  status: 'probation' | 'voting',
): Promise<{ number: number; event: Id<'membership-event'> }> {
  const number = row.number ?? (await nextNumber(tx));
  const event = await writeDown(tx, row, { kind: 'admitted', hand: handOf(doer), changed: { status, number } });
  return { number, event };
}

/**
 * Says no to an application, with the reason that the applicant reads.
 * @throws Refusal 403, 404, 409 when it was answered or withdrawn meanwhile, or a founder's, 422 at `reason`.
 */
export async function refuse(tx: Tx, doer: Doer, member: Id<'member'>, reason: string): Promise<{ news: News }> {
  await mustBeEntrusted(tx, doer, ['secretary']);
  const words = parseInput(v.object({ reason: paragraphs(2_000, 0) }), { reason });
  const row = await holdApplicant(tx, member);
  // Who founds has a vote in the assembly; no keeper of the register takes it away in passing.
  if (row.founder) throw new Refusal(409, (m) => m.membership.refusals.founds);
  await tx.updateTable('member').set({ answers: '[]' }).where('id', '=', member).execute();
  const event = await writeDown(tx, row, {
    kind: 'refused',
    hand: handOf(doer),
    ...words,
    changed: { status: 'refused' },
  });
  return { news: await tellMember(tx, doer, member, { event }) };
}

async function holdApplicant(tx: Tx, member: Id<'member'>): Promise<MemberRow> {
  const row = await holdMember(tx, member);
  if (row.status !== 'applicant') throw new Refusal(409, (m) => m.membership.refusals.answered);
  return row;
}
