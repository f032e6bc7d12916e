import type { Db, Transact, Tx } from '#db';
import type { Deps } from '#deps';
import type { Id } from '#ids';
import { defineJob, enqueue } from '#jobs';
import { publish } from '#network';
import { type AtStep, type Effect, settle, takeEffect } from './take-effect.ts';

/** What breaks off is tried again after 5 s, 25 s, 2 min, 10 min and 52 min; then it has failed. */
const MOST_TRIES = 6;
const SWEEP_MS = 30_000;

/** Looks for what is due at the moment of a decision; the sweep finds it if this is lost. */
export const enqueueEffect = (tx: Tx, decision: Id<'decision'>, at: Date): Promise<void> =>
  enqueue(tx, effect, { decision }, { runAt: at, key: `${decision} ${at.toISOString()}` });

/** Rings at the moment of a decision. All that is due is taken up, so that what is due first takes effect first. */
export const effect = defineJob<Deps, { decision: Id<'decision'> }>({ name: 'deliberation.effect', run: takeUpDue });

/** Takes up whatever is due. */
export const effectSweep = defineJob<Deps, Record<string, never>>({
  name: 'deliberation.effectSweep',
  every: SWEEP_MS,
  run: takeUpDue,
});

async function takeUpDue(deps: Deps): Promise<void> {
  for (const due of await dueDecisions(deps.db)) {
    const done = await takeUp(deps, due);
    if (done) publish(deps.live, done.news);
  }
}

export interface Due {
  readonly id: Id<'decision'>;
  readonly tries: number;
}

/** What is to take effect now, in the order in which it does. */
export const dueDecisions = (db: Db): Promise<readonly Due[]> =>
  db
    .selectFrom('decision')
    .where('state', '=', 'queued')
    .where('due_at', '<=', db.now)
    .where((eb) => eb.or([eb('retry_at', 'is', null), eb('retry_at', '<=', db.now)]))
    .orderBy('due_at')
    .orderBy('number')
    .select(['id', 'tries'])
    .execute();

/** In a transaction of its own: takes effect, or notes that it broke off. @returns what to publish. */
export async function takeUp(
  { transact, log }: { readonly transact: Transact; readonly log: (line: string) => void },
  due: Due,
  at?: AtStep,
): Promise<Effect | undefined> {
  try {
    return await transact((tx) => takeEffect(tx, due.id, at));
  } catch (error) {
    log(`a decision broke off as it took effect: ${error instanceof Error ? error.message : String(error)}`);
    return transact((tx) => putOff(tx, due));
  }
}

/** Counts a try once, whoever else tried at the same moment. */
async function putOff(tx: Tx, due: Due): Promise<Effect | undefined> {
  const broken = await tx
    .selectFrom('decision')
    .where('id', '=', due.id)
    .where('state', '=', 'queued')
    .where('tries', '=', due.tries)
    .forUpdate()
    .select(['id', 'number', 'proposal_id'])
    .executeTakeFirst();
  if (!broken) return undefined;
  const tries = due.tries + 1;
  const again = new Date(tx.now.getTime() + 1_000 * 5 ** tries);
  await tx.updateTable('decision').set({ tries, retry_at: again }).where('id', '=', due.id).execute();
  if (tries >= MOST_TRIES) return settle(tx, broken, 'failed', { action: 0, why: 'broken' }, []);
  await enqueueEffect(tx, due.id, again);
  return undefined;
}
