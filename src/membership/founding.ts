import type { Actor } from '#accounts';
import type { Authority } from '#actions';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import type { News } from '#network';
import type { MemberName } from './names.ts';

export async function beginFounding(tx: Tx, actor: Actor): Promise<{ news: News }> {
  throw new Error(`to come: ${String(tx)} ${String(actor)}`);
}

export async function chooseModel(tx: Tx, actor: Actor, key: string): Promise<{ news: News }> {
  throw new Error(`to come: ${String(tx)} ${String(actor)} ${String(key)}`);
}

export async function inviteFounder(tx: Tx, actor: Actor, member: Id<'member'>): Promise<{ news: News }> {
  throw new Error(`to come: ${String(tx)} ${String(actor)} ${String(member)}`);
}

export async function removeFounder(tx: Tx, actor: Actor, member: Id<'member'>): Promise<{ news: News }> {
  throw new Error(`to come: ${String(tx)} ${String(actor)} ${String(member)}`);
}

export async function founders(
  db: Db,
): Promise<readonly { member: Id<'member'>; name: MemberName; appliedAt: Date }[]> {
  throw new Error(`to come: ${String(db)}`);
}

export async function openRegister(tx: Tx, by: Authority | null, model: string): Promise<{ news: News }> {
  throw new Error(`to come: ${String(tx)} ${String(by)} ${String(model)}`);
}
