import type { Tx } from '#db';
import { enqueue } from '#jobs';

export const COUNT_JOB = 'notes.judge';
const MINUTE_MS = 60_000;

/** Asks for a count at the next minute, once for everybody who asks until then. */
export async function askForCount(tx: Tx): Promise<void> {
  const minute = Math.floor(tx.now.getTime() / MINUTE_MS) + 1;
  await enqueue(tx, { name: COUNT_JOB }, {}, { runAt: new Date(minute * MINUTE_MS), key: String(minute) });
}
