import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { ActionCall } from '#actions';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { paragraphs, parseInput } from '#input';
import type { News } from '#network';
import { Refusal } from '#refusal';
import { APPEAL_DAYS, CHARGE_DAYS, daysAfter, REPLY_DAYS } from './delays.ts';
import { type Doer, handOf, mustBeEntrusted } from './hand.ts';
import { membershipsOf } from './member.ts';
import { holdMember, holdOwn, writeDown } from './record.ts';
import { tellKeepers, tellMember } from './tell.ts';

/** What stands against a member, and what they answered. */
export interface ChargeView {
  readonly chargedAt: Date;
  readonly reason: string;
  readonly replyUntil: Date;
  /** When it ends unless it is brought to a vote. */
  readonly lapsesAt: Date;
  readonly reply: { readonly at: Date; readonly text: string } | null;
  /** Set once expelled: until when they may appeal, and whether they did. */
  readonly expelledAt: Date | null;
  readonly appealUntil: Date | null;
  readonly appeal: { readonly at: Date; readonly text: string } | null;
}

/** The steps from a charge to an appeal, as they stand now. */
export interface Steps {
  readonly charge: Id<'membership-event'>;
  readonly view: ChargeView;
  /** The right of reply has run: the member answered, or had the time to. */
  readonly heard: boolean;
}

const words = (text: string): string => parseInput(v.object({ reason: paragraphs(5_000) }), { reason: text }).reason;

/** The last charge against a member and what followed; undefined when none stands since they came in or came back. */
export async function stepsOf(db: Db, member: Id<'member'>): Promise<Steps | undefined> {
  const events = await db
    .selectFrom('membership_event')
    .where('member_id', '=', member)
    .where('kind', 'in', ['admitted', 'charged', 'replied', 'expelled', 'appealed', 'reinstated', 'charge-ended'])
    .orderBy('at')
    .orderBy('id')
    .select(['id', 'kind', 'reason', 'at', 'lapses_at'])
    .execute();
  const cleared = events.findLastIndex(({ kind }) => ['admitted', 'reinstated', 'charge-ended'].includes(kind));
  const since = events.slice(cleared + 1);
  const charged = since.findLast(({ kind }) => kind === 'charged');
  if (!charged) return undefined;
  const after = since.slice(since.indexOf(charged) + 1);
  const step = (wanted: string) => {
    const found = after.find(({ kind }) => kind === wanted);
    return found ? { at: found.at, text: found.reason } : null;
  };
  const reply = step('replied');
  const expelled = step('expelled');
  const replyUntil = daysAfter(charged.at, REPLY_DAYS);
  return {
    charge: charged.id,
    heard: reply !== null || replyUntil <= db.now,
    view: {
      chargedAt: charged.at,
      reason: charged.reason,
      replyUntil,
      lapsesAt: charged.lapses_at ?? daysAfter(charged.at, CHARGE_DAYS),
      reply,
      expelledAt: expelled?.at ?? null,
      appealUntil: expelled && daysAfter(expelled.at, APPEAL_DAYS),
      appeal: step('appealed'),
    },
  };
}

/**
 * Tells a member what they are charged with: the first step towards an expulsion, on which members then vote.
 * @param doer who keeps the register or moderates, or a decision.
 * @param lasts days after which it ends unless members are asked: see `chargeLasts` of #deliberation.
 * @throws Refusal 403, 404, 409 when they are no member or a charge stands already, 422 at `reason`.
 */
export async function charge(
  tx: Tx,
  doer: Doer,
  member: Id<'member'>,
  reason: string,
  lasts = CHARGE_DAYS,
): Promise<{ news: News }> {
  await mustBeEntrusted(tx, doer, ['secretary', 'moderator']);
  const row = await holdMember(tx, member);
  if (!['probation', 'voting', 'suspended'].includes(row.status))
    throw new Refusal(409, (m) => m.membership.refusals.noMember);
  if (await stepsOf(tx, member)) throw new Refusal(409, (m) => m.membership.refusals.charged);
  const event = await writeDown(tx, row, {
    kind: 'charged',
    hand: handOf(doer),
    reason: words(reason),
    lapsesAt: daysAfter(tx.now, lasts),
  });
  return { news: await tellMember(tx, doer, member, { event }) };
}

/**
 * Answers a charge, once: what the member says stands beside it when members vote.
 * @throws Refusal 404 when it is not their own entry, 409 when no charge waits for an answer, 422 at `reason`.
 */
export async function reply(tx: Tx, actor: Actor, member: Id<'member'>, text: string): Promise<{ news: News }> {
  const row = await holdOwn(tx, actor, member);
  const steps = await stepsOf(tx, member);
  if (!steps || steps.view.reply || steps.view.expelledAt)
    throw new Refusal(409, (m) => m.membership.refusals.nothingToAnswer);
  await writeDown(tx, row, { kind: 'replied', hand: { person: actor.person }, reason: words(text) });
  return { news: await tellKeepers(tx, actor.account) };
}

/**
 * Appeals against one's expulsion, once and in time. Members decide on it by the proposal that is offered.
 * @returns the action of that proposal.
 * @throws Refusal 404 when it is not their own entry, 409 when they cannot appeal (any more), 422 at `reason`.
 */
export async function appeal(
  tx: Tx,
  actor: Actor,
  member: Id<'member'>,
  reason: string,
): Promise<{ news: News; proposal: ActionCall }> {
  const row = await holdOwn(tx, actor, member);
  const until = (await stepsOf(tx, member))?.view;
  if (row.status !== 'expelled' || !until?.appealUntil || until.appeal || until.appealUntil <= tx.now)
    throw new Refusal(409, (m) => m.membership.refusals.noAppeal);
  await writeDown(tx, row, { kind: 'appealed', hand: { person: actor.person }, reason: words(reason) });
  return {
    news: await tellKeepers(tx, actor.account),
    proposal: { name: 'member.reinstate', input: { member } },
  };
}

/**
 * The charge that stands against a member and what followed.
 * @returns undefined when there is none, or it is not for the actor: it is for the member, and for members who may
 *   have to vote on it.
 */
export async function chargeOf(db: Db, actor: Actor, member: Id<'member'>): Promise<ChargeView | undefined> {
  const mine = await membershipsOf(db, actor);
  const may = mine.some((m) => m.id === member || m.status === 'voting' || m.status === 'probation');
  return may ? (await stepsOf(db, member))?.view : undefined;
}
