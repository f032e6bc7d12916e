import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import type { News } from '#network';
import type { Doer } from './hand.ts';

export async function joinCircle(tx: Tx, actor: Actor, circle: Id<'circle'>): Promise<{ news: News }> {
  throw new Error(`to come: ${String(tx)} ${String(actor)} ${String(circle)}`);
}

export async function leaveCircle(
  tx: Tx,
  actor: Actor,
  circle: Id<'circle'>,
  member?: Id<'member'>,
): Promise<{ news: News }> {
  throw new Error(`to come: ${String(tx)} ${String(actor)} ${String(circle)} ${String(member)}`);
}

export async function setCircleMembers(
  tx: Tx,
  doer: Doer,
  circle: Id<'circle'>,
  members: readonly Id<'member'>[],
): Promise<{ news: News }> {
  throw new Error(`to come: ${String(tx)} ${String(doer)} ${String(circle)} ${String(members)}`);
}
