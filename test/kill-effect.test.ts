import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { test } from 'node:test';
import { readSettings } from '#settings';
import { closedVote, cooperators, DAY } from '../src/deliberation/effect.testing.ts';
import { openWorld, type World } from './world.ts';

/** `npm test` kills ten times; `npm run ordeal` sets a hundred, of which this makes two hundred. */
const GIVEN = Number(process.env.ESSOR_KILLS ?? 10);
const TIMES = GIVEN > 10 ? 2 * GIVEN : GIVEN;

/** Every step of taking effect of a decision with two actions, and the moment after its commit. */
const STEPS = ['locked', 'compared', 'applied 0', 'noted 0', 'applied 1', 'noted 1', 'recorded', 'durable'];

/** Runs the effects of a moment in a process of their own. @returns the steps it went through, or how it was killed. */
async function drive(world: World, now: Date, dieAt: string | null): Promise<readonly string[] | NodeJS.Signals> {
  const told = JSON.stringify({ connection: world.connection, now, dieAt });
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--import', './scripts/tsx.mjs', 'test/take-effect-driver.ts', told],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const said: string[] = [];
  const complained: string[] = [];
  child.stdout.on('data', (text: Buffer) => said.push(text.toString()));
  child.stderr.on('data', (text: Buffer) => complained.push(text.toString()));
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) => {
    child.once('close', (...ended) => resolve(ended));
  });
  if (signal) return signal;
  assert.equal(code, 0, complained.join(''));
  return JSON.parse(said.join('')) as string[];
}

const stateOf = async (world: World, decision: string) =>
  world.db
    .selectFrom('decision')
    .where('id', '=', decision as never)
    .select(['state', 'executed_at', 'proposal_id'])
    .executeTakeFirstOrThrow();

test(
  `a decision takes effect exactly once, all or nothing, under kill -9 at every step (${TIMES} times)`,
  { timeout: TIMES * 30_000 + 60_000 },
  async () => {
    await using world = await openWorld();
    const [amina] = await cooperators(world, ['Amina']);
    const begun = world.clock.now();
    for (let round = 0; round < TIMES; round++) {
      const dieAt = STEPS[round % STEPS.length]!;
      const { decision, proposal } = await closedVote(world, {
        author: amina!,
        electors: [amina!],
        actions: [
          { name: 'setting.change', input: { key: 'name', value: `Round ${round}` } },
          { name: 'record', input: { what: `Round ${round}`, owner: '@amina', due: '2030-01-01' } },
        ],
      });
      const before = (await readSettings(world.db)).name;
      const due = new Date(begun.getTime() + 3 * DAY * 60_000);

      assert.equal(await drive(world, due, dieAt), 'SIGKILL', `killed at ${dieAt}`);
      // The server notices that the process is gone a little later: only then are its locks free.
      const killed = await settled(world, decision);
      const duties = () => world.db.selectFrom('duty').where('decision_id', '=', decision).select('id').execute();
      const ran = () =>
        world.db
          .selectFrom('action')
          .where('proposal_id', '=', proposal)
          .where('ran_at', 'is not', null)
          .select('id')
          .execute();
      const all = dieAt === 'durable';
      assert.equal(killed.state, all ? 'executed' : 'queued', dieAt);
      assert.equal((await readSettings(world.db)).name, all ? `Round ${round}` : before, dieAt);
      assert.deepEqual([(await ran()).length, (await duties()).length], all ? [2, 1] : [0, 0], dieAt);

      // It starts again, twice at the same moment: once it happens, and once there is nothing to do.
      const both = await Promise.all([drive(world, due, null), drive(world, due, null)]);
      assert.deepEqual(both.flat().toSorted(), all ? [] : STEPS.filter((step) => step !== 'durable').toSorted(), dieAt);
      assert.equal((await stateOf(world, decision)).state, 'executed');
      assert.equal((await readSettings(world.db)).name, `Round ${round}`);
      assert.deepEqual([(await ran()).length, (await duties()).length], [2, 1], dieAt);
      const told = await world.db
        .selectFrom('proposal_event')
        .where('proposal_id', '=', proposal)
        .where('kind', '=', 'executed')
        .select('id')
        .execute();
      assert.equal(told.length, 1, 'it is said once');
    }
  },
);

/** What became of a decision, once whoever held it is gone. */
async function settled(world: World, decision: string) {
  return world.transact(async (tx) => {
    await tx
      .selectFrom('decision')
      .where('id', '=', decision as never)
      .forUpdate()
      .select('id')
      .execute();
    return tx
      .selectFrom('decision')
      .where('id', '=', decision as never)
      .select(['state', 'executed_at'])
      .executeTakeFirstOrThrow();
  });
}
