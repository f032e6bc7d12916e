import type { Actor } from '#accounts';
import type { ActionCall } from '#actions';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import type { News } from '#network';
import type { Doer } from './hand.ts';

/** The right of reply, and how long one may appeal. */
export const REPLY_DAYS = 14;
export const APPEAL_DAYS = 14;

/** What stands against a member, and what they answered. */
export interface ChargeView {
  readonly chargedAt: Date;
  readonly reason: string;
  readonly replyUntil: Date;
  readonly reply: { readonly at: Date; readonly text: string } | null;
  /** Set once expelled: until when they may appeal, and whether they did. */
  readonly expelledAt: Date | null;
  readonly appealUntil: Date | null;
  readonly appeal: { readonly at: Date; readonly text: string } | null;
}

export async function charge(tx: Tx, doer: Doer, member: Id<'member'>, reason: string): Promise<{ news: News }> {
  throw new Error(`to come: ${String(tx)} ${String(doer)} ${String(member)} ${String(reason)}`);
}

export async function reply(tx: Tx, actor: Actor, member: Id<'member'>, text: string): Promise<{ news: News }> {
  throw new Error(`to come: ${String(tx)} ${String(actor)} ${String(member)} ${String(text)}`);
}

export async function appeal(
  tx: Tx,
  actor: Actor,
  member: Id<'member'>,
  reason: string,
): Promise<{ news: News } & { proposal: ActionCall }> {
  throw new Error(`to come: ${String(tx)} ${String(actor)} ${String(member)} ${String(reason)}`);
}

export async function chargeOf(db: Db, actor: Actor, member: Id<'member'>): Promise<ChargeView | undefined> {
  throw new Error(`to come: ${String(db)} ${String(actor)} ${String(member)}`);
}
