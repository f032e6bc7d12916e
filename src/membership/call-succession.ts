import type { Tx } from '#db';
import type { Id } from '#ids';

/** Notes which proposal fills mandates anew: each is called once. */
export async function callSuccession(
  tx: Tx,
  mandates: readonly Id<'mandate'>[],
  proposal: Id<'proposal'>,
): Promise<void> {
  await tx.updateTable('mandate').set({ successor_proposal: proposal }).where('id', 'in', mandates).execute();
}
