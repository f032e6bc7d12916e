import type { Db, Transact, Tx } from '#db';
import type { Deps } from '#deps';
import type { Id } from '#ids';
import { defineJob, enqueue } from '#jobs';
import { publish } from '#network';
import { type AtStep, type Effect, settle, takeEffect } from './take-effect.ts';

/** What breaks off is tried again after 5 s, 25 s, 2 min, 10 min and 52 min; then it has failed. */
const MOST_TRIES = 6;
const SWEEP_MS = 30_000;

/** Asks for the effect of a decision at its moment; the sweep finds it if this is lost. */
export const enqueueEffect = (tx: Tx, decision: Id<'decision'>, at: Date): Promise<void> =>
  enqueue(tx, effect, { decision }, { runAt: at, key: `${decision} ${at.toISOString()}` });

/** Makes one decision take effect at its moment. */
export const effect = defineJob<Deps, { decision: Id<'decision'> }>({
  name: 'deliberation.effect',
  run: (deps, { decision }) => takeUp(deps, decision),
});

/** Takes up whatever is due. */
export const effectSweep = defineJob<Deps, Record<string, never>>({
  name: 'deliberation.effectSweep',
  every: SWEEP_MS,
  async run(deps) {
    for (const { id } of await dueDecisions(deps.db)) await takeUp(deps, id);
  },
});

const dueDecisions = (db: Db): Promise<readonly { id: Id<'decision'> }[]> =>
  db
    .selectFrom('decision')
    .where('state', '=', 'queued')
    .where('due_at', '<=', db.now)
    .where((eb) => eb.or([eb('retry_at', 'is', null), eb('retry_at', '<=', db.now)]))
    .orderBy('due_at')
    .orderBy('number')
    .select('id')
    .execute();

async function takeUp(deps: Deps, decision: Id<'decision'>): Promise<void> {
  const done = await takeUpOne(deps, decision);
  if (done) publish(deps.live, done.news);
}

/** In a transaction of its own: takes effect, or notes that it broke off. @returns what to publish. */
export async function takeUpOne(
  { transact, log }: { readonly transact: Transact; readonly log: (line: string) => void },
  decision: Id<'decision'>,
  at?: AtStep,
): Promise<Effect | undefined> {
  try {
    const done = await transact((tx) => takeEffect(tx, decision, at));
    await at?.('durable');
    return done;
  } catch (error) {
    log(`a decision broke off as it took effect: ${error instanceof Error ? error.message : String(error)}`);
    return transact((tx) => putOff(tx, decision));
  }
}

async function putOff(tx: Tx, id: Id<'decision'>): Promise<Effect | undefined> {
  const broken = await tx
    .selectFrom('decision')
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .forUpdate()
    .select(['id', 'number', 'proposal_id', 'tries'])
    .executeTakeFirst();
  if (!broken) return undefined;
  const tries = broken.tries + 1;
  const again = new Date(tx.now.getTime() + 1_000 * 5 ** tries);
  await tx.updateTable('decision').set({ tries, retry_at: again }).where('id', '=', id).execute();
  if (tries >= MOST_TRIES) return settle(tx, broken, 'failed', { action: 0, why: 'broken' }, []);
  await enqueueEffect(tx, id, again);
  return undefined;
}
