import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { findAccount } from './find-account.ts';

export const LONGEST_NOTE = 2_000;

/**
 * Notes something about somebody, for oneself alone; nothing takes the note away.
 * @param note checked: up to 2,000 characters.
 * @throws Refusal 404 when there is no such account, 409 when it is one's own.
 */
export async function noteAccount(tx: Tx, actor: Actor, account: Id<'account'>, note: string): Promise<void> {
  const about = await findAccount(tx, actor, account);
  if (note === '') {
    await tx.deleteFrom('account_note').where('account_id', '=', actor.account).where('about_id', '=', about).execute();
    return;
  }
  await tx
    .insertInto('account_note')
    .values({ account_id: actor.account, about_id: about, note, updated_at: tx.now })
    .onConflict((conflict) => conflict.columns(['account_id', 'about_id']).doUpdateSet({ note, updated_at: tx.now }))
    .execute();
}
