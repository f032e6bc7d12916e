import * as v from 'valibot';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { line, parseInput } from '#input';
import type { News } from '#network';
import { invalid, Refusal } from '#refusal';
import { classes } from './classes.ts';
import { byDecision, type Doer, handOf, mustBeEntrusted } from './hand.ts';
import { holdMember, type MemberRow, speaksFor, writeDown } from './record.ts';

/**
 * Writes down a new legal name. A member changes their own; who keeps the register, anybody's.
 * @throws Refusal 403 for anybody else, 409 when the entry has ended, 422 at `legalName`.
 */
export async function rename(tx: Tx, doer: Doer, member: Id<'member'>, name: string): Promise<{ news: News }> {
  const { legalName } = parseInput(v.object({ legalName: line(120) }), { legalName: name });
  const row = await holdMember(tx, member);
  if (doer === null || byDecision(doer) || !(await speaksFor(tx, doer, row))) {
    await mustBeEntrusted(tx, doer, ['secretary']);
  }
  mustLive(row);
  if (row.legal_name === legalName) return { news: [] };
  await writeDown(tx, row, { kind: 'renamed', hand: handOf(doer), changed: { legal_name: legalName } });
  return { news: [] };
}

/**
 * Moves a member to another class.
 * @throws Refusal 403 when the doer does not keep the register, 404, 409 when the entry has ended, 422 at `class`.
 */
export async function changeClass(tx: Tx, doer: Doer, member: Id<'member'>, key: string): Promise<{ news: News }> {
  await mustBeEntrusted(tx, doer, ['secretary']);
  if (!(await classes(tx)).some((one) => one.key === key)) throw invalid({ class: (m) => m.errors.unknownChoice });
  const row = await holdMember(tx, member);
  mustLive(row);
  if (row.class === key) return { news: [] };
  await writeDown(tx, row, { kind: 'class-changed', hand: handOf(doer), changed: { class: key } });
  return { news: [] };
}

function mustLive(row: MemberRow): void {
  if (!['applicant', 'probation', 'voting', 'suspended'].includes(row.status))
    throw new Refusal(409, (m) => m.membership.refusals.ended);
}
