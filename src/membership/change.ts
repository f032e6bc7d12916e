import type { Tx } from '#db';
import type { Id } from '#ids';
import type { News } from '#network';
import type { Doer } from './hand.ts';

export async function rename(tx: Tx, doer: Doer, member: Id<'member'>, name: string): Promise<{ news: News }> {
  throw new Error(`to come: ${String(tx)} ${String(doer)} ${String(member)} ${String(name)}`);
}

export async function changeClass(tx: Tx, doer: Doer, member: Id<'member'>, key: string): Promise<{ news: News }> {
  throw new Error(`to come: ${String(tx)} ${String(doer)} ${String(member)} ${String(key)}`);
}
