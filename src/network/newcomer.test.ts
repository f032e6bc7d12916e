import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPost, editPost, follow } from '#network';
import { messagesFor } from '#i18n';
import { Refusal } from '#refusal';
import { changeSetting } from '#settings';
import { openWorld, type Person, type World } from '../../test/world.ts';

const HOUR = 3_600_000;
const limits = { days: 3, posts: 3, strangers: 2, links: 1, follows: 2 };

async function world() {
  const opened = await openWorld();
  await opened.transact((tx) => changeSetting(tx, null, 'newcomers', limits));
  return opened;
}

const write = (where: World, who: Person, text: string, more = {}) =>
  where.transact((tx) => createPost(tx, who.actor, { text, ...more }));

const held = (pattern: RegExp) => (error: unknown) =>
  error instanceof Refusal && error.status === 429 && pattern.test(error.sentence(messagesFor('en')));

test('a new account writes so much in an hour, is told when that ends, and then writes freely', async () => {
  await using opened = await world();
  const lea = await opened.person('Léa');
  const all = await Promise.allSettled(Array.from({ length: 8 }, (_, i) => write(opened, lea, `Post ${i}`)));
  assert.equal(all.filter(({ status }) => status === 'fulfilled').length, limits.posts, 'however many at once');
  await assert.rejects(write(opened, lea, 'One more'), held(/at most 3 posts an hour.*6 October 2016/));
  opened.clock.advance(HOUR + 1_000);
  await write(opened, lea, 'An hour later');
  opened.clock.advance(3 * 24 * HOUR);
  for (let i = 0; i < 6; i++) await write(opened, lea, `Free ${i}`);
});

test('it names few strangers and links little, also by an edit; whoever follows it is no stranger', async () => {
  await using opened = await world();
  const [lea, ...others] = await Promise.all(['Léa', 'Amina', 'Noé', 'Paul', 'Zoé'].map((name) => opened.person(name)));
  const [amina] = others;
  assert.ok(lea && amina);
  await opened.transact((tx) => follow(tx, amina.actor, lea.actor.account));
  const { id } = await write(opened, lea, 'Dear @amina, @noe and @paul, see https://essor.example/one');
  await assert.rejects(write(opened, lea, 'And @zoe'), held(/at most 2 people a day/));
  await assert.rejects(
    opened.transact((tx) => editPost(tx, lea.actor, id, { text: 'Dear @amina, @noe, @paul and @zoe' })),
    held(/at most 2 people a day/),
  );
  await assert.rejects(write(opened, lea, 'Also https://essor.example/two'), held(/posts with links/));
  await write(opened, lea, 'Dear @amina again');
});

test('it follows few in a day; who holds a role and what a vote says are held to nothing', async () => {
  await using opened = await world();
  const lea = await opened.person('Léa');
  const mona = await opened.person('Mona', { roles: ['moderator'] });
  const others = await Promise.all(['Amina', 'Noé', 'Paul'].map((name) => opened.person(name)));
  const follows = (who: Person) => (whom: Person) => opened.transact((tx) => follow(tx, who.actor, whom.actor.account));
  const done = await Promise.allSettled(others.map(follows(lea)));
  assert.equal(done.filter(({ status }) => status === 'fulfilled').length, limits.follows);
  await Promise.all(others.map(follows(mona)));
  for (let i = 0; i < 5; i++) {
    await write(opened, mona, `Rules ${i}`);
    await write(opened, lea, `Because ${i}`, { mirrors: true });
  }
});
