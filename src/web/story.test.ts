import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addEvent, closeCampaign } from '#campaigns';
import { launchAppeal, signAndConfirm } from '../campaigns/campaign.testing.ts';
import { openWorld } from '../../test/world.ts';
import { storyOf } from './story.ts';

const DAY = 86_400_000;

test('the story begins with the campaign and its first signature, and tells the newest first', async () => {
  await using world = await openWorld();
  const { ruth, id } = await launchAppeal(world);
  world.clock.advance(DAY);
  await signAndConfirm(world, id, 'Amina');
  world.clock.advance(DAY);
  await world.transact((tx) =>
    addEvent(tx, ruth.actor, id, { happenedOn: '2016-10-05', title: 'The group meets', text: '' }),
  );
  await world.transact((tx) => addEvent(tx, ruth.actor, id, { happenedOn: '2017-05-22', title: 'To come', text: '' }));
  world.clock.advance(DAY);
  await world.transact((tx) => closeCampaign(tx, ruth.actor, id));
  const story = await storyOf(world.db);
  assert.deepEqual(
    story.map(({ kind }) => kind),
    ['closed', 'told', 'first-signature', 'launched'],
  );
  assert.ok(
    story.every(({ at }) => at <= world.clock.now()),
    'what is to come is no story yet',
  );
});

test('a signature in the very hour of the launch comes after it', async () => {
  await using world = await openWorld();
  const { id } = await launchAppeal(world);
  await signAndConfirm(world, id, 'Amina');
  assert.deepEqual(
    (await storyOf(world.db)).map(({ kind }) => kind),
    ['first-signature', 'launched'],
  );
});

test('nothing has happened on an empty server', async () => {
  await using world = await openWorld();
  assert.deepEqual(await storyOf(world.db), []);
});
