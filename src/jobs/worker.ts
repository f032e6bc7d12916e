import { sql } from 'kysely';
import type { Db, Transact } from '#db';
import type { Id } from '#ids';
import { type Job, enqueue } from './job.ts';
import { type Pulse, pulse } from './pulse.ts';

interface Claimed {
  id: Id<'job'>;
  name: string;
  payload: unknown;
  attempts: number;
}

const BATCH = 20;
const LEASE_MS = 5 * 60_000;
const POLL_MS = 1_000;
const LONGEST_WAIT_MS = 6 * 3_600_000;

/** Waits grow as 5 s, 25 s, 2 min, 10 min, 52 min, then 6 h. */
const backOff = (attempts: number): number => Math.min(1_000 * 5 ** attempts, LONGEST_WAIT_MS);

/**
 * Runs due jobs: claims a batch under a lease with `skip locked`, runs it, deletes what is done.
 * A process that dies leaves leases that lapse; the table is the truth and `wake` only a hint.
 */
export async function startWorker<Deps extends { db: Db; transact: Transact; log: (line: string) => void }>(
  deps: Deps,
  jobs: readonly Job<Deps, never>[],
): Promise<Pulse> {
  const byName = new Map(jobs.map((job) => [job.name, job]));
  const claim = async (): Promise<Claimed[]> => {
    const now = deps.db.now;
    const lease = new Date(now.getTime() + LEASE_MS);
    const { rows } = await sql<Claimed>`
      update job set leased_until = ${lease}, attempts = attempts + 1
      where id in (
        select id from job
        where dead_at is null and run_at <= ${now} and (leased_until is null or leased_until <= ${now})
        order by run_at, id limit ${sql.lit(BATCH)} for update skip locked)
      returning id, name, payload, attempts`.execute(deps.db);
    return rows;
  };

  const runOne = async (claimed: Claimed): Promise<void> => {
    const job = byName.get(claimed.name);
    try {
      if (!job) throw new Error(`no job is called ${claimed.name}`);
      await job.run(deps, claimed.payload as never);
      await deps.transact(async (tx) => {
        await tx.deleteFrom('job').where('id', '=', claimed.id).execute();
        if (job.every !== undefined) {
          await enqueue(tx, job, claimed.payload as never, {
            key: 'every',
            runAt: new Date(tx.now.getTime() + job.every),
          });
        }
      });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const dead = claimed.attempts >= (job?.attempts ?? 1) && job?.every === undefined;
      deps.log(`job ${claimed.name} failed (try ${claimed.attempts}${dead ? ', given up' : ''}): ${reason}`);
      await deps.transact(async (tx) => {
        await tx
          .updateTable('job')
          .set({
            leased_until: null,
            last_error: reason.slice(0, 1_000),
            run_at: new Date(tx.now.getTime() + backOff(claimed.attempts)),
            dead_at: dead ? tx.now : null,
          })
          .where('id', '=', claimed.id)
          .execute();
      });
    }
  };

  await deps.transact(async (tx) => {
    for (const job of jobs) if (job.every !== undefined) await enqueue(tx, job, {} as never, { key: 'every' });
  });
  return pulse({
    everyMs: POLL_MS,
    onError: (reason) => deps.log(`jobs pause: ${reason}`),
    async turn(stopped) {
      for (let batch = await claim(); batch.length > 0; batch = await claim()) {
        await Promise.all(batch.map(runOne));
        if (stopped()) return;
      }
    },
  });
}
