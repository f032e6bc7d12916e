import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import { answerErrors, type Env, introduce, mountRoutes, post } from '#http';
import { openWorld } from '../../test/world.ts';
import { MOST_AT_ONCE, MOST_WAITING } from './large-bodies.ts';

const MEGABYTE = 1_048_576;

test('few large bodies are read at once, some wait unread, the others come back', { timeout: 20_000 }, async () => {
  await using world = await openWorld();
  const router = new Hono<Env>();
  let [read, answered] = [0, 0];
  let most = 0;
  const gate = Promise.withResolvers<void>();
  const route = post(
    '/large',
    'anyone',
    async (c) => {
      const { byteLength } = await c.req.arrayBuffer();
      if (byteLength > MEGABYTE) {
        read++;
        most = Math.max(most, read - answered);
        await gate.promise;
        answered++;
      }
      return c.text('read');
    },
    { maxBytes: 2 * MEGABYTE },
  );
  router.use(introduce(world.deps));
  answerErrors(router, world.deps, (c) => c.text(''));
  mountRoutes(router, [route], world.clock);
  const send = async (bytes: number) =>
    router.request('/large', {
      method: 'POST',
      body: new Uint8Array(bytes),
      headers: { accept: 'application/json', 'content-length': String(bytes) },
    });

  const sent = Array.from({ length: MOST_AT_ONCE + MOST_WAITING }, () => send(MEGABYTE + 1));
  const refused = await Promise.all([send(MEGABYTE + 1), send(2 * MEGABYTE)]);
  for (const response of refused) {
    assert.equal(response.status, 503);
    assert.equal(response.headers.get('retry-after'), '10');
    assert.match(await response.text(), /Wait a few seconds, then send yours again/);
  }
  assert.equal((await send(MEGABYTE)).status, 200);
  assert.equal((await send(2 * MEGABYTE + 1)).status, 413);
  assert.equal(read, MOST_AT_ONCE);

  gate.resolve();
  for (const response of await Promise.all(sent)) assert.equal(response.status, 200);
  assert.equal(answered, sent.length);
  assert.equal(most, MOST_AT_ONCE);
  assert.equal((await send(MEGABYTE + 1)).status, 200);
});

test('whoever fails leaves their place to the next', async () => {
  await using world = await openWorld();
  const router = new Hono<Env>();
  const fails = (): never => {
    throw new Error('no');
  };
  router.use(introduce(world.deps));
  answerErrors(router, world.deps, (c) => c.text('', 500));
  mountRoutes(router, [post('/large', 'anyone', fails, { maxBytes: 2 * MEGABYTE })], world.clock);
  for (let n = 0; n < 2 * MOST_AT_ONCE; n++) {
    const response = await router.request('/large', {
      method: 'POST',
      body: new Uint8Array(MEGABYTE + 1),
      headers: n % 2 ? { 'transfer-encoding': 'chunked' } : { 'content-length': String(MEGABYTE + 1) },
    });
    assert.equal(response.status, 500);
  }
});
