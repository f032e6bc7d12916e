import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import type { News } from '#network';

export interface Delegate {
  readonly id: Id<'delegate'>;
  readonly account: {
    readonly handle: string;
    readonly displayName: string;
    readonly avatarFile: string | null;
  } | null;
  readonly from: Date;
  readonly endedAt: Date | null;
}

export async function nameDelegate(
  tx: Tx,
  actor: Actor,
  member: Id<'member'>,
  handle: string,
): Promise<{ news: News }> {
  throw new Error(`to come: ${String(tx)} ${String(actor)} ${String(member)} ${String(handle)}`);
}

export async function endDelegate(tx: Tx, actor: Actor, delegate: Id<'delegate'>): Promise<{ news: News }> {
  throw new Error(`to come: ${String(tx)} ${String(actor)} ${String(delegate)}`);
}

export async function delegatesOf(db: Db, actor: Actor, member: Id<'member'>): Promise<readonly Delegate[]> {
  throw new Error(`to come: ${String(db)} ${String(actor)} ${String(member)}`);
}
