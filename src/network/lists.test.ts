import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Id } from '#ids';
import {
  acceptFollow,
  addToList,
  changePreferences,
  createList,
  createPost,
  editList,
  featureTag,
  follow,
  followTag,
  homeTimeline,
  listTimeline,
  loadPosts,
  type NewPost,
  peopleOfNote,
  readDirectory,
  readFeaturedTags,
  readList,
  readLists,
  readNotifications,
  readRequests,
  refuseFollow,
  searchTags,
  taggedBy,
  unfollow,
} from '#network';
import { Refusal } from '#refusal';
import { type Person, type World, openWorld } from '../../test/world.ts';

const say = async (world: World, who: Person, text: string, more: Partial<NewPost> = {}): Promise<Id<'post'>> =>
  (await world.transact((tx) => createPost(tx, who.actor, { text, ...more }))).id;
const is = (status: number) => (error: unknown) => error instanceof Refusal && error.status === status;
const home = async (world: World, who: Person) => (await homeTimeline(world.db, who.actor)).items;
const news = async (world: World, who: Person): Promise<string[]> =>
  (await readNotifications(world.db, who.actor)).items.map((item) => `${item.kind} ${item.from.handle}`);

const closed = { approvesFollowers: true, quotePolicy: 'everyone', postsFindable: false, inDirectory: true } as const;

test('who approves followers is followed by those alone whom they accept', async () => {
  await using world = await openWorld();
  const [amina, lea, noe, zoe] = [
    await world.person('Amina'),
    await world.person('Léa'),
    await world.person('Noé'),
    await world.person('Zoé'),
  ];
  await world.transact((tx) => changePreferences(tx, amina.actor, closed));
  for (const who of [lea, noe, zoe]) await world.transact((tx) => follow(tx, who.actor, amina.actor.account));
  await world.transact((tx) => follow(tx, lea.actor, amina.actor.account));
  const id = await say(world, amina, 'Entre nous', { visibility: 'followers' });
  const sees = async (who: Person) => (await loadPosts(world.db, who.actor, [id])).has(id);
  assert.equal(await sees(lea), false);
  assert.deepEqual(
    (await readRequests(world.db, amina.actor)).items.map((one) => one.handle),
    ['zoe', 'noe', 'lea'],
  );
  await world.transact((tx) => acceptFollow(tx, amina.actor, lea.actor.account));
  await world.transact((tx) => refuseFollow(tx, amina.actor, noe.actor.account));
  assert.deepEqual([await sees(lea), await sees(noe)], [true, false]);
  assert.deepEqual((await news(world, amina)).toSorted(), ['follow lea', 'follow-request zoe']);
  await assert.rejects(
    world.transact((tx) => acceptFollow(tx, amina.actor, noe.actor.account)),
    is(404),
  );
  // Who opens up lets those in who wait.
  await world.transact((tx) => changePreferences(tx, amina.actor, { ...closed, approvesFollowers: false }));
  assert.equal(await sees(zoe), true);
});

test('a list is a timeline of those one follows and puts there, with the replies one chose', async () => {
  await using world = await openWorld();
  const [amina, lea, noe, zoe] = [
    await world.person('Amina'),
    await world.person('Léa'),
    await world.person('Noé'),
    await world.person('Zoé'),
  ];
  for (const who of [lea, noe]) await world.transact((tx) => follow(tx, amina.actor, who.actor.account));
  const make = (input: object) =>
    world.transact((tx) => createList(tx, amina.actor, { title: 'Amis', replies: 'none', exclusive: false, ...input }));
  const { id } = await make({});
  await world.transact((tx) => addToList(tx, amina.actor, id, lea.actor.account));
  await assert.rejects(
    world.transact((tx) => addToList(tx, amina.actor, id, zoe.actor.account)),
    is(409),
  );
  await assert.rejects(
    world.transact((tx) => addToList(tx, lea.actor, id, noe.actor.account)),
    is(404),
  );
  await assert.rejects(readList(world.db, lea.actor, id), is(404));
  const toNoe = await say(world, noe, 'Qui vient ?');
  const toZoe = await say(world, zoe, 'Et toi ?');
  const word = await say(world, lea, 'Un mot');
  const [a, b] = [await say(world, lea, 'a', { replyTo: toNoe }), await say(world, lea, 'b', { replyTo: toZoe })];
  const shown = async () =>
    (await listTimeline(world.db, amina.actor, await readList(world.db, amina.actor, id))).items;
  assert.deepEqual(await shown(), [word]);
  await world.transact((tx) => editList(tx, amina.actor, id, { title: 'Amis', replies: 'followed', exclusive: false }));
  assert.deepEqual(await shown(), [a, word]);
  assert.ok(!(await shown()).includes(b));
  assert.deepEqual(await home(world, amina), [a, word, toNoe]);
  await world.transact((tx) => editList(tx, amina.actor, id, { title: 'Amis', replies: 'list', exclusive: true }));
  assert.deepEqual(await home(world, amina), [toNoe], 'an exclusive list keeps its people out of the home');
  await world.transact((tx) => unfollow(tx, amina.actor, lea.actor.account));
  assert.equal((await readLists(world.db, amina.actor))[0]?.members, 0);
  const many = await Promise.allSettled(Array.from({ length: 60 }, (_, n) => make({ title: `n${n}` })));
  assert.equal(many.filter((one) => one.status === 'fulfilled').length, 49);
});

test('a hashtag one follows brings its public posts home, once, and no answers', async () => {
  await using world = await openWorld();
  const [amina, lea, noe] = [await world.person('Amina'), await world.person('Léa'), await world.person('Noé')];
  const first = await say(world, lea, 'Essayons #WeAreTwitter');
  await world.transact((tx) => followTag(tx, amina.actor, 'WeAreTwitter'));
  await say(world, lea, 'Et #WeAreTwitter', { replyTo: first });
  await say(world, lea, 'Chut #WeAreTwitter', { visibility: 'unlisted' });
  const second = await say(world, lea, 'Encore #WeAreTwitter');
  assert.deepEqual(await home(world, amina), [second, first]);
  await world.transact((tx) => follow(tx, amina.actor, lea.actor.account));
  const all = await home(world, amina);
  assert.equal(new Set(all).size, all.length);
  // Also before anybody wrote it, in which case nobody finds it yet.
  await world.transact((tx) => followTag(tx, amina.actor, 'Demain'));
  assert.deepEqual(await searchTags(world.db, lea.actor, 'demain'), []);
  const tomorrow = await say(world, noe, 'On y va #demain');
  assert.equal((await home(world, amina))[0], tomorrow);
  await assert.rejects(
    world.transact((tx) => followTag(tx, amina.actor, '1848')),
    is(404),
  );
});

test('hashtags on a page lead to what somebody wrote with them', async () => {
  await using world = await openWorld();
  const lea = await world.person('Léa');
  const id = await say(world, lea, 'Un #jardin');
  await say(world, lea, 'Un mot');
  await world.transact((tx) => featureTag(tx, lea.actor, 'jardin'));
  assert.deepEqual(await readFeaturedTags(world.db, lea.actor.account), [{ name: 'jardin', label: 'jardin' }]);
  assert.deepEqual((await taggedBy(world.db, undefined, lea.actor.account, 'jardin')).items, [id]);
});

test('who is not in the directory is neither listed nor suggested', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  await say(world, lea, 'Bonjour');
  const listed = async () => (await readDirectory(world.db, amina.actor)).items.map((one) => one.handle);
  assert.deepEqual(await listed(), ['lea', 'amina']);
  assert.deepEqual(await peopleOfNote(world.db), [lea.actor.account]);
  await world.transact((tx) => changePreferences(tx, lea.actor, { ...closed, inDirectory: false }));
  assert.deepEqual(await listed(), ['amina']);
  assert.deepEqual(await peopleOfNote(world.db), []);
});
