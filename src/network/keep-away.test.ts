import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Id } from '#ids';
import {
  addToList,
  block,
  blockDomain,
  boost,
  createList,
  createPost,
  follow,
  hideBoosts,
  homeTimeline,
  like,
  loadPosts,
  localTimeline,
  mute,
  muteThread,
  type NewPost,
  readBlockedDomains,
  readFollowers,
  readLists,
  readKeptAway,
  readNotifications,
  readRelationships,
  readThread,
  removeFollower,
  searchPeople,
  showBoosts,
  unblock,
  unblockDomain,
  unmute,
  unmuteThread,
} from '#network';
import { Refusal } from '#refusal';
import { farAway } from '../../test/far-away.ts';
import { type Person, type World, openWorld } from '../../test/world.ts';

const say = async (world: World, who: Person, text: string, more: Partial<NewPost> = {}): Promise<Id<'post'>> =>
  (await world.transact((tx) => createPost(tx, who.actor, { text, ...more }))).id;
const sees = async (world: World, who: Person, id: Id<'post'>) => (await loadPosts(world.db, who.actor, [id])).has(id);
const news = async (world: World, who: Person): Promise<string[]> =>
  (await readNotifications(world.db, who.actor)).items.map((item) => `${item.kind} ${item.from.handle}`);
const is = (status: number) => (error: unknown) => error instanceof Refusal && error.status === status;

test('a block parts two people both ways, ends what bound them, and is told to nobody', async () => {
  await using world = await openWorld();
  const [amina, lea, noe] = [await world.person('Amina'), await world.person('Léa'), await world.person('Noé')];
  const a = await say(world, amina, 'Bonjour @lea');
  const b = await say(world, lea, 'Salut', { replyTo: a });
  await world.transact((tx) => follow(tx, amina.actor, lea.actor.account));
  await world.transact((tx) => follow(tx, lea.actor, amina.actor.account));
  const rung = await world.transact((tx) => block(tx, lea.actor, amina.actor.account));
  assert.deepEqual(
    rung.map((one) => one.kind),
    ['relations', 'relations'],
  );
  assert.deepEqual([await sees(world, lea, a), await sees(world, amina, b)], [false, false]);
  assert.deepEqual(
    [await sees(world, lea, b), await sees(world, noe, a), await sees(world, noe, b)],
    [true, true, true],
  );
  assert.deepEqual((await readThread(world.db, amina.actor, a)).replies, []);
  assert.deepEqual([await news(world, amina), await news(world, lea)], [[], []]);
  const stands = (await readRelationships(world.db, amina.actor, [lea.actor.account])).get(lea.actor.account);
  assert.deepEqual([stands?.following, stands?.followedBy, stands?.blockedBy], [false, false, true]);
  assert.deepEqual(await searchPeople(world.db, amina.actor, 'lea'), []);
  await assert.rejects(
    world.transact((tx) => follow(tx, amina.actor, lea.actor.account)),
    is(409),
  );
  await assert.rejects(
    world.transact((tx) => like(tx, amina.actor, b)),
    is(404),
  );
  await say(world, amina, 'Encore @lea');
  assert.deepEqual(await news(world, lea), []);
  // Somebody who is blocked is named in vain.
  await assert.rejects(say(world, amina, 'Psst @lea', { visibility: 'direct' }), is(422));
  await world.transact((tx) => unblock(tx, lea.actor, amina.actor.account));
  assert.ok(await sees(world, lea, a));
});

test('who blocks a server sees nothing of it nor of what is below its name, and what bound them to it ends', async () => {
  await using world = await openWorld();
  const [amina, noe] = [await world.person('Amina'), await world.person('Noé')];
  const juno = await farAway(world, await world.person('Juno'), 'atelier.example');
  const max = await farAway(world, await world.person('Max'), 'new.atelier.example');
  const zoe = await farAway(world, await world.person('Zoé'), 'otheratelier.example');
  await world.transact((tx) => follow(tx, amina.actor, juno.actor.account));
  await world.transact((tx) => follow(tx, juno.actor, amina.actor.account));
  await world.transact(async (tx) => {
    const { id } = await createList(tx, amina.actor, { title: 'Loin', replies: 'list', exclusive: false });
    await addToList(tx, amina.actor, id, juno.actor.account);
  });
  const said = [
    await say(world, juno, 'Bonjour @amina'),
    await say(world, max, 'Salut @amina'),
    await say(world, zoe, 'Coucou @amina'),
  ];
  assert.equal((await news(world, amina)).length, 4);
  const own = 'localhost';
  const keep = (domain: string) => world.transact((tx) => blockDomain(tx, amina.actor, { domain }, own));
  for (const wrong of ['nowhere', own, '10.0.0.1', '@juno@atelier.example']) await assert.rejects(keep(wrong), is(422));
  assert.deepEqual(
    (await keep('Atelier.EXAMPLE.')).map((one) => one.kind),
    ['relations'],
  );
  assert.deepEqual(await keep('atelier.example'), [], 'twice changes nothing');
  assert.deepEqual(
    (await readBlockedDomains(world.db, amina.actor)).items.map((one) => one.domain),
    ['atelier.example'],
  );
  const seen = async (who: Person) => Promise.all(said.map((id) => sees(world, who, id)));
  assert.deepEqual(
    [await seen(amina), await seen(noe)],
    [
      [false, false, true],
      [true, true, true],
    ],
  );
  assert.deepEqual(await news(world, amina), ['mention zoe']);
  const stands = (await readRelationships(world.db, amina.actor, [juno.actor.account])).get(juno.actor.account);
  assert.deepEqual([stands?.serverBlocked, stands?.following, stands?.followedBy], [true, false, false]);
  assert.equal((await readLists(world.db, amina.actor))[0]?.members, 0);
  assert.deepEqual(await searchPeople(world.db, amina.actor, 'juno'), []);
  for (const [one, other] of [
    [amina, juno],
    [juno, amina],
  ] as const) {
    await assert.rejects(
      world.transact((tx) => follow(tx, one.actor, other.actor.account)),
      is(409),
    );
  }
  await say(world, juno, 'Encore @amina');
  assert.deepEqual(await news(world, amina), ['mention zoe']);
  await world.transact((tx) => unblockDomain(tx, amina.actor, 'ATELIER.example'));
  assert.deepEqual(await seen(amina), [true, true, true]);
});

test('what a boost brings is kept away too, and a proposal or campaign concerns everyone', async () => {
  await using world = await openWorld();
  const [amina, lea, noe] = [await world.person('Amina'), await world.person('Léa'), await world.person('Noé')];
  await world.transact((tx) => follow(tx, amina.actor, noe.actor.account));
  const word = await say(world, lea, 'Un mot');
  const campaign = await say(world, lea, '', { about: { kind: 'campaign', id: '7' as Id<'campaign'> } });
  await world.transact((tx) => boost(tx, noe.actor, word));
  await world.transact((tx) => block(tx, amina.actor, lea.actor.account));
  assert.deepEqual((await homeTimeline(world.db, amina.actor)).items, []);
  assert.ok(await sees(world, amina, campaign));
});

test('a mute keeps somebody out of what comes by, for its time, and out of the inbox when asked', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  await world.transact((tx) => follow(tx, amina.actor, lea.actor.account));
  const own = await say(world, amina, 'Qui vient ?');
  const reply = await say(world, lea, 'Moi', { replyTo: own });
  const word = await say(world, lea, 'Un mot');
  await world.transact((tx) => mute(tx, amina.actor, lea.actor.account, { notifications: false, seconds: 3_600 }));
  assert.deepEqual((await homeTimeline(world.db, amina.actor)).items, [own]);
  assert.deepEqual((await localTimeline(world.db, amina.actor)).items, [own]);
  assert.deepEqual((await readThread(world.db, amina.actor, own)).replies, []);
  assert.ok(await sees(world, amina, word), 'where one goes to look, it is there');
  assert.deepEqual(await news(world, amina), ['reply lea']);
  await world.transact((tx) => mute(tx, amina.actor, lea.actor.account, { notifications: true, seconds: 3_600 }));
  await world.transact((tx) => like(tx, lea.actor, own));
  assert.deepEqual(await news(world, amina), []);
  assert.equal((await readKeptAway(world.db, amina.actor, 'mute')).items.length, 1);
  world.clock.advance(3_600_001);
  assert.equal((await homeTimeline(world.db, amina.actor)).items.length, 3);
  assert.equal((await readKeptAway(world.db, amina.actor, 'mute')).items.length, 0);
  assert.deepEqual(await news(world, amina), ['reply lea']);
  await world.transact((tx) => unmute(tx, amina.actor, lea.actor.account));
  assert.ok((await readThread(world.db, amina.actor, own)).replies.some((one) => one.id === reply));
});

test('the boosts of somebody are hidden without losing what they write', async () => {
  await using world = await openWorld();
  const [amina, lea, noe] = [await world.person('Amina'), await world.person('Léa'), await world.person('Noé')];
  await world.transact((tx) => follow(tx, amina.actor, lea.actor.account));
  const word = await say(world, lea, 'Un mot');
  const passed = await world.transact(async (tx) =>
    boost(tx, lea.actor, (await createPost(tx, noe.actor, { text: 'X' })).id),
  );
  await world.transact((tx) => hideBoosts(tx, amina.actor, lea.actor.account));
  assert.deepEqual((await homeTimeline(world.db, amina.actor)).items, [word]);
  await world.transact((tx) => showBoosts(tx, amina.actor, lea.actor.account));
  assert.deepEqual((await homeTimeline(world.db, amina.actor)).items, [passed.id, word]);
});

test('a muted conversation brings no news, and a removed follower follows no more', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  const own = await say(world, amina, 'Bonjour');
  await world.transact((tx) => muteThread(tx, amina.actor, own));
  await say(world, lea, 'Salut @amina', { replyTo: own });
  await world.transact((tx) => like(tx, lea.actor, own));
  assert.deepEqual(await news(world, amina), []);
  await world.transact((tx) => unmuteThread(tx, amina.actor, own));
  await world.transact((tx) => boost(tx, lea.actor, own));
  assert.deepEqual(await news(world, amina), ['boost lea']);
  await world.transact((tx) => follow(tx, lea.actor, amina.actor.account));
  await world.transact((tx) => removeFollower(tx, amina.actor, lea.actor.account));
  assert.deepEqual((await readFollowers(world.db, undefined, amina.actor.account)).items, []);
});
