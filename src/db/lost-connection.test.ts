import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { Db } from '#db';
import { openWorld } from '../../test/world.ts';

/** Ends a connection from the server's side, as an operator or a restart does, and waits until it is gone. */
async function cut(db: Db, pid: number): Promise<void> {
  await sql`select pg_terminate_backend(${pid})`.execute(db);
  const there = async () => (await sql`select from pg_stat_activity where pid = ${pid}`.execute(db)).rows.length > 0;
  for (let looks = 0; looks < 10_000 && (await there()); looks++);
}

test('a connection that is cut in the middle of a transaction ends that transaction and nothing else', async () => {
  await using world = await openWorld();
  const { promise: begun, resolve: tell } = Promise.withResolvers<number>();
  const { promise: gone, resolve: goOn } = Promise.withResolvers<void>();
  const work = world.transact(async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
    tell(rows[0]?.pid ?? 0);
    await gone;
    await sql`select`.execute(tx);
  });
  await cut(world.db, await begun);
  goOn();
  await assert.rejects(work);
  assert.equal((await world.browse('/explore')).status, 200);
});
