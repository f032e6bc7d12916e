import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Id } from '#ids';
import {
  block,
  conversationPosts,
  createPost,
  deletePost,
  editPost,
  hideConversation,
  mute,
  muteConversation,
  type NewPost,
  readConversation,
  readConversations,
  readNotifications,
  readUp,
  unmute,
  unreadConversations,
} from '#network';
import { Refusal } from '#refusal';
import { type Person, type World, openWorld } from '../../test/world.ts';

const say = async (world: World, who: Person, text: string, more: Partial<NewPost> = {}): Promise<Id<'post'>> =>
  (await world.transact((tx) => createPost(tx, who.actor, { text, visibility: 'direct', ...more }))).id;
const of = async (world: World, who: Person) => (await readConversations(world.db, who.actor)).items;
const three = async (world: World) =>
  [await world.person('Amina'), await world.person('Léa'), await world.person('Noé')] as const;

test('private posts come together by their people and their thread, newest first, unread but for who wrote', async () => {
  await using world = await openWorld();
  const [amina, lea, noe] = await three(world);
  const first = await say(world, amina, '@lea Are you coming?');
  await say(world, lea, 'Yes', { replyTo: first });
  const both = await say(world, amina, '@lea @noe Who cooks?', { replyTo: first });
  await say(world, amina, '@lea Something else');
  const hers = await of(world, lea);
  assert.deepEqual(
    hers.map(({ others, unread }) => [others.length, unread]),
    [
      [1, true],
      [2, true],
      [1, false],
    ],
    'another thread, other people, and the one she answered last',
  );
  assert.deepEqual(
    (await of(world, noe)).map(({ others, last }) => [others, last]),
    [[[amina.actor.account, lea.actor.account], both]],
  );
  assert.equal(await unreadConversations(world.db, lea.actor), 2);
  assert.equal(await unreadConversations(world.db, amina.actor), 1);
  assert.deepEqual(await of(world, await world.person('Zoé')), []);
});

test('reading is one’s own mark, and clears the inbox of it; who is not in it finds nothing', async () => {
  await using world = await openWorld();
  const [amina, lea, noe] = await three(world);
  await say(world, amina, '@lea Hello');
  const { id } = (await of(world, lea))[0]!;
  assert.equal((await world.transact((tx) => readUp(tx, lea.actor, id))).length, 1);
  assert.deepEqual(await world.transact((tx) => readUp(tx, lea.actor, id)), [], 'twice changes nothing');
  assert.equal((await readNotifications(world.db, lea.actor)).items[0]?.seen, true);
  assert.equal(await readConversation(world.db, noe.actor, id), undefined);
  assert.deepEqual((await conversationPosts(world.db, noe.actor, id)).items, []);
  for (const verb of [readUp, hideConversation, muteConversation]) {
    await assert.rejects(
      world.transact((tx) => verb(tx, noe.actor, id)),
      (error) => error instanceof Refusal && error.status === 404,
    );
  }
});

test('what is put away comes back with the next words; what is muted is never unread', async () => {
  await using world = await openWorld();
  const [amina, lea] = await three(world);
  const first = await say(world, amina, '@lea Hello');
  const { id } = (await of(world, lea))[0]!;
  await world.transact((tx) => hideConversation(tx, lea.actor, id));
  assert.deepEqual(await of(world, lea), []);
  assert.equal((await of(world, amina)).length, 1, 'the others keep it');
  await say(world, amina, '@lea Hello?', { replyTo: first });
  assert.deepEqual(
    (await of(world, lea)).map(({ unread }) => unread),
    [true],
  );
  await world.transact((tx) => muteConversation(tx, lea.actor, id));
  await say(world, amina, '@lea Well?', { replyTo: first });
  const [now] = await of(world, lea);
  assert.deepEqual([now?.muted, now?.unread], [true, false]);
  assert.equal(await unreadConversations(world.db, lea.actor), 0);
});

test('whom one keeps away begins no conversation; in one with others the others are read', async () => {
  await using world = await openWorld();
  const [amina, lea, noe] = await three(world);
  await say(world, noe, '@lea Hm');
  const plain = { notifications: false, seconds: 0 };
  await world.transact((tx) => mute(tx, lea.actor, noe.actor.account, plain));
  assert.deepEqual(await of(world, lea), []);
  await world.transact((tx) => unmute(tx, lea.actor, noe.actor.account));
  assert.equal((await of(world, lea)).length, 1);
  const seen = await say(world, amina, '@lea @noe All');
  await say(world, noe, '@lea Me too', { replyTo: seen });
  await world.transact((tx) => block(tx, lea.actor, noe.actor.account));
  assert.deepEqual(
    (await of(world, lea)).map(({ last }) => last),
    [seen],
  );
});

test('a post that is deleted, or named for others, leaves its conversation for those it was for', async () => {
  await using world = await openWorld();
  const [amina, lea, noe] = await three(world);
  const first = await say(world, amina, '@lea One');
  const second = await say(world, amina, '@lea Two', { replyTo: first });
  await world.transact((tx) => deletePost(tx, amina.actor, second));
  assert.equal((await of(world, lea))[0]?.last, first);
  await world.transact((tx) => editPost(tx, amina.actor, first, { text: '@noe One' }));
  assert.deepEqual(await of(world, lea), []);
  assert.equal((await of(world, noe))[0]?.last, first);
  assert.equal((await of(world, amina)).length, 1);
});

test('words that cross each other are in one conversation', async () => {
  await using world = await openWorld();
  const [amina, lea] = await three(world);
  const first = await say(world, amina, '@lea Go');
  await Promise.all(
    Array.from({ length: 8 }, (_, i) =>
      i % 2 === 0
        ? say(world, amina, `@lea ${i}`, { replyTo: first })
        : say(world, lea, `@amina ${i}`, { replyTo: first }),
    ),
  );
  const [one, ...more] = await of(world, lea);
  assert.deepEqual(more, []);
  const { items } = await conversationPosts(world.db, lea.actor, one!.id);
  assert.deepEqual([items.length, items[0]], [9, one!.at]);
});
