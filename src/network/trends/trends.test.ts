import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  boost,
  changePreferences,
  createPost,
  deletePost,
  like,
  LINK_HALF_LIFE,
  linkScore,
  linkTimeline,
  mute,
  type NewPost,
  POST_HALF_LIFE,
  postScore,
  readTrendsToReview,
  reviewTrend,
  reviewTrendsFirst,
  tagsHeldBack,
  trendingLinks,
  trendingPosts,
  trendingTags,
} from '#network';
import type { Id } from '#ids';
import { article, html, internet, PUZZLE } from '../../preview/pages.testing.ts';
import { type Person, openWorld, type World } from '../../../test/world.ts';
import { countTrends } from './count.ts';

const HOUR = 3_600_000;

const say = async (world: World, who: Person, text: string, more: Partial<NewPost> = {}) =>
  (await world.transact((tx) => createPost(tx, who.actor, { text, ...more }))).id;
const findable = (world: World, who: Person, postsFindable: boolean) =>
  world.transact((tx) =>
    changePreferences(tx, who.actor, {
      approvesFollowers: false,
      quotePolicy: 'everyone',
      inDirectory: true,
      postsFindable,
    } as never),
  );
const count = (world: World) => world.transact((tx) => countTrends(tx));
const posts = (world: World, reader?: Person) => trendingPosts(world.db, reader?.actor, 10);

async function crowd() {
  const { fetch } = internet({ [PUZZLE]: () => html(article()) });
  const world = await openWorld({ fetch });
  const people: Person[] = [];
  for (const name of ['Amina', 'Lea', 'Noe', 'Paul']) people.push(await world.person(name));
  for (const one of people) await findable(world, one, true);
  const [amina, lea, noe, paul] = people as [Person, Person, Person, Person];
  return { world, amina, lea, noe, paul };
}

test('a post trends by the distinct people who did something with it, when its author lets it be found', async () => {
  const { world, amina, lea, noe, paul } = await crowd();
  await using _ = world;
  const post = await say(world, lea, 'Everybody speaks of it');
  const noisy = await say(world, amina, 'Two people speak of it much');
  for (const who of [lea, noe]) {
    await world.transact((tx) => like(tx, who.actor, noisy));
    for (let i = 0; i < 5; i++) await say(world, who, `@amina again ${i}`, { replyTo: noisy });
  }
  await world.transact((tx) => like(tx, amina.actor, post));
  await world.transact((tx) => boost(tx, noe.actor, post));
  await say(world, paul, '@lea yes', { replyTo: post });
  await count(world);
  assert.deepEqual(await posts(world), [post]);
  await world.transact((tx) => mute(tx, paul.actor, lea.actor.account, { notifications: false, seconds: 0 }));
  assert.deepEqual(await posts(world, paul), []);
  await findable(world, lea, false);
  assert.deepEqual(await posts(world), [], 'consent that is taken back holds at once');
  await findable(world, lea, true);
  await world.transact((tx) => deletePost(tx, lea.actor, post));
  assert.deepEqual(await posts(world), []);
});

test('links and hashtags trend by the people who brought them, and what is refused is shown no more', async () => {
  const { world, amina, lea, noe, paul } = await crowd();
  await using _ = world;
  const moderator = await world.person('Mona', { roles: ['moderator'] });
  const said: Id<'post'>[] = [];
  for (const who of [lea, noe, paul]) said.unshift(await say(world, who, `#Puzzle ${PUZZLE}`));
  for (let i = 0; i < 4; i++) await say(world, amina, '#Alone https://alone.example/');
  await world.app.settle();
  await count(world);
  const tags = async () => (await trendingTags(world.db, 10)).map(({ name, people }) => [name, people]);
  const links = async () => (await trendingLinks(world.db, 10)).map(({ preview, people }) => [preview.url, people]);
  assert.deepEqual(await tags(), [['puzzle', 3]]);
  assert.deepEqual(await links(), [[PUZZLE, 3]]);
  const linking = async () => (await linkTimeline(world.db, amina.actor, PUZZLE)).items;
  assert.deepEqual(await linking(), said);
  await findable(world, paul, false);
  assert.deepEqual(await linking(), said.slice(1), 'who does not let their posts be found is not found by their links');
  await findable(world, paul, true);
  const review = (who: Person, kind: 'tag' | 'link', subject: string, verdict: 'approve' | 'refuse') =>
    world.transact((tx) => reviewTrend(tx, who.actor, { kind, subject, verdict }));
  await assert.rejects(review(lea, 'tag', 'puzzle', 'refuse'));
  await review(moderator, 'tag', 'puzzle', 'refuse');
  assert.deepEqual(await tags(), []);
  assert.deepEqual(await tagsHeldBack(world.db, ['puzzle', 'alone']), new Set(['puzzle']));
  await review(moderator, 'tag', 'puzzle', 'approve');
  assert.deepEqual(await tags(), [['puzzle', 3]]);
  await world.transact((tx) => reviewTrendsFirst(tx, moderator.actor, true));
  assert.deepEqual([await tags(), await links()], [[['puzzle', 3]], []], 'nobody approved the link yet');
  await review(moderator, 'link', PUZZLE, 'approve');
  assert.equal((await links()).length, 1);
  assert.deepEqual(
    (await readTrendsToReview(world.db)).map(({ kind, words, approved }) => [kind, words, approved]),
    [
      ['tag', '#Puzzle', true],
      ['link', 'Un réseau à nous', true],
    ],
  );
});

test('of an account that is refused nothing trends, and old things fade', async () => {
  const { world, amina, lea, noe, paul } = await crowd();
  await using _ = world;
  const moderator = await world.person('Mona', { roles: ['moderator'] });
  const old = await say(world, lea, 'Yesterday');
  for (const who of [amina, noe, paul]) await world.transact((tx) => like(tx, who.actor, old));
  world.clock.advance(20 * HOUR);
  const fresh = await say(world, amina, 'Today');
  for (const who of [lea, noe, paul]) await world.transact((tx) => like(tx, who.actor, fresh));
  await count(world);
  assert.deepEqual(await posts(world), [fresh, old]);
  const refuse = { kind: 'account', subject: amina.actor.account, verdict: 'refuse' } as const;
  await world.transact((tx) => reviewTrend(tx, moderator.actor, refuse));
  assert.deepEqual(await posts(world), [old]);
  world.clock.advance(80 * HOUR);
  await count(world);
  assert.deepEqual(await posts(world), []);
});

test('a score grows with each person by one at most, and only falls with time', () => {
  const hours = fc.double({ min: 0, max: 500, noNaN: true });
  fc.assert(
    fc.property(fc.nat(10_000), hours, hours, (people, age, later) => {
      assert.ok(postScore(people, age + later) <= postScore(people, age));
      const more = postScore(people + 1, age) - postScore(people, age);
      assert.ok(more >= 0 && more <= 1);
    }),
  );
  fc.assert(
    fc.property(fc.array(hours, { maxLength: 30 }), hours, (ages, one) => {
      const score = linkScore(ages);
      const more = linkScore([...ages, one]);
      assert.ok(more >= score && more <= score + 1);
      assert.ok(linkScore(ages.map((age) => age + one)) <= score);
      assert.ok(score <= ages.length);
    }),
  );
  assert.equal(postScore(8, POST_HALF_LIFE), 4);
  assert.equal(linkScore([0, LINK_HALF_LIFE]), 1.5);
});
