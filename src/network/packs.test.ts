import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leave } from '#accounts';
import {
  block,
  changePreferences,
  createPost,
  deletePack,
  dismissSuggestion,
  follow,
  followPack,
  followTag,
  leavePack,
  mute,
  offeredPacks,
  offerPack,
  packReach,
  packsWith,
  readFollowedTags,
  readFollowing,
  readNotifications,
  readPack,
  readRequests,
  savePack,
  suggest,
} from '#network';
import { Refusal } from '#refusal';
import { erasers } from '../web/erasers.ts';
import { type Person, type World, openWorld } from '../../test/world.ts';

const is = (status: number) => (error: unknown) => error instanceof Refusal && error.status === status;
const open = { approvesFollowers: false, quotePolicy: 'everyone', postsFindable: false, inDirectory: true } as const;
const people = (world: World, ...names: string[]): Promise<Person[]> =>
  names.reduce<Promise<Person[]>>(
    async (made, name) => [...(await made), await world.person(name)],
    Promise.resolve([]),
  );
const make = (world: World, who: Person, named: string) =>
  world.transact((tx) => savePack(tx, who.actor, { title: 'The garden', words: '', who: named }));
const follows = async (world: World, who: Person) =>
  (await readFollowing(world.db, who.actor, who.actor.account)).items.map(({ handle }) => handle).toSorted();

test('a pack is followed at once: those open are followed, those closed asked, those kept away left out', async () => {
  await using world = await openWorld();
  const [amina, lea, noe, zoe, ivan, nora] = (await people(
    world, 'Amina', 'Léa', 'Noé', 'Zoé', 'Ivan', 'Nora')) as [Person, Person, Person, Person, Person, Person]; // prettier-ignore
  await world.transact((tx) => changePreferences(tx, noe.actor, { ...open, approvesFollowers: true }));
  const { id } = await make(world, amina, '@amina, @lea\n@noe @zoe @ivan #jardin');
  await world.transact(async (tx) => {
    await follow(tx, nora.actor, zoe.actor.account);
    await block(tx, ivan.actor, nora.actor.account);
  });
  const reach = await packReach(world.db, nora.actor, id);
  assert.deepEqual(
    [reach?.fresh.length, reach?.asked, reach?.already, reach?.tags],
    [2, [noe.actor.account], 1, ['jardin']],
  );
  for (let i = 0; i < 2; i += 1) await world.transact((tx) => followPack(tx, nora.actor, id));
  assert.deepEqual(await follows(world, nora), ['amina', 'lea', 'zoe']);
  assert.deepEqual(
    (await readRequests(world.db, noe.actor)).items.map(({ handle }) => handle),
    ['nora'],
  );
  assert.deepEqual(
    (await readFollowedTags(world.db, nora.actor)).map(({ name }) => name),
    ['jardin'],
  );
  assert.equal(
    (await readNotifications(world.db, lea.actor)).items.filter(({ kind }) => kind === 'follow').length,
    1,
    'told once',
  );
});

test('whoever is put into a pack is told, takes themselves out, and is not put back', async () => {
  await using world = await openWorld();
  const [amina, lea, noe] = (await people(world, 'Amina', 'Léa', 'Noé')) as [Person, Person, Person];
  const { id } = await make(world, amina, '@lea @noe');
  assert.deepEqual(
    (await readNotifications(world.db, lea.actor)).items.map(({ kind, from }) => [kind, from.handle]),
    [['pack', 'amina']],
  );
  assert.equal((await packsWith(world.db, lea.actor)).length, 1);
  await world.transact((tx) => leavePack(tx, lea.actor, id));
  assert.deepEqual((await readPack(world.db, undefined, id))?.people, [noe.actor.account]);
  const again = { title: 'Again', words: '', who: '@lea @noe' };
  await assert.rejects(
    world.transact((tx) => savePack(tx, amina.actor, again, id)),
    is(422),
  );
  await assert.rejects(
    world.transact((tx) => leavePack(tx, lea.actor, id)),
    is(404),
  );
  await world.transact((tx) => savePack(tx, amina.actor, { ...again, who: '#jardin' }, id));
  assert.deepEqual((await readPack(world.db, undefined, id))?.people, []);
});

test('nobody is put into a pack who is not here, not listed, or kept apart; it is its author’s alone', async () => {
  await using world = await openWorld();
  const [amina, lea, noe] = (await people(world, 'Amina', 'Léa', 'Noé')) as [Person, Person, Person];
  await world.transact((tx) => changePreferences(tx, lea.actor, { ...open, inDirectory: false }));
  await world.transact((tx) => block(tx, noe.actor, amina.actor.account));
  for (const who of ['@nobody', '@lea', '@noe', 'words']) await assert.rejects(make(world, amina, who), is(422));
  const { id } = await make(world, amina, '@amina');
  const input = { title: 'Mine', words: '', who: '@lea' };
  for (const verb of [
    () => world.transact((tx) => savePack(tx, lea.actor, { ...input, who: '@lea' }, id)),
    () => world.transact((tx) => deletePack(tx, lea.actor, id)),
    () => world.transact((tx) => followPack(tx, noe.actor, id)),
  ]) {
    await assert.rejects(verb(), is(404));
  }
  await assert.rejects(
    world.transact((tx) => offerPack(tx, amina.actor, id, true)),
    is(403),
  );
  const ruth = await world.person('Ruth', { roles: ['steward'] });
  await world.transact((tx) => offerPack(tx, ruth.actor, id, true));
  assert.equal((await offeredPacks(world.db, undefined)).length, 1);
  await world.transact((tx) => leave(tx, amina.actor, 'amina', erasers));
  assert.equal(await readPack(world.db, undefined, id), undefined);
});

test('suggestions say why: whom those one follows follow, circles, hashtags, packs', async () => {
  await using world = await openWorld();
  const [amina, lea, noe, zoe, ivan, nora] = (await people(
    world, 'Amina', 'Léa', 'Noé', 'Zoé', 'Ivan', 'Nora')) as [Person, Person, Person, Person, Person, Person]; // prettier-ignore
  const suggestions = async (companions: Person[] = []) =>
    (
      await suggest(
        world.db,
        amina.actor,
        companions.map(({ actor }) => actor.account),
        10,
      )
    ).map(({ account, reason }) => [account, reason.kind]);
  assert.deepEqual(await suggestions(), []);
  await world.transact(async (tx) => {
    for (const near of [lea, noe]) {
      await follow(tx, amina.actor, near.actor.account);
      await follow(tx, near.actor, zoe.actor.account);
    }
    await createPost(tx, ivan.actor, { text: '#jardin today' });
    await followTag(tx, amina.actor, 'jardin');
  });
  assert.deepEqual(await suggestions([nora]), [
    [zoe.actor.account, 'followed'],
    [nora.actor.account, 'circle'],
    [ivan.actor.account, 'tag'],
  ]);
  const [top] = await suggest(world.db, amina.actor);
  assert.deepEqual(top?.reason, { kind: 'followed', by: noe.actor.account, others: 1 });

  await world.transact((tx) => dismissSuggestion(tx, amina.actor, zoe.actor.account));
  await world.transact((tx) => mute(tx, amina.actor, nora.actor.account, { notifications: false, seconds: 0 }));
  await world.transact((tx) => changePreferences(tx, ivan.actor, { ...open, inDirectory: false }));
  assert.deepEqual(await suggestions([nora]), []);
  await make(world, lea, '@amina @zoe @lea');
  assert.deepEqual(await suggestions(), []);
  await world.transact((tx) => changePreferences(tx, ivan.actor, open));
  await world.transact((tx) => block(tx, ivan.actor, amina.actor.account));
  assert.deepEqual(await suggestions(), []);
});
