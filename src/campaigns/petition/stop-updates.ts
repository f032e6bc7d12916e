import type { Tx } from '#db';
import type { Withdrawable } from '../withdraw.ts';
import { signatureToWithdraw } from '../withdraw.ts';

/**
 * Stops the news of a campaign to one of its signers; the signature stays. Stopping again changes nothing.
 * @param token from outside, of any mail that went to the address of the signature.
 * @returns undefined when there is no such signature any more.
 */
export async function stopUpdates(tx: Tx, token: string): Promise<Withdrawable | undefined> {
  const found = await signatureToWithdraw(tx, token);
  if (!found) return undefined;
  await tx.updateTable('signature').set({ keep_posted: false }).where('id', '=', found.signature).execute();
  return found;
}
