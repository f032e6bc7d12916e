import type { Actor } from '#accounts';
import type { Authority } from '#actions';
import type { Tx } from '#db';
import type { Id } from '#ids';
import type { News } from '#network';

export async function endMandate(tx: Tx, by: Authority | null, mandate: Id<'mandate'>): Promise<{ news: News }> {
  throw new Error(`to come: ${String(tx)} ${String(by)} ${String(mandate)}`);
}

export async function resignMandate(tx: Tx, actor: Actor, mandate: Id<'mandate'>): Promise<{ news: News }> {
  throw new Error(`to come: ${String(tx)} ${String(actor)} ${String(mandate)}`);
}
