import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { leave } from '#accounts';
import {
  boost,
  createPost,
  deletePost,
  fold,
  like,
  median,
  momentum,
  momentumEnd,
  type NewPost,
  readCarriers,
  readMomentum,
  setCarrier,
  tagsOfTheHour,
} from '#network';
import { type Person, openWorld, type World } from '../../test/world.ts';
import { erasers } from '../web/erasers.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const TAG = fold('WeAreTwitter');

const say = async (world: World, who: Person, text: string, more: Partial<NewPost> = {}) =>
  (await world.transact((tx) => createPost(tx, who.actor, { text, ...more }))).id;

const now = async (world: World, tag = TAG) => (await readMomentum(world.db, [tag]))[0]!.last;

test('four times as many people as usual is a momentum of four, however often one of them posts', async () => {
  await using world = await openWorld();
  const people = await Promise.all(Array.from({ length: 12 }, (_, i) => world.person(`Person ${i}`)));
  // Three people in this hour of each of the seven days before, but for one loud day.
  for (let day = 0; day < 7; day++) {
    for (const one of people.slice(0, day === 3 ? 12 : 3)) await say(world, one, '#WeAreTwitter');
    world.clock.advance(DAY);
  }
  for (const one of people) await say(world, one, 'Again #WeAreTwitter');
  for (let i = 0; i < 40; i++) await say(world, people[0]!, `${i} #weAreTwitter`);
  world.clock.advance(HOUR / 2);
  const { posts, people: wrote, usual, momentum: found } = await now(world);
  assert.deepEqual({ posts, wrote, usual, found }, { posts: 52, wrote: 12, usual: 3, found: 4 });
});

test('after a silence one person is no wave: below three people nothing is usual', () => {
  assert.deepEqual([momentum(1, 0), momentum(3, 0), momentum(12, 0), momentum(12, 6)], [1 / 3, 1, 4, 2]);
});

test('the momentum grows with the people, shrinks with the usual, and is finite for any figures', () => {
  const some = fc.nat(100_000);
  fc.assert(
    fc.property(some, some, some, (people, usual, more) => {
      assert.ok(momentum(people + more, usual) >= momentum(people, usual));
      assert.ok(momentum(people, usual + more) <= momentum(people, usual));
      assert.ok(Number.isFinite(momentum(people, usual)));
    }),
  );
  fc.assert(
    fc.property(fc.array(some, { minLength: 7, maxLength: 7 }), some, (week, loud) => {
      const least = Math.min(...week.slice(1));
      const most = Math.max(...week.slice(1));
      const found = median([loud, ...week.slice(1)]);
      assert.ok(found >= least && found <= most, 'one day alone moves it no further than another day stands');
    }),
  );
});

test('what is not for everyone is in no figure, and what is deleted leaves its hour', async () => {
  await using world = await openWorld();
  const [amina, paul, nora] = [await world.person('Amina'), await world.person('Paul'), await world.person('Nora')];
  const post = await say(world, amina, 'One #WeAreTwitter');
  const answer = await say(world, nora, 'Yes #WeAreTwitter', { replyTo: post });
  await say(world, paul, 'Two #WeAreTwitter', { visibility: 'unlisted' });
  await say(world, paul, 'Three #WeAreTwitter', { visibility: 'followers' });
  await say(world, paul, 'Four #WeAreTwitter', { localOnly: true });
  await say(world, paul, '@nora five #WeAreTwitter', { visibility: 'direct' });
  await world.transact((tx) => boost(tx, paul.actor, post));
  assert.deepEqual((await now(world)).posts, 0, 'the ten minutes under way are not over');
  world.clock.advance(HOUR / 6);
  assert.deepEqual([(await now(world)).posts, (await now(world)).people], [2, 2]);
  assert.deepEqual(await tagsOfTheHour(world.db, 5), [{ name: TAG, label: 'WeAreTwitter' }]);
  await world.transact((tx) => deletePost(tx, nora.actor, answer));
  assert.deepEqual([(await now(world)).posts, (await now(world)).people], [1, 1]);
  assert.deepEqual(await tagsOfTheHour(world.db, 5), [], 'one person makes no movement');
  await world.transact((tx) => leave(tx, amina.actor, '@amina', erasers));
  assert.deepEqual((await now(world)).posts, 0);
});

test('every hour says what counting its posts says, at any minute', async () => {
  await using world = await openWorld();
  const people = await Promise.all(['Amina', 'Paul', 'Nora'].map((name) => world.person(name)));
  const written: { at: number; by: number }[] = [];
  const random = fc.sample(fc.record({ wait: fc.nat(500), by: fc.nat(2) }), { numRuns: 60, seed: 7 });
  for (const { wait, by } of random) {
    world.clock.advance(wait * 60_000);
    await say(world, people[by]!, '#wearetwitter');
    written.push({ at: world.clock.now().getTime(), by });
  }
  world.clock.advance(17 * 60_000);
  const end = momentumEnd(world.clock.now()).getTime();
  const peopleIn = (to: number) =>
    new Set(written.filter(({ at }) => at >= to - HOUR && at < to).map(({ by }) => by)).size;
  const [found] = await readMomentum(world.db, [TAG]);
  assert.deepEqual(
    found!.hours.map(({ people: counted, usual }) => [counted, usual]),
    Array.from({ length: 24 }, (_, i) => {
      const to = end - (23 - i) * HOUR;
      return [peopleIn(to), median([1, 2, 3, 4, 5, 6, 7].map((day) => peopleIn(to - day * DAY)))];
    }),
  );
});

test('who carries a hashtag is named if they agreed, by how many others they reached, and no more once they take it back', async () => {
  await using world = await openWorld();
  const [amina, paul, nora] = [await world.person('Amina'), await world.person('Paul'), await world.person('Nora')];
  const post = await say(world, amina, 'One #WeAreTwitter');
  await say(world, paul, 'Two #WeAreTwitter');
  await world.transact(async (tx) => {
    await like(tx, nora.actor, post);
    await boost(tx, nora.actor, post);
    await like(tx, amina.actor, post);
  });
  assert.deepEqual(await readCarriers(world.db, TAG), []);
  await world.transact((tx) => setCarrier(tx, amina.actor, true));
  const named = async () =>
    (await readCarriers(world.db, TAG)).map(({ handle, posts, reach }) => [handle, posts, reach]);
  assert.deepEqual(await named(), [['amina', 1, 1]]);
  await world.transact((tx) => setCarrier(tx, paul.actor, true));
  assert.deepEqual(await named(), [
    ['amina', 1, 1],
    ['paul', 1, 0],
  ]);
  await world.transact((tx) => setCarrier(tx, paul.actor, false));
  await world.transact((tx) => leave(tx, amina.actor, '@amina', erasers));
  assert.deepEqual(await named(), []);
  assert.deepEqual(await world.db.selectFrom('tag_carrier').selectAll().execute(), []);
});
