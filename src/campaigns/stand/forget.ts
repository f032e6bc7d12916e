import type { Tx } from '#db';

/** A phone that was away for longer has lost what it kept, or an organiser ended the stand. */
const KEPT_MS = 90 * 86_400_000;

/** Forgets which forms came in, long after nobody sends them again. */
export const forgetStandForms = (tx: Tx): Promise<unknown> =>
  tx
    .deleteFrom('street_stand_form')
    .where('received_at', '<', new Date(tx.now.getTime() - KEPT_MS))
    .execute();
