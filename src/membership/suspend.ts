import type { Tx } from '#db';
import type { Id } from '#ids';
import type { News } from '#network';
import type { Doer } from './hand.ts';

export async function suspendMember(tx: Tx, doer: Doer, member: Id<'member'>, reason: string): Promise<{ news: News }> {
  throw new Error(`to come: ${String(tx)} ${String(doer)} ${String(member)} ${String(reason)}`);
}

export async function reinstateMember(
  tx: Tx,
  doer: Doer,
  member: Id<'member'>,
  reason: string,
): Promise<{ news: News }> {
  throw new Error(`to come: ${String(tx)} ${String(doer)} ${String(member)} ${String(reason)}`);
}

export async function expelMember(tx: Tx, doer: Doer, member: Id<'member'>, reason: string): Promise<{ news: News }> {
  throw new Error(`to come: ${String(tx)} ${String(doer)} ${String(member)} ${String(reason)}`);
}
