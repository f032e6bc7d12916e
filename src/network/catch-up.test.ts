import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Id } from '#ids';
import {
  block,
  boost,
  byPerson,
  CATCH_UP_ORDERS,
  type CaughtPost,
  createPost,
  density,
  editPost,
  follow,
  lastRead,
  like,
  markCaughtUp,
  moveMarker,
  mute,
  type NewPost,
  noteVisit,
  orderPosts,
  readCatchUp,
  saveFilter,
  shapeOf,
  topLinks,
} from '#network';
import { type Person, openWorld, type World } from '../../test/world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const say = async (world: World, who: Person, text: string, more: Partial<NewPost> = {}) => {
  world.clock.advance(MINUTE);
  return (await world.transact((tx) => createPost(tx, who.actor, { text, ...more }))).id;
};
const caught = async (world: World, reader: Person, hours = 24) => {
  const to = new Date(world.clock.now().getTime() + MINUTE);
  return (await readCatchUp(world.db, reader.actor, { from: new Date(to.getTime() - hours * HOUR), to })).posts;
};

async function threeFollowed() {
  const world = await openWorld();
  const [amina, lea, noe, paul] = await Promise.all(['Amina', 'Lea', 'Noe', 'Paul'].map((name) => world.person(name)));
  for (const one of [lea!, noe!]) await world.transact((tx) => follow(tx, amina!.actor, one.actor.account));
  return { world, amina: amina!, lea: lea!, noe: noe!, paul: paul! };
}

test('what came is what the home shows, without one’s own, each post once, within the period', async () => {
  const { world, amina, lea, noe, paul } = await threeFollowed();
  await using _ = world;
  const old = await say(world, lea, 'Long ago');
  world.clock.advance(25 * HOUR);
  await say(world, amina, 'My own');
  const first = await say(world, lea, 'First https://news.example/a?utm_source=x and https://news.example/b');
  const secret = await say(world, lea, 'Between us', { visibility: 'direct', replyTo: first }).catch(() => undefined);
  const elsewhere = await say(world, paul, 'Nobody follows me');
  await say(world, lea, '@paul half a conversation', { replyTo: elsewhere });
  await world.transact((tx) => boost(tx, noe.actor, first));
  await world.transact((tx) => boost(tx, lea.actor, elsewhere));
  world.clock.advance(MINUTE);
  await world.transact((tx) => boost(tx, noe.actor, elsewhere));
  const named = await say(world, noe, '@amina for you', { replyTo: first });
  const found = await caught(world, amina);
  assert.equal(secret, undefined);
  assert.deepEqual(
    found.map(({ kind, target, by, namesReader, links }) => ({ kind, target, by, namesReader, links })),
    [
      { kind: 'reply', target: named, by: noe.actor.account, namesReader: true, links: [] },
      { kind: 'boost', target: elsewhere, by: lea.actor.account, namesReader: false, links: [] },
      {
        kind: 'original',
        target: first,
        by: lea.actor.account,
        namesReader: false,
        links: ['https://news.example/a', 'https://news.example/b'],
      },
    ],
  );
  assert.ok(!found.some(({ target }) => target === old));
  await world.transact((tx) => editPost(tx, lea.actor, first, { text: 'Without a link' }));
  assert.deepEqual((await caught(world, amina)).find(({ target }) => target === first)?.links, []);
});

test('who is muted, blocked or filtered out is not in it', async () => {
  const { world, amina, lea, noe } = await threeFollowed();
  await using _ = world;
  await say(world, lea, 'Spoilers of the ÉPISODE');
  const kept = await say(world, lea, 'Something else');
  await say(world, noe, 'Hello');
  const filter = { title: 'Show', contexts: ['home' as const], action: 'hide' as const, seconds: 0 };
  await world.transact((tx) =>
    saveFilter(tx, amina.actor, { ...filter, words: [{ word: 'episode', whole: true }], tags: [], people: [] }),
  );
  await world.transact((tx) => mute(tx, amina.actor, noe.actor.account, { notifications: false, seconds: 0 }));
  assert.deepEqual(
    (await caught(world, amina)).map(({ target }) => target),
    [kept],
  );
  await world.transact((tx) => block(tx, lea.actor, amina.actor.account));
  assert.deepEqual(await caught(world, amina), []);
});

test('a post is talked about by as many people as did something with it, however often, its author aside', async () => {
  const { world, amina, lea, noe, paul } = await threeFollowed();
  await using _ = world;
  const post = await say(world, lea, 'What do you think?');
  for (const who of [noe, noe, noe, paul, lea]) await say(world, who, '@lea this', { replyTo: post });
  for (const who of [noe, paul, lea]) await world.transact((tx) => like(tx, who.actor, post));
  for (const who of [paul, lea]) await world.transact((tx) => boost(tx, who.actor, post));
  const found = (await caught(world, amina)).find(({ target, kind }) => target === post && kind === 'original');
  assert.equal(found?.talk, 2 + 2 + 1);
});

test('one catches up since the visit before this one, or since one said to be up to date, or read in an app', async () => {
  const { world, amina, lea } = await threeFollowed();
  await using _ = world;
  const visit = () => world.transact((tx) => noteVisit(tx, amina.actor));
  const since = () => lastRead(world.db, amina.actor);
  assert.equal(await since(), undefined);
  await visit();
  assert.equal(await since(), undefined, 'the first visit goes on');
  world.clock.advance(20 * MINUTE);
  await visit();
  const left = world.clock.now();
  world.clock.advance(10 * HOUR);
  assert.deepEqual(await since(), left);
  await visit();
  world.clock.advance(5 * MINUTE);
  await visit();
  assert.deepEqual(await since(), left, 'reading on in the same visit moves nothing');
  const done = world.clock.now();
  await world.transact((tx) => markCaughtUp(tx, amina.actor, done));
  await world.transact((tx) => markCaughtUp(tx, amina.actor, left));
  assert.deepEqual(await since(), done, 'never back');
  await world.transact((tx) => markCaughtUp(tx, amina.actor, new Date(done.getTime() + HOUR)));
  assert.deepEqual(await since(), done, 'nobody is up to date with what is to come');
  const read = await say(world, lea, 'Read on the phone');
  await world.transact((tx) => moveMarker(tx, amina.actor, 'home', read));
  assert.deepEqual(await since(), world.clock.now());
});

const post = fc.record({
  id: fc.bigInt({ min: 1n, max: 2n ** 62n }).map((id) => String(id) as Id<'post'>),
  by: fc.constantFrom('1', '2', '30', '4').map((id) => id as Id<'account'>),
  talk: fc.nat(50),
  links: fc.subarray(['https://a.example/', 'https://b.example/', 'https://c.example/']),
});
const some = fc.uniqueArray(post, { selector: ({ id }) => id, maxLength: 30 }).map((all) =>
  all.map((one): CaughtPost => {
    const at = new Date(Number(BigInt(one.id) >> 16n));
    const rest = { kind: 'original', about: null, warned: false, pictures: false, namesReader: false } as const;
    return { ...one, ...rest, target: one.id, author: one.by, at };
  }),
);

test('whatever the order, everything is there once, and what was asked for comes first', () => {
  fc.assert(
    fc.property(some, fc.constantFrom(...CATCH_UP_ORDERS), (posts, order) => {
      const ordered = orderPosts(posts, order);
      const people = byPerson(posts, order);
      const ids = (all: readonly CaughtPost[]) => all.map(({ id }) => id).toSorted();
      assert.deepEqual(ids(ordered), ids(posts));
      assert.deepEqual(ids(people.flatMap((one) => one.posts)), ids(posts));
      assert.deepEqual(orderPosts(posts.toReversed(), order), ordered, 'the order it came in says nothing');
      for (const [i, next] of ordered.slice(1).entries()) {
        if (order === 'talked') assert.ok(ordered[i]!.talk >= next.talk);
        if (order === 'newest') assert.ok(BigInt(ordered[i]!.id) > BigInt(next.id));
      }
      for (const [i, next] of people.slice(1).entries()) {
        if (order === 'talked') assert.ok(people[i]!.density >= next.density);
        if (order === 'quiet') assert.ok(people[i]!.posts.length <= next.posts.length);
      }
    }),
  );
});

test('the density of somebody lies between their posts, and writing the same again does not raise it', () => {
  const talk = fc.array(fc.record({ talk: fc.nat(1_000) }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(talk, fc.nat(1_000), (posts, low) => {
      const all = posts.map((one) => one.talk);
      const dense = density(posts);
      assert.ok(dense >= Math.min(...all) && dense <= Math.max(...all));
      assert.ok(Math.abs(density([...posts, ...posts]) - dense) < 1e-9);
      assert.ok(density([...posts, { talk: Math.min(low, ...all) }]) <= dense + 1e-9);
    }),
  );
});

test('a link counts the people who brought it, and the shape of a period counts every post once', () => {
  fc.assert(
    fc.property(some, fc.integer({ min: 1, max: 48 }), (posts, parts) => {
      for (const { url, people, posts: own } of topLinks(posts)) {
        const leading = posts.filter(({ links }) => links.includes(url));
        assert.equal(own.length, leading.length);
        assert.equal(people.length, new Set(leading.map(({ by }) => by)).size);
      }
      const period = { from: new Date(0), to: new Date(Number(2n ** 46n)) };
      const shape = shapeOf(posts, period, parts);
      assert.equal(shape.length, parts);
      assert.equal(
        shape.reduce((sum, part) => sum + part.posts, 0),
        posts.length,
      );
    }),
  );
});
