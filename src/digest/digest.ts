import type { Tx } from '#db';
import type { Id } from '#ids';

export { sendDigests } from './send.ts';

/** Forgets up to when somebody was told: they leave. */
export async function eraseDigest(tx: Tx, account: Id<'account'>): Promise<void> {
  await tx
    .deleteFrom('digest_sending')
    .where('person_id', 'in', tx.selectFrom('account').where('id', '=', account).select('person_id'))
    .execute();
}
