import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeServer, endRole, lastServerChange, timeZones } from '#accounts';
import { Refusal } from '#refusal';
import { readSettings } from '#settings';
import { openWorld } from '../../test/world.ts';

const answers = {
  name: 'Couvée',
  purpose: 'A network of our own.',
  locale: 'en',
  stage: 'co-op',
  timeZone: 'America/Toronto',
} as const;

test('a steward changes what the server is, and each change says whose it was', async () => {
  await using world = await openWorld();
  const lea = await world.person('Lea', { roles: ['steward'] });
  const paul = await world.person('Paul', { roles: ['steward'] });
  assert.equal(await lastServerChange(world.db), undefined);
  await world.transact((tx) => changeServer(tx, lea.actor, answers));
  world.clock.advance(60_000);
  await world.transact((tx) => changeServer(tx, paul.actor, { ...answers, name: 'Nid' }));
  const { name, purpose, locale, stage, timeZone } = await readSettings(world.db);
  assert.deepEqual({ name, purpose, locale, stage, timeZone }, { ...answers, name: 'Nid' });
  const changes = await world.db.selectFrom('setting').select(['key', 'changed_by']).execute();
  const by = Object.fromEntries(changes.map((row) => [row.key, row.changed_by]));
  assert.equal(by.name, paul.actor.person);
  assert.equal(by.stage, lea.actor.person);
  assert.equal(by.locale, undefined);
  assert.deepEqual(await lastServerChange(world.db), { at: world.clock.now(), handle: 'paul' });
});

test('who is no steward, or no longer, changes nothing', async () => {
  await using world = await openWorld();
  const lea = await world.person('Lea', { roles: ['steward'] });
  const paul = await world.person('Paul', { roles: ['steward'] });
  const olga = await world.person('Olga', { roles: ['organiser'] });
  await world.transact((tx) => endRole(tx, lea.actor, paul.actor.person, 'steward'));
  for (const { actor } of [paul, olga]) {
    await assert.rejects(
      world.transact((tx) => changeServer(tx, actor, answers)),
      (error) => error instanceof Refusal && error.status === 403,
    );
  }
  assert.equal((await readSettings(world.db)).stage, 'campaign');
});

test('a time zone is one that program and database both know', async () => {
  await using world = await openWorld();
  const lea = await world.person('Lea', { roles: ['steward'] });
  for (const timeZone of ['Europe/Atlantis', 'europe/paris', 'Factory', 'posix/Europe/Paris']) {
    await assert.rejects(
      world.transact((tx) => changeServer(tx, lea.actor, { ...answers, timeZone })),
      (error) => error instanceof Refusal && 'timeZone' in error.fields,
      timeZone,
    );
  }
  assert.equal((await readSettings(world.db)).name, 'Couvée');
  const zones = await timeZones(world.db);
  assert.ok(zones.length > 300);
  for (const zone of ['UTC', 'Europe/Paris', 'America/Toronto', 'Asia/Tokyo']) assert.ok(zones.includes(zone), zone);
  assert.equal(new Set(zones).size, zones.length);
});
