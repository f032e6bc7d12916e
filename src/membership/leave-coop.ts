import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import type { News } from '#network';

export async function leaveCoop(tx: Tx, actor: Actor, member: Id<'member'>): Promise<{ news: News }> {
  throw new Error(`to come: ${String(tx)} ${String(actor)} ${String(member)}`);
}

export async function eraseMember(tx: Tx, account: Id<'account'>): Promise<void> {
  throw new Error(`to come: ${String(tx)} ${String(account)}`);
}
