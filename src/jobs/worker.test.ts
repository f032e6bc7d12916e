import assert from 'node:assert/strict';
import { test } from 'node:test';
import { standingClock } from '#clock';
import { type Db, openDatabase, type Transact } from '#db';
import { defineJob, enqueue, type Job, startWorker } from '#jobs';
import { seededRandom } from '#random';
import { freshDatabase } from '../../test/cluster.ts';

interface Bench {
  db: Db;
  transact: Transact;
  log: (line: string) => void;
}

/** A database with a worker on it and a clock that stands until moved. */
async function workshop(jobs: readonly Job<Bench, never>[]) {
  const { connection, drop } = await freshDatabase();
  const clock = standingClock(new Date('2016-10-03T07:00:00Z'));
  const database = openDatabase({ connection, clock, random: seededRandom('jobs'), max: 6 });
  const lines: string[] = [];
  const deps: Bench = { db: database.db, transact: database.transact, log: (line) => void lines.push(line) };
  const worker = await startWorker(deps, jobs);
  return {
    ...deps,
    deps,
    clock,
    worker,
    lines,
    rows: () => database.db.selectFrom('job').selectAll().orderBy('id').execute(),
    async [Symbol.asyncDispose]() {
      await worker.stop();
      await database.close();
      await drop();
    },
  };
}

test('a job runs once the change that asked for it is durable, and never when it is undone', async () => {
  const ran: number[] = [];
  const note = defineJob({ name: 'note', run: async (_: Bench, { n }: { n: number }) => void ran.push(n) });
  await using shop = await workshop([note]);
  await assert.rejects(
    shop.transact(async (tx) => {
      await enqueue(tx, note, { n: 1 });
      throw new Error('undone');
    }),
  );
  await shop.transact((tx) => enqueue(tx, note, { n: 2 }));
  await shop.worker.idle();
  assert.deepEqual(ran, [2]);
  assert.deepEqual(await shop.rows(), []);
});

test('asking twice with one key is asking once; later work waits for its hour', async () => {
  const ran: string[] = [];
  const remind = defineJob({ name: 'remind', run: async (_: Bench, { who }: { who: string }) => void ran.push(who) });
  await using shop = await workshop([remind]);
  const tomorrow = new Date(shop.clock.now().getTime() + 86_400_000);
  for (let i = 0; i < 3; i++) {
    await shop.transact((tx) => enqueue(tx, remind, { who: 'lea' }, { key: 'lea', runAt: tomorrow }));
  }
  await shop.worker.idle();
  assert.deepEqual(ran, []);
  shop.clock.advance(86_400_000);
  await shop.worker.idle();
  assert.deepEqual(ran, ['lea']);
});

test('what fails is tried again, later and later, and put aside in the end with its reason', async () => {
  let tries = 0;
  const stubborn = defineJob({
    name: 'stubborn',
    attempts: 3,
    async run() {
      tries++;
      throw new Error('the other side is away');
    },
  });
  await using shop = await workshop([stubborn]);
  await shop.transact((tx) => enqueue(tx, stubborn, {}));
  const waits: number[] = [];
  for (let i = 0; i < 5; i++) {
    await shop.worker.idle();
    const [row] = await shop.rows();
    assert.ok(row);
    if (row.dead_at) break;
    waits.push(row.run_at.getTime() - shop.clock.now().getTime());
    shop.clock.advance(row.run_at.getTime() - shop.clock.now().getTime());
  }
  assert.equal(tries, 3);
  assert.ok(waits.every((wait, i) => i === 0 || wait > (waits[i - 1] ?? 0)));
  const [dead] = await shop.rows();
  assert.ok(dead?.dead_at);
  assert.equal(dead.last_error, 'the other side is away');
  assert.equal(shop.lines.length, 3);
});

test('work that a killed process had taken is done by another when its lease lapses', async () => {
  const ran: string[] = [];
  const carry = defineJob({ name: 'carry', run: async () => void ran.push('done') });
  await using shop = await workshop([carry]);
  await shop.transact(async (tx) => {
    await enqueue(tx, carry, {});
    await tx
      .updateTable('job')
      .set({ leased_until: new Date(tx.now.getTime() + 300_000), attempts: 1 })
      .execute();
  });
  await shop.worker.idle();
  assert.deepEqual(ran, []);
  shop.clock.advance(300_001);
  await shop.worker.idle();
  assert.deepEqual(ran, ['done']);
});

test('daily work comes back by itself, once a day however many processes start', async () => {
  let days = 0;
  const sweep = defineJob({ name: 'sweep', every: 86_400_000, run: async () => void days++ });
  await using shop = await workshop([sweep]);
  const second = await startWorker(shop.deps, [sweep]);
  try {
    for (let day = 0; day < 3; day++) {
      await shop.worker.idle();
      await second.idle();
      shop.clock.advance(86_400_000);
    }
    assert.equal(days, 3);
    assert.equal((await shop.rows()).length, 1);
  } finally {
    await second.stop();
  }
});
