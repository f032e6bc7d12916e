import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Hono } from 'hono';
import { sql } from 'kysely';
import pg from 'pg';
import { answerErrors, type Env } from '#http';
import { messagesFor } from '#i18n';
import { openWorld, type World } from '../../test/world.ts';

/** What a page answers whose work fails so. */
async function answerTo(world: World, error: unknown): Promise<Response> {
  const router = new Hono<Env>();
  router.use(async (c, next) => {
    c.set('m', messagesFor('en'));
    await next();
  });
  answerErrors(router, world.deps, (c, refusal) => c.text('', refusal?.status ?? 500));
  router.get('/', () => Promise.reject(error));
  return router.request('/');
}

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => assert.fail('it did not fail'),
    (error: unknown) => error,
  );

test('a connection that was cut says to come back in a moment', async () => {
  await using world = await openWorld();
  const client = new pg.Client(world.connection);
  client.on('error', () => {});
  await client.connect();
  const ended = new Promise((resolve) => client.once('end', resolve));
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const during = failureOf(client.query('select pg_sleep(60)'));
  await sleep(100);
  await sql`select pg_terminate_backend(${rows[0]?.pid ?? 0})`.execute(world.db);
  const failures = [await during, await ended.then(() => failureOf(client.query('select 1')))];
  // How the driver and its pool say the same without a code.
  failures.push(
    new Error('Connection terminated unexpectedly'),
    new Error('Connection terminated due to connection timeout'),
    new Error('Client has encountered a connection error and is not queryable'),
    new Error('timeout exceeded when trying to connect'),
  );
  for (const failure of failures) {
    const response = await answerTo(world, failure);
    assert.equal(response.status, 503, String(failure));
    assert.equal(response.headers.get('retry-after'), '5', String(failure));
  }
  assert.deepEqual(world.log, []);
});

test('another fault stays a fault of ours', async () => {
  await using world = await openWorld();
  const speaking = Object.assign(new Error('Connection terminated'), { code: '42601' });
  for (const failure of [new Error('Cannot read Connection terminated'), speaking]) {
    assert.equal((await answerTo(world, failure)).status, 500, String(failure));
  }
});
