import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Id } from '#ids';
import {
  block,
  boost,
  changePreferences,
  createPost,
  deletePost,
  follow,
  loadPosts,
  type NewPost,
  readNotifications,
  readQuoteRequests,
  settleQuote,
} from '#network';
import { Refusal } from '#refusal';
import { type Person, type World, form, openWorld } from '../../test/world.ts';

const say = async (world: World, who: Person, text: string, more: Partial<NewPost> = {}): Promise<Id<'post'>> =>
  (await world.transact((tx) => createPost(tx, who.actor, { text, ...more }))).id;
const is = (status: number) => (error: unknown) => error instanceof Refusal && error.status === status;
const quoteIn = async (world: World, who: Person | undefined, id: Id<'post'>) => {
  const quote = (await loadPosts(world.db, who?.actor, [id])).get(id)?.quote;
  return [quote?.state, quote?.post?.text];
};
const news = async (world: World, who: Person): Promise<string[]> =>
  (await readNotifications(world.db, who.actor)).items.map((item) => `${item.kind} ${item.from.handle}`);
const reached = { approvesFollowers: false, postsFindable: false, inDirectory: true } as const;

test('a quote is shown at once where its author lets everyone, and a boost of it brings both', async () => {
  await using world = await openWorld();
  const [amina, lea, noe] = [await world.person('Amina'), await world.person('Léa'), await world.person('Noé')];
  const word = await say(world, lea, 'Un mot');
  const id = await say(world, amina, 'Lisez', { quote: word });
  assert.deepEqual(await quoteIn(world, undefined, id), ['accepted', 'Un mot']);
  assert.deepEqual(await news(world, lea), ['quote amina']);
  const { id: passed } = await world.transact((tx) => boost(tx, noe.actor, id));
  const seen = (await loadPosts(world.db, undefined, [passed])).get(passed);
  assert.equal(seen?.boosted?.quote?.post?.text, 'Un mot');
  const deeper = await say(world, noe, 'Encore', { quote: id });
  const inner = (await loadPosts(world.db, undefined, [deeper])).get(deeper)?.quote?.post;
  assert.deepEqual([inner?.text, inner?.quote?.post], ['Lisez', null], 'one deep');
});

test('where the author is asked, nothing is shown before they let it, and withdrawing takes it out again', async () => {
  await using world = await openWorld();
  const [amina, lea, noe] = [await world.person('Amina'), await world.person('Léa'), await world.person('Noé')];
  await world.transact((tx) => changePreferences(tx, lea.actor, { ...reached, quotePolicy: 'followers' }));
  await world.transact((tx) => follow(tx, noe.actor, lea.actor.account));
  const word = await say(world, lea, 'Un mot');
  const id = await say(world, amina, 'Lisez', { quote: word });
  assert.deepEqual(await quoteIn(world, noe, await say(world, noe, 'Oui', { quote: word })), ['accepted', 'Un mot']);
  assert.deepEqual(await quoteIn(world, amina, id), ['pending', undefined]);
  assert.deepEqual(await news(world, lea), ['quote noe', 'quote-request amina', 'follow noe']);
  assert.deepEqual((await readQuoteRequests(world.db, lea.actor)).items, [id]);
  await assert.rejects(
    world.transact((tx) => settleQuote(tx, amina.actor, id, 'accepted')),
    is(403),
  );
  await assert.rejects(
    world.transact((tx) => settleQuote(tx, lea.actor, word, 'accepted')),
    is(404),
  );
  await world.transact((tx) => settleQuote(tx, lea.actor, id, 'accepted'));
  assert.deepEqual(await quoteIn(world, undefined, id), ['accepted', 'Un mot']);
  const rung = await world.transact((tx) => settleQuote(tx, lea.actor, id, 'revoked'));
  assert.deepEqual(rung, [{ topic: 'posts', kind: 'changed', data: { id } }]);
  assert.deepEqual(await quoteIn(world, undefined, id), ['revoked', undefined]);
  assert.equal((await loadPosts(world.db, undefined, [id])).get(id)?.text, 'Lisez', 'the post stays');
  const own = await say(world, lea, 'À part', { quotePolicy: 'everyone' });
  assert.deepEqual(await quoteIn(world, undefined, await say(world, amina, '', { quote: own })), [
    'accepted',
    'À part',
  ]);
});

test('what is for some is quoted by nobody, and what is gone or kept away is not shown', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  await world.transact((tx) => follow(tx, amina.actor, lea.actor.account));
  const quiet = await say(world, lea, 'Entre nous', { visibility: 'followers' });
  await assert.rejects(say(world, amina, 'Lisez', { quote: quiet }), is(409));
  const secret = await say(world, lea, '@noone', {});
  const id = await say(world, amina, 'Lisez', { quote: secret });
  await world.transact((tx) => block(tx, lea.actor, amina.actor.account));
  assert.deepEqual(await quoteIn(world, amina, id), ['accepted', undefined]);
  await world.transact((tx) => deletePost(tx, lea.actor, secret));
  assert.deepEqual(await quoteIn(world, undefined, id), [undefined, undefined]);
  const local = await say(world, amina, 'Ici', { localOnly: true });
  const over = await say(world, amina, 'Voyez', { quote: local });
  assert.equal((await loadPosts(world.db, undefined, [over])).size, 0, 'it reaches nobody more');
});

test('quoting, asking and withdrawing go by forms alone', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa', { locale: 'fr' })];
  await world.transact((tx) => changePreferences(tx, lea.actor, { ...reached, quotePolicy: 'nobody' }));
  const word = await say(world, lea, 'Un mot à citer');
  const page = async (who: Person, path: string) => (await who.browse(path)).text();
  assert.match(await page(amina, `/compose?quote=${word}`), /Un mot à citer/);
  const sent = await amina.browse('/compose', form({ text: 'Lisez', quote: word }));
  const path = sent.headers.get('location') ?? '';
  assert.match(await page(amina, path), /waits for its author/);
  assert.match(await page(lea, '/inbox'), /demande à citer/);
  assert.match(await page(lea, '/quote-requests'), new RegExp(`action="${path}/quote"`));
  await lea.browse(`${path}/quote`, form({ answer: 'accepted' }));
  assert.match(await page(amina, path), /<blockquote[\s\S]*Un mot à citer/);
  await lea.browse(`${path}/quote`, form({ answer: 'revoked' }));
  assert.doesNotMatch(await page(amina, path), /Un mot à citer/);
});
