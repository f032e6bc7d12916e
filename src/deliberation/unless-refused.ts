import { sql } from 'kysely';
import type { Tx } from '#db';
import { Refusal } from '#refusal';

/** Does something that a verb may refuse. @returns undefined when it did: then nothing of it has happened. */
export async function unlessRefused<T>(tx: Tx, work: () => Promise<T>): Promise<T | undefined> {
  await sql`savepoint attempt`.execute(tx);
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await sql`rollback to savepoint attempt`.execute(tx);
    return undefined;
  }
}
