import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  boost,
  changeNewsPolicy,
  createPost,
  dismiss,
  follow,
  hearOfPostsNoMore,
  homeTimeline,
  mute,
  type NewPost,
  readNotifications,
  waitingNews,
} from '#network';
import { openWorld, type Person } from '../../test/world.ts';

async function readerOfTwo() {
  const world = await openWorld();
  const [amina, lea, noe] = [await world.person('Amina'), await world.person('Léa'), await world.person('Noé')];
  const say = async (who: Person, text: string, more: Partial<NewPost> = {}) =>
    (await world.transact((tx) => createPost(tx, who.actor, { text, ...more }))).id;
  /** What is new, once. */
  const news = async () => {
    const { items } = await readNotifications(world.db, amina.actor);
    await world.transact((tx) => dismiss(tx, amina.actor, {}));
    return items.map(({ kind, from, post }) => [kind, from.handle, post]);
  };
  return { world, amina, lea, noe, say, news };
}

test('who asks to is told of each post that is theirs to read, once, and of no boost or reply to others', async () => {
  const { world, amina, lea, noe, say, news } = await readerOfTwo();
  await using _ = world;
  await world.transact((tx) => follow(tx, noe.actor, lea.actor.account));
  await world.transact((tx) => follow(tx, amina.actor, lea.actor.account, { told: true, languages: ['fr'] }));
  const first = await say(lea, 'Bonjour', { language: 'fr-CA' });
  assert.deepEqual(await news(), [['post', 'lea', first]]);
  const own = await say(lea, 'Je continue', { replyTo: first, visibility: 'followers' });
  assert.deepEqual(await news(), [['post', 'lea', own]]);
  const named = await say(lea, 'Bonjour @amina', { language: 'fr' });
  assert.deepEqual(await news(), [['mention', 'lea', named]], 'not twice of the same');

  const other = await say(noe, 'Un mot');
  await say(lea, 'Hello', { language: 'en' });
  await say(lea, 'Oui', { replyTo: other });
  await say(lea, 'Psst @noe', { visibility: 'direct' });
  await world.transact((tx) => boost(tx, lea.actor, other));
  assert.deepEqual(await news(), []);

  const key = 'one form';
  await Promise.all([say(lea, 'Encore', { key }), say(lea, 'Encore', { key })]);
  assert.equal((await news()).length, 1);
  await world.transact((tx) => mute(tx, amina.actor, lea.actor.account, { notifications: false, seconds: 60 }));
  await say(lea, 'En sourdine');
  world.clock.advance(61_000);
  assert.deepEqual(await news(), []);
  // As with all that people do: her policy decides what comes in.
  await world.transact((tx) => changeNewsPolicy(tx, amina.actor, { notFollowers: 'filter' }));
  await say(lea, 'À part');
  assert.deepEqual([await news(), await waitingNews(world.db, amina.actor)], [[], { people: 1, news: 1 }]);
  await world.transact((tx) => changeNewsPolicy(tx, amina.actor, { notFollowers: 'accept' }));
  await world.transact((tx) => hearOfPostsNoMore(tx, amina.actor, lea.actor.account));
  await say(lea, 'Sans bruit');
  assert.deepEqual(await news(), []);
});

test('of somebody one reads in some languages, only these come home, boosts included, and what says none', async () => {
  const { world, amina, lea, noe, say } = await readerOfTwo();
  await using _ = world;
  const reads = (languages: string[]) =>
    world.transact((tx) => follow(tx, amina.actor, lea.actor.account, { languages }));
  await reads(['fr']);
  const french = await say(lea, 'Bonjour', { language: 'fr-CA' });
  const english = await say(lea, 'Hello', { language: 'en' });
  const silent = await say(lea, '…');
  const boosts = [];
  for (const language of ['en', 'fr']) {
    const id = await say(noe, language, { language });
    boosts.push((await world.transact((tx) => boost(tx, lea.actor, id))).id);
  }
  const [hello, bonjour] = boosts;
  const home = async () => (await homeTimeline(world.db, amina.actor)).items;
  assert.deepEqual(await home(), [bonjour, silent, french]);
  await reads(['en']);
  assert.deepEqual(await home(), [hello, silent, english]);
  await reads([]);
  assert.deepEqual(await home(), [bonjour, hello, silent, english, french]);
});
