import type { Authority } from '#actions';
import type { Tx } from '#db';
import type { Id } from '#ids';
import type { News } from '#network';
import { Refusal } from '#refusal';
import { endPlaces } from './end-places.ts';
import { handOf } from './hand.ts';
import { holdMember, type MemberRow, writeDown } from './record.ts';
import type { MembershipEventKind, MemberStatus } from './schema.ts';
import { tellMember } from './tell.ts';

/** What takes a right from a member has no other hand than a decision, or the program itself. */
type ByDecision = Authority | null;

/**
 * Suspends a member: number and history stay; the vote, mandates and circles do not.
 * @throws Refusal 404, or 409 when they are no member in good standing.
 */
export const suspendMember = (tx: Tx, by: ByDecision, member: Id<'member'>, reason: string) =>
  change(tx, by, member, { kind: 'suspended', from: ['probation', 'voting'], to: 'suspended', reason });

/**
 * Expels a member. That they were charged and heard is asked when the expulsion is proposed; see `member.expel`.
 * @throws Refusal 404, or 409 when they are no member.
 */
export const expelMember = (tx: Tx, by: ByDecision, member: Id<'member'>, reason: string) =>
  change(tx, by, member, { kind: 'expelled', from: ['probation', 'voting', 'suspended'], to: 'expelled', reason });

/**
 * Gives a member who was suspended or expelled their place and vote back; mandates are given anew.
 * @throws Refusal 404, or 409 when there is nothing to give back.
 */
export const reinstateMember = (tx: Tx, by: ByDecision, member: Id<'member'>, reason: string) =>
  change(tx, by, member, { kind: 'reinstated', from: ['suspended', 'expelled'], to: 'voting', reason });

async function change(
  tx: Tx,
  by: ByDecision,
  member: Id<'member'>,
  o: { kind: MembershipEventKind; from: readonly MemberStatus[]; to: MemberStatus; reason: string },
): Promise<{ news: News }> {
  const row: MemberRow = await holdMember(tx, member);
  if (!o.from.includes(row.status)) throw new Refusal(409, (m) => m.membership.refusals.otherStatus);
  const event = await writeDown(tx, row, {
    kind: o.kind,
    hand: handOf(by),
    reason: o.reason,
    changed: { status: o.to },
  });
  const ended = o.to === 'voting' ? [] : await endPlaces(tx, member, 'decision', by);
  return { news: [...ended, ...(await tellMember(tx, by, member, { event }))] };
}
