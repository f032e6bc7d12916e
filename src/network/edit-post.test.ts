import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Id } from '#ids';
import {
  bookmark,
  boost,
  createPost,
  deletePost,
  editPost,
  loadPosts,
  type NewPost,
  pin,
  readBookmarks,
  readNotifications,
  readPinned,
  readVersions,
  tagTimeline,
  unbookmark,
  unpin,
} from '#network';
import { Refusal } from '#refusal';
import { type Person, type World, openWorld } from '../../test/world.ts';

const say = async (world: World, who: Person, text: string, more: Partial<NewPost> = {}): Promise<Id<'post'>> =>
  (await world.transact((tx) => createPost(tx, who.actor, { text, ...more }))).id;
const news = async (world: World, who: Person): Promise<string[]> =>
  (await readNotifications(world.db, who.actor)).items.map((item) => `${item.kind} ${item.from.handle}`);
const is = (status: number) => (error: unknown) => error instanceof Refusal && error.status === status;

test('an edit keeps what was said, moves hashtags and mentions, and tells whom it concerns', async () => {
  await using world = await openWorld();
  const [amina, lea, noe] = [await world.person('Amina'), await world.person('Léa'), await world.person('Noé')];
  const id = await say(world, amina, 'Merci @lea #oups', { language: 'fr' });
  await world.transact((tx) => boost(tx, noe.actor, id));
  assert.deepEqual(await readVersions(world.db, undefined, id), []);
  world.clock.advance(60_000);
  const edit = { text: 'Merci @noe #bravo', warning: 'joie', language: 'fr', from: 0 };
  const rung = await world.transact((tx) => editPost(tx, amina.actor, id, edit));
  assert.ok(rung.some((one) => one.topic === 'posts' && one.kind === 'changed'));
  const post = (await loadPosts(world.db, undefined, [id])).get(id);
  assert.deepEqual([post?.text, post?.warning], ['Merci @noe #bravo', 'joie']);
  assert.equal(post?.editedAt?.getTime(), world.clock.now().getTime());
  assert.deepEqual(
    (await readVersions(world.db, lea.actor, id)).map((one) => one.text),
    ['Merci @lea #oups', 'Merci @noe #bravo'],
  );
  assert.deepEqual((await tagTimeline(world.db, undefined, 'oups')).items, []);
  assert.deepEqual((await tagTimeline(world.db, undefined, 'bravo')).items, [id]);
  assert.deepEqual(await news(world, lea), []);
  assert.deepEqual((await news(world, noe)).toSorted(), ['edit amina', 'mention amina']);
  // Nothing changed: no version.
  assert.deepEqual(await world.transact((tx) => editPost(tx, amina.actor, id, { ...edit, from: 2 })), []);
  await world.transact((tx) => deletePost(tx, amina.actor, id));
  assert.doesNotMatch(JSON.stringify(await world.db.selectFrom('post_version').selectAll().execute()), /Merci/);
});

test('of many edits at once one is taken, and the others are told that it changed', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  const id = await say(world, amina, 'Un');
  const all = await Promise.allSettled(
    Array.from({ length: 20 }, (_, n) =>
      world.transact((tx) => editPost(tx, amina.actor, id, { text: `Deux ${n}`, from: 0 })),
    ),
  );
  assert.equal(all.filter((one) => one.status === 'fulfilled').length, 1);
  assert.ok(all.every((one) => one.status === 'fulfilled' || is(409)(one.reason)));
  assert.equal((await readVersions(world.db, undefined, id)).length, 2);
});

test('nobody edits for others, nor what belongs to another record, nor into nothing', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  const id = await say(world, amina, 'Un');
  const secret = await say(world, amina, '@lea psst', { visibility: 'direct' });
  const reason = await say(world, amina, 'Parce que', { mirrors: true });
  const edit = (who: Person, what: Id<'post'>, text: string) =>
    world.transact((tx) => editPost(tx, who.actor, what, { text }));
  await assert.rejects(edit(lea, id, 'Deux'), is(403));
  await assert.rejects(edit(await world.person('Noé'), secret, 'Deux'), is(404));
  await assert.rejects(edit(amina, reason, 'Deux'), is(409));
  await assert.rejects(edit(amina, id, ''), is(422));
  await assert.rejects(edit(amina, secret, 'personne'), is(422));
  await assert.rejects(edit(amina, id, Array.from({ length: 10_000 }, (_, n) => `@p${n}`).join(' ')), is(422));
  assert.equal((await loadPosts(world.db, undefined, [id])).get(id)?.text, 'Un');
});

test('bookmarks are one’s own, newest first, and forget what one may not see', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  const [a, b] = [await say(world, lea, 'a'), await say(world, lea, 'b')];
  for (const id of [b, a, a]) await world.transact((tx) => bookmark(tx, amina.actor, id));
  const kept = async () => (await readBookmarks(world.db, amina.actor)).items.map((one) => one.post);
  assert.deepEqual(await kept(), [a, b]);
  assert.deepEqual((await readBookmarks(world.db, lea.actor)).items, []);
  assert.equal((await loadPosts(world.db, amina.actor, [a])).get(a)?.mine.bookmarked, true);
  await world.transact((tx) => deletePost(tx, lea.actor, b));
  assert.deepEqual(await kept(), [a]);
  await world.transact((tx) => unbookmark(tx, amina.actor, a));
  assert.deepEqual(await kept(), []);
});

test('five posts are pinned at most, even at once; only one’s own that everybody sees', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  const ids: Id<'post'>[] = [];
  for (let n = 0; n < 8; n++) ids.push(await say(world, amina, `n ${n}`));
  const all = await Promise.allSettled(ids.map((id) => world.transact((tx) => pin(tx, amina.actor, id))));
  assert.equal(all.filter((one) => one.status === 'fulfilled').length, 5);
  const pinned = await readPinned(world.db, undefined, amina.actor.account);
  assert.equal(pinned.length, 5);
  await world.transact((tx) => unpin(tx, amina.actor, pinned[0]!));
  const quiet = await say(world, amina, 'Entre nous', { visibility: 'followers' });
  await assert.rejects(
    world.transact((tx) => pin(tx, amina.actor, quiet)),
    is(409),
  );
  await assert.rejects(
    world.transact((tx) => pin(tx, lea.actor, ids[0]!)),
    is(403),
  );
});
