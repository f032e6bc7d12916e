import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { holdCase } from './may.ts';

/** Takes a case on, so that nobody else works on it meanwhile. Taken again, the claim begins anew. */
export async function claimCase(tx: Tx, actor: Actor, id: Id<'case'>): Promise<void> {
  await holdCase(tx, actor, id);
  await tx
    .updateTable('moderation_case')
    .set({ claimed_by: actor.person, claimed_at: tx.now })
    .where('id', '=', id)
    .execute();
}

/** Leaves a case to others. @throws Refusal 403, 404, 409 when somebody else has claimed it. */
export async function releaseCase(tx: Tx, actor: Actor, id: Id<'case'>): Promise<void> {
  await holdCase(tx, actor, id);
  await tx.updateTable('moderation_case').set({ claimed_by: null, claimed_at: null }).where('id', '=', id).execute();
}
