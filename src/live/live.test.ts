import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { MISSED, sharedLive } from '#live';
import { changeSetting } from '#settings';
import { type World, openWorld } from '../../test/world.ts';

const doorbells = async ({ db }: World): Promise<number[]> => {
  const { rows } = await sql<{ pid: number }>`
    select pid from pg_stat_activity
    where datname = current_database() and application_name = 'essor doorbell'`.execute(db);
  return rows.map(({ pid }) => pid);
};

/** Cuts connections of doorbells, as a restart of the database does. */
async function cut({ db }: World, pids: readonly number[]): Promise<void> {
  for (const pid of pids) await sql`select pg_terminate_backend(${pid})`.execute(db);
}

async function until(holds: () => boolean): Promise<void> {
  for (let looks = 0; looks < 1_000 && !holds(); looks++) await sleep(10);
  assert.ok(holds());
}

test('settings that changed while the doorbell was away are read when it is back', async () => {
  await using world = await openWorld();
  // The first jobs change a setting too.
  await world.app.settle();
  await cut(world, await doorbells(world));
  await world.transact((tx) => changeSetting(tx, null, 'name', 'Meanwhile'));
  await world.transact((tx) => changeSetting(tx, null, 'clockOffset', 3_600_000));
  const before = world.clock.now().getTime();
  await until(() => world.deps.settings.current.name === 'Meanwhile');
  await until(() => world.clock.now().getTime() - before === 3_600_000);
});

test('a process whose doorbell was away has the others read again what it may have said', async () => {
  await using world = await openWorld();
  const own = await doorbells(world);
  const other = await sharedLive(world.connection, 'other');
  try {
    let heard = 0;
    other.subscribe(MISSED, () => (heard += 1));
    await cut(world, own);
    await until(() => heard === 1);
  } finally {
    await other.close();
  }
});
