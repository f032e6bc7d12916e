import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { alarmsOf, countOf, nonceOf, noteOrigins, PUZZLE_BITS } from '#campaigns';
import { launchAppeal } from '../../campaigns/campaign.testing.ts';
import { isTrending } from '../../campaigns/guard/trending.ts';
import { form, openWorld, type World } from '../../../test/world.ts';
import { firstBits } from '../client/sha256.ts';
import { guardOf } from '../signing-guard.ts';
import { createHash } from 'node:crypto';

const SLUG = 'what-if-we-bought-twitter';

const send = (world: World, n: number, more: Record<string, string> = {}, from = '198.51.100.7') => {
  const init = form({ name: `Signer ${n}`, email: `signer${n}@example.org`, ...more });
  return world.browse(`/c/${SLUG}/sign`, {
    ...init,
    headers: { ...Object.fromEntries(new Headers(init.headers)), 'x-forwarded-for': from },
  });
};

function solve(puzzle: string): string {
  const block = new Uint8Array(64);
  for (let n = 0; ; n++) {
    const { written } = new TextEncoder().encodeInto(`${nonceOf(puzzle)}:${n}`, block);
    if (firstBits(block, written) >>> (32 - PUZZLE_BITS) === 0) return String(n);
  }
}

/** Sixty people of one address have signed: the next is asked for one more step. */
async function busyAddress(world: World) {
  const { id } = await launchAppeal(world);
  for (let n = 0; n < 60; n++) assert.equal((await send(world, n)).status, 303);
  const asked = await send(world, 60);
  assert.equal(asked.status, 200);
  const puzzle = /name="puzzle" value="([\w-]+)"/.exec(await asked.text())?.[1] ?? '';
  return { id, puzzle };
}

test('our own SHA-256 is SHA-256', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii', maxLength: 55 }), (text) => {
      const block = new Uint8Array(64);
      const { written } = new TextEncoder().encodeInto(text, block);
      assert.equal(firstBits(block, written), createHash('sha256').update(text).digest().readUInt32BE());
    }),
  );
});

test('one address may sign for a whole stand; beyond, a puzzle that is solved once lets one form pass', async () => {
  await using world = await openWorld();
  const { id, puzzle } = await busyAddress(world);
  assert.equal((await send(world, 60, {}, '203.0.113.9')).status, 303, 'from elsewhere nothing is asked');
  const solution = solve(puzzle);
  assert.equal((await send(world, 61, { puzzle, solution })).status, 200, 'it is worth nothing for another mailbox');
  const passed = await send(world, 60, { puzzle, solution });
  assert.equal(passed.status, 303);
  assert.equal((await send(world, 60, { puzzle, solution })).status, 200, 'nor a second time');
  assert.deepEqual(await countOf(world.db, id), { confirmed: 0, pending: 61 });
});

test('whose browser solves nothing is not refused: the form waits its turn, and then its mail goes out', async () => {
  await using world = await openWorld();
  const { id, puzzle } = await busyAddress(world);
  const waits = await send(world, 60, { puzzle, solution: '' });
  assert.equal(waits.headers.get('location'), `/c/${SLUG}/signed`);
  assert.deepEqual(await countOf(world.db, id), { confirmed: 0, pending: 60 });
  world.clock.advance(120_000);
  await world.app.settle();
  assert.deepEqual(await countOf(world.db, id), { confirmed: 0, pending: 61 });
  assert.equal((await world.mails('signer60@example.org')).length, 1);
  assert.deepEqual(await world.db.selectFrom('slow_signing').selectAll().execute(), []);
});

test('a domain that sends far more than is usual raises one alarm, which its organisers hear of and can count', async () => {
  await using world = await openWorld();
  const { ruth, id } = await launchAppeal(world);
  const note = (domain: string, forms: number) =>
    world.transact((tx) =>
      noteOrigins(tx, [{ campaign: id, kind: 'domain', subject: domain, forms }], 'http://localhost:3000'),
    );
  await note('gmail.com', 300);
  await note('example.org', 100);
  world.clock.advance(3_600_000);
  await note('gmail.com', 300);
  assert.deepEqual(await alarmsOf(world.db, id), [], 'as many as usual');
  await note('spam.example', 80);
  await note('spam.example', 10);
  await world.app.settle();
  const alarms = await alarmsOf(world.db, id);
  assert.deepEqual(
    alarms.map(({ subject, forms }) => [subject, forms]),
    [['spam.example', 90]],
  );
  assert.equal((await world.mails('ruth@example.org')).length, 1);
  const care = await (await ruth.browse(`/c/${SLUG}/care`)).text();
  assert.match(care, /90 forms with addresses at spam\.example/);
  assert.match(care, /name="mailDomain" value="spam\.example"/);

  await guardOf(world.deps).note();
  const suspected = await send(world, 1, { email: 'a@spam.example' }, '192.0.2.44');
  assert.equal(suspected.status, 200, 'a form from there takes one more step');
});

test('networks are kept as keyed hashes, and for two days', async () => {
  await using world = await openWorld();
  const { id } = await launchAppeal(world);
  await send(world, 1, {}, '192.0.2.44');
  await guardOf(world.deps).note();
  const rows = () => world.db.selectFrom('signing_origin').where('campaign_id', '=', id).selectAll().execute();
  assert.deepEqual((await rows()).map(({ kind }) => kind).toSorted(), ['domain', 'network']);
  assert.ok(!JSON.stringify(await rows()).includes('192.0.2'));
  world.clock.advance(3 * 86_400_000);
  await world.app.settle();
  assert.deepEqual(
    (await rows()).map(({ kind }) => kind),
    ['domain'],
  );
  const keys = await world.db.selectFrom('signing_key').where('purpose', 'like', 'networks-of-%').selectAll().execute();
  assert.deepEqual(keys, []);
});

test('the usual part of a petition never alarms, whatever its size', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), fc.double({ min: 0.01, max: 1, noNaN: true }), (total, part) => {
      assert.ok(!isTrending({ kind: 'domain', forms: Math.floor(total * part), total, part }));
    }),
  );
});
