import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leave } from '#accounts';
import {
  announce,
  announced,
  changeAnnouncement,
  dismissAnnouncement,
  react,
  readAnnouncements,
  withdrawAnnouncement,
} from '#network';
import { Refusal } from '#refusal';
import { erasers } from '../web/erasers.ts';
import { openWorld } from '../../test/world.ts';

const is = (status: number) => (error: unknown) => error instanceof Refusal && error.status === status;
const input = { textEn: 'We move on Monday', textFr: '', publishAt: '', startsAt: '', endsAt: '', allDay: false };

test('an announcement is read from its day until what it is about is over, and put aside by each for themselves', async () => {
  await using world = await openWorld();
  const [ruth, lea] = [await world.person('Ruth', { roles: ['secretary'] }), await world.person('Léa')];
  const at = (hours: number) => new Date(world.clock.now().getTime() + hours * 3_600_000).toISOString();
  const one = { ...input, publishAt: at(1), startsAt: at(2), endsAt: at(3) };
  await assert.rejects(
    world.transact((tx) => announce(tx, lea.actor, one)),
    is(403),
  );
  for (const wrong of [
    { ...one, textEn: '' },
    { ...one, endsAt: at(1) },
    { ...input, endsAt: at(-1) },
  ]) {
    await assert.rejects(
      world.transact((tx) => announce(tx, ruth.actor, wrong)),
      is(422),
    );
  }
  const { id } = await world.transact((tx) => announce(tx, ruth.actor, one));
  const read = async () => (await readAnnouncements(world.db, lea.actor)).map(({ dismissed }) => dismissed);
  assert.deepEqual(await read(), []);
  await assert.rejects(
    world.transact((tx) => dismissAnnouncement(tx, lea.actor, id)),
    is(404),
  );
  world.clock.advance(3_600_000);
  assert.deepEqual(await read(), [false]);
  for (let i = 0; i < 2; i += 1) await world.transact((tx) => dismissAnnouncement(tx, lea.actor, id));
  assert.deepEqual(await read(), [true]);
  assert.equal((await readAnnouncements(world.db, ruth.actor))[0]?.dismissed, false);
  await world.transact((tx) => changeAnnouncement(tx, ruth.actor, id, { ...input, textFr: 'Lundi' }));
  const [now] = await readAnnouncements(world.db, undefined);
  assert.deepEqual(
    [announced(now!, 'fr'), announced({ ...now!, textFr: '' }, 'fr')],
    [
      { text: 'Lundi', lang: 'fr' },
      { text: 'We move on Monday', lang: 'en' },
    ],
  );
  await world.transact((tx) => withdrawAnnouncement(tx, ruth.actor, id));
  assert.deepEqual(await read(), []);
});

test('one answers with a few signs, counted once each; who leaves takes theirs along', async () => {
  await using world = await openWorld();
  const [ruth, lea] = [await world.person('Ruth', { roles: ['steward'] }), await world.person('Léa')];
  const other = await world.person('Olga', { roles: ['steward'] });
  const { id } = await world.transact((tx) => announce(tx, other.actor, input));
  for (const who of [ruth, lea, lea]) await world.transact((tx) => react(tx, who.actor, id, '🎉', true));
  await assert.rejects(
    world.transact((tx) => react(tx, lea.actor, id, '💣', true)),
    is(422),
  );
  const signs = async () => (await readAnnouncements(world.db, lea.actor))[0]?.reactions;
  assert.deepEqual(await signs(), [{ emoji: '🎉', count: 2, mine: true }]);
  await world.transact((tx) => react(tx, lea.actor, id, '🎉', false));
  assert.deepEqual(await signs(), [{ emoji: '🎉', count: 1, mine: false }]);
  for (const who of [ruth, other])
    await world.transact((tx) => leave(tx, who.actor, who.handle, erasers)).catch(() => {});
  assert.deepEqual(await signs(), []);
});
