import { sql } from 'kysely';
import type { Tx } from '#db';

/** Work that happens after the transaction that asks for it, at least once, with back-off. */
export interface Job<Deps, Payload> {
  readonly name: string;
  /** Must be idempotent: it runs again when the process dies between doing and noting it. */
  run(deps: Deps, payload: Payload): Promise<void>;
  /** Tries before the job is put aside as dead. */
  readonly attempts: number;
  /** For work that comes back by itself: milliseconds from one run to the next. */
  readonly every?: number;
}

export function defineJob<Deps, Payload>(
  job: Omit<Job<Deps, Payload>, 'attempts'> & { attempts?: number },
): Job<Deps, Payload> {
  return { attempts: 12, ...job };
}

export interface When {
  /** Not before this moment; default: now. */
  runAt?: Date;
  /** Two waiting jobs of one name never share a key: asking twice is asking once. */
  key?: string;
}

/** A job by its name alone, for verbs that the job itself calls. */
export interface JobName<Payload> {
  readonly name: string;
  run?(deps: never, payload: Payload): Promise<void>;
}

/** Writes the job in the caller's transaction: it exists if and only if the change does. */
export async function enqueue<Payload>(
  tx: Tx,
  job: JobName<Payload>,
  payload: Payload,
  when: When = {},
): Promise<void> {
  await tx
    .insertInto('job')
    .values({
      id: tx.newId<'job'>(),
      name: job.name,
      payload: JSON.stringify(payload),
      key: when.key ?? null,
      run_at: when.runAt ?? tx.now,
      created_at: tx.now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['name', 'key'])
        .where(sql<boolean>`key is not null and dead_at is null`)
        .doNothing(),
    )
    .execute();
}
