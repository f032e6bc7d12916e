import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Id } from '#ids';
import { block, bookmark, changePreferences, createPost, type NewPost, searchPosts } from '#network';
import { type Person, type World, openWorld } from '../../test/world.ts';
import { readQuery } from './search-query.ts';

const say = async (world: World, who: Person, text: string, more: Partial<NewPost> = {}): Promise<Id<'post'>> =>
  (await world.transact((tx) => createPost(tx, who.actor, { text, ...more }))).id;

test('posts are found by the stems of their language, accents aside, with operators', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  const reach = { approvesFollowers: false, quotePolicy: 'everyone', postsFindable: true, inDirectory: true } as const;
  await world.transact((tx) => changePreferences(tx, lea.actor, reach));
  const fr = await say(world, lea, 'Les jardins partagés ouvrent chaque samedi', { language: 'fr' });
  const en = await say(world, lea, 'We are gardening, see https://example.org', { language: 'en', warning: 'soil' });
  const poll = { options: ['a', 'b'], multiple: false, hidden: false, seconds: 3_600 };
  const other = await say(world, lea, 'jardin ?', { poll, replyTo: fr });
  world.clock.advance(2 * 86_400_000);
  const late = await say(world, lea, 'Un jardin sous la pluie', { language: 'fr' });
  const find = async (line: string, who: Person | undefined = amina) =>
    (await searchPosts(world.db, who?.actor, line)).items;
  assert.deepEqual(await find('JARDIN'), [late, other, fr]);
  assert.deepEqual(await find('gardens'), [en]);
  assert.deepEqual(await find('partages'), [fr]);
  assert.deepEqual(await find('"chaque samedi"'), [fr]);
  assert.deepEqual(await find('"samedi chaque"'), []);
  assert.deepEqual(await find('jardin -pluie'), [other, fr]);
  assert.deepEqual(await find('jardin lang:fr before:2016-10-05'), [fr]);
  assert.deepEqual(await find('jardin after:2016-10-04'), [late]);
  assert.deepEqual(await find('has:poll from:@lea'), [other]);
  assert.deepEqual(await find('has:link is:sensitive'), [en]);
  assert.deepEqual(await find('jardin is:reply'), [other]);
  assert.deepEqual(await find('jardin from:amina'), []);
  assert.deepEqual(await find('jardin', undefined), [late, other, fr]);
  assert.deepEqual(await find(''), []);
});

test('nobody is found by their words who did not say so, but by themselves and by who keeps it', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  const id = await say(world, lea, 'Un secret');
  const find = async (who: Person | undefined, line = 'secret') =>
    (await searchPosts(world.db, who?.actor, line)).items;
  assert.deepEqual([await find(amina), await find(undefined), await find(lea)], [[], [], [id]]);
  await world.transact((tx) => bookmark(tx, amina.actor, id));
  assert.deepEqual(
    [await find(amina), await find(amina, 'in:library'), await find(lea, 'from:me')],
    [[id], [id], [id]],
  );
  await world.transact((tx) => block(tx, lea.actor, amina.actor.account));
  assert.deepEqual(await find(amina), []);
});

test('any line is a question', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  for (const line of [
    '" ',
    '-',
    '--',
    'from:',
    'has:nothing',
    '!&|():*',
    "'; drop table post",
    '-"',
    'before:yesterday',
    'is:',
  ]) {
    await searchPosts(world.db, amina.actor, line);
  }
  fc.assert(fc.property(fc.string({ maxLength: 2_000 }), (line) => void readQuery(line)));
  readQuery('a'.repeat(100_000));
  readQuery('"-'.repeat(50_000));
});
