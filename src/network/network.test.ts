import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Id } from '#ids';
import {
  type NewPost,
  boost,
  createPost,
  deletePost,
  follow,
  homeTimeline,
  like,
  loadPosts,
  localTimeline,
  markSeen,
  markSeenUpTo,
  peopleOfNote,
  profileTimeline,
  readBoosters,
  readFollowers,
  readFollowing,
  readLikers,
  readNotifications,
  readProfile,
  readThread,
  searchPeople,
  searchTags,
  suggestPeople,
  tagsInUse,
  tagTimeline,
  unboost,
  unfollow,
  unlike,
  unseenCount,
} from '#network';
import { Refusal } from '#refusal';
import { type Person, type World, openWorld } from '../../test/world.ts';

const say = async (world: World, who: Person, text: string, more: Partial<NewPost> = {}): Promise<Id<'post'>> =>
  (await world.transact((tx) => createPost(tx, who.actor, { text, ...more }))).id;

const refused = (status: number, field?: string) => (error: unknown) => {
  assert.ok(error instanceof Refusal, String(error));
  assert.equal(error.status, status);
  if (field) assert.ok(field in error.fields, `no sentence for ${field}`);
  return true;
};

const news = async (world: World, who: Person): Promise<string[]> =>
  (await readNotifications(world.db, who.actor)).items.map((item) => `${item.kind} ${item.from.handle}`);

test('a post carries its words, its hashtags and those it names', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  const id = await say(world, amina, 'Merci @lea ! #WeAreTwitter #été', { warning: 'joie', language: 'fr' });
  const post = (await loadPosts(world.db, undefined, [id])).get(id);
  assert.ok(post);
  assert.equal(post.text, 'Merci @lea ! #WeAreTwitter #été');
  assert.equal(post.warning, 'joie');
  assert.equal(post.author.handle, 'amina');
  assert.deepEqual(
    post.mentions.map((one) => one.handle),
    ['lea'],
  );
  assert.deepEqual((await tagTimeline(world.db, undefined, 'ETE')).items, [id]);
  assert.deepEqual(await news(world, lea), ['mention amina']);
  assert.equal(await unseenCount(world.db, lea.actor), 1);
});

test('two hundred clicks on one button post once', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  const all = await Promise.all(
    Array.from({ length: 200 }, () =>
      world.transact((tx) => createPost(tx, amina.actor, { text: 'Bonjour', key: 'k1' })),
    ),
  );
  assert.equal(new Set(all.map((one) => one.id)).size, 1);
  assert.equal(all.filter((one) => !one.repeated).length, 1);
  assert.equal((await localTimeline(world.db, undefined)).items.length, 1);
  const other = await world.person('Léa');
  assert.equal(
    (await world.transact((tx) => createPost(tx, other.actor, { text: 'Bonjour', key: 'k1' }))).repeated,
    false,
  );
});

test('an empty post is refused, and so is a crowd of names', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  await assert.rejects(say(world, amina, ''), refused(422, 'text'));
  const crowd = Array.from({ length: 60 }, (_, i) => `@p${i}`).join(' ');
  await assert.rejects(say(world, amina, crowd), refused(422, 'text'));
  await assert.rejects(
    say(world, amina, Array.from({ length: 60 }, (_, i) => `#p${i}`).join(' ')),
    refused(422, 'text'),
  );
  assert.equal((await localTimeline(world.db, undefined)).items.length, 0);
});

test('a post to those named needs somebody who is there', async () => {
  await using world = await openWorld();
  const [amina, lea, noe] = [await world.person('Amina'), await world.person('Léa'), await world.person('Noé')];
  await assert.rejects(say(world, amina, 'Psst @nobody', { visibility: 'direct' }), refused(422, 'text'));
  const id = await say(world, amina, 'Psst @lea', { visibility: 'direct' });
  assert.ok((await loadPosts(world.db, lea.actor, [id])).has(id));
  assert.ok(!(await loadPosts(world.db, noe.actor, [id])).has(id));
  await assert.rejects(
    world.transact((tx) => like(tx, noe.actor, id)),
    refused(404),
  );
  await assert.rejects(
    world.transact((tx) => boost(tx, noe.actor, id)),
    refused(404),
  );
  await assert.rejects(
    world.transact((tx) => deletePost(tx, noe.actor, id)),
    refused(404),
  );
  await assert.rejects(say(world, noe, 'Quoi ?', { replyTo: id }), refused(404));
});

test('a reply never reaches more people than what it answers, and its author always sees it', async () => {
  await using world = await openWorld();
  const [amina, lea, noe] = [await world.person('Amina'), await world.person('Léa'), await world.person('Noé')];
  await world.transact((tx) => follow(tx, lea.actor, amina.actor.account));
  const first = await say(world, amina, 'Entre nous', { visibility: 'followers' });
  const reply = await say(world, lea, 'Bien sûr', { replyTo: first, visibility: 'public' });
  const loaded = (await loadPosts(world.db, amina.actor, [reply])).get(reply);
  assert.equal(loaded?.visibility, 'followers');
  assert.equal(loaded?.replyTo?.handle, 'amina');
  assert.ok(!(await loadPosts(world.db, noe.actor, [reply])).has(reply));
  assert.deepEqual(await news(world, amina), ['reply lea', 'follow lea']);

  const here = await say(world, amina, 'Ici seulement', { localOnly: true });
  const answer = await say(world, noe, 'Oui', { replyTo: here });
  assert.ok((await loadPosts(world.db, noe.actor, [answer])).get(answer)?.localOnly);
  assert.equal((await loadPosts(world.db, undefined, [here, answer])).size, 0);
});

test('what one may not see of the post above is not told', async () => {
  await using world = await openWorld();
  const [amina, lea, noe] = [await world.person('Amina'), await world.person('Léa'), await world.person('Noé')];
  const secret = await say(world, amina, '@lea secret', { visibility: 'direct' });
  const reply = await say(world, lea, '@noe lis ça', { replyTo: secret });
  const seen = (await loadPosts(world.db, noe.actor, [reply])).get(reply);
  assert.equal(seen?.isReply, true);
  assert.equal(seen?.replyTo, null);
  assert.deepEqual((await readThread(world.db, noe.actor, reply)).ancestors, []);
});

test('liking is once, can be taken back, and is told once', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  const id = await say(world, amina, 'Bonjour');
  for (let i = 0; i < 3; i++) await world.transact((tx) => like(tx, lea.actor, id));
  await world.transact((tx) => unlike(tx, lea.actor, id));
  await world.transact((tx) => like(tx, lea.actor, id));
  await world.transact((tx) => like(tx, amina.actor, id));
  const post = (await loadPosts(world.db, lea.actor, [id])).get(id);
  assert.deepEqual(post?.counts, { replies: 0, boosts: 0, likes: 2, quotes: 0 });
  assert.equal(post?.mine.liked, true);
  assert.deepEqual(await news(world, amina), ['favourite lea']);
  assert.deepEqual(
    (await readLikers(world.db, undefined, id)).items.map((one) => one.handle),
    ['lea', 'amina'],
  );
});

test('a boost brings a post to one’s followers; two at once are one', async () => {
  await using world = await openWorld();
  const [amina, lea, noe] = [await world.person('Amina'), await world.person('Léa'), await world.person('Noé')];
  await world.transact((tx) => follow(tx, noe.actor, lea.actor.account));
  const id = await say(world, amina, 'À relayer');
  await Promise.all(Array.from({ length: 20 }, () => world.transact((tx) => boost(tx, lea.actor, id))));
  const { items } = await homeTimeline(world.db, noe.actor);
  assert.equal(items.length, 1);
  const boosted = (await loadPosts(world.db, noe.actor, items)).get(items[0]!);
  assert.equal(boosted?.author.handle, 'lea');
  assert.equal(boosted?.boosted?.text, 'À relayer');
  assert.deepEqual(
    (await readBoosters(world.db, undefined, id)).items.map((one) => one.handle),
    ['lea'],
  );
  // An act on the boost is an act on what it boosts.
  await world.transact((tx) => like(tx, noe.actor, items[0]!));
  assert.equal((await loadPosts(world.db, undefined, [id])).get(id)?.counts.likes, 1);
  await world.transact((tx) => unboost(tx, lea.actor, id));
  assert.deepEqual((await homeTimeline(world.db, noe.actor)).items, []);
  await world.transact((tx) => boost(tx, lea.actor, id));
  assert.equal((await homeTimeline(world.db, noe.actor)).items.length, 1);
});

test('what is for followers is boosted by its author alone, and for followers', async () => {
  await using world = await openWorld();
  const [amina, lea, noe] = [await world.person('Amina'), await world.person('Léa'), await world.person('Noé')];
  await world.transact((tx) => follow(tx, lea.actor, amina.actor.account));
  const id = await say(world, amina, 'Entre nous', { visibility: 'followers' });
  await assert.rejects(
    world.transact((tx) => boost(tx, lea.actor, id)),
    refused(409),
  );
  const own = await world.transact((tx) => boost(tx, amina.actor, id));
  assert.ok((await loadPosts(world.db, lea.actor, [own.id])).has(own.id));
  assert.ok(!(await loadPosts(world.db, noe.actor, [own.id])).has(own.id));
});

test('deleting erases words, pictures, likes, boosts and news, and keeps the replies of others', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  const id = await say(world, amina, 'Je regrette @lea #oups');
  const reply = await say(world, lea, 'Ah bon', { replyTo: id });
  await world.transact((tx) => boost(tx, lea.actor, id));
  await world.transact((tx) => like(tx, lea.actor, id));
  await assert.rejects(
    world.transact((tx) => deletePost(tx, lea.actor, id)),
    refused(403),
  );
  await world.transact((tx) => deletePost(tx, amina.actor, id));
  const row = await world.db.selectFrom('post').where('id', '=', id).selectAll().executeTakeFirstOrThrow();
  assert.equal(row.text, '');
  assert.ok(row.deleted_at);
  assert.equal((await loadPosts(world.db, amina.actor, [id])).size, 0);
  assert.deepEqual((await tagTimeline(world.db, lea.actor, 'oups')).items, []);
  assert.deepEqual((await profileTimeline(world.db, lea.actor, lea.actor.account)).items, []);
  assert.deepEqual(await news(world, lea), []);
  assert.deepEqual(await news(world, amina), ['reply lea']);
  assert.ok((await loadPosts(world.db, amina.actor, [reply])).has(reply));
  await assert.rejects(
    world.transact((tx) => deletePost(tx, amina.actor, id)),
    refused(404),
  );
});

test('following fills the home; half conversations stay out', async () => {
  await using world = await openWorld();
  const [amina, lea, noe] = [await world.person('Amina'), await world.person('Léa'), await world.person('Noé')];
  const question = await say(world, noe, 'Qui vient ?');
  const reply = await say(world, lea, 'Moi', { replyTo: question });
  const word = await say(world, lea, 'Un mot');
  await world.transact((tx) => follow(tx, amina.actor, lea.actor.account));
  await world.transact((tx) => follow(tx, amina.actor, lea.actor.account));
  assert.deepEqual((await homeTimeline(world.db, amina.actor)).items, [word]);
  await world.transact((tx) => follow(tx, amina.actor, noe.actor.account));
  assert.deepEqual((await homeTimeline(world.db, amina.actor)).items, [word, reply, question]);
  assert.deepEqual(await news(world, lea), ['follow amina']);
  assert.deepEqual(
    (await readFollowers(world.db, undefined, lea.actor.account)).items.map((one) => one.handle),
    ['amina'],
  );
  assert.deepEqual((await readFollowing(world.db, amina.actor, amina.actor.account)).items.length, 2);
  await world.transact((tx) => unfollow(tx, amina.actor, lea.actor.account));
  assert.deepEqual((await homeTimeline(world.db, amina.actor)).items, [question]);
  await assert.rejects(
    world.transact((tx) => follow(tx, amina.actor, amina.actor.account)),
    refused(409),
  );
  await assert.rejects(
    world.transact((tx) => follow(tx, amina.actor, '1' as Id<'account'>)),
    refused(404),
  );
});

test('pages of a timeline follow each other without gap or repetition', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  const ids: string[] = [];
  for (let i = 0; i < 25; i++) ids.unshift(await say(world, amina, `Publication ${i}`));
  const read: string[] = [];
  let before: Id<'post'> | undefined;
  do {
    const page = await homeTimeline(world.db, amina.actor, { before, limit: 10 });
    read.push(...page.items);
    before = page.older;
  } while (before);
  assert.deepEqual(read, ids);
});

test('what was shown is marked as seen, and nothing else', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  for (let i = 0; i < 5; i++) await say(world, lea, `@amina ${i}`);
  const { items } = await readNotifications(world.db, amina.actor, { limit: 2 });
  await world.transact((tx) =>
    markSeen(
      tx,
      amina.actor,
      items.map((item) => item.id),
    ),
  );
  assert.equal(await unseenCount(world.db, amina.actor), 3);
  await world.transact((tx) => markSeenUpTo(tx, amina.actor, items[0]!.id));
  assert.equal(await unseenCount(world.db, amina.actor), 0);
});

test('no news of what one cannot see any more, in the list or in the number', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  await world.transact((tx) => follow(tx, amina.actor, lea.actor.account));
  const id = await say(world, lea, 'Pour mes abonnés', { visibility: 'followers' });
  const reply = await say(world, amina, 'Merci', { replyTo: id, visibility: 'followers' });
  await world.transact((tx) => like(tx, lea.actor, reply));
  assert.equal(await unseenCount(world.db, amina.actor), 1);
  await world.transact(async (tx) => {
    await tx.updateTable('account').set({ deleted_at: tx.now }).where('id', '=', lea.actor.account).execute();
  });
  assert.equal(await unseenCount(world.db, amina.actor), 0);
  assert.deepEqual(await news(world, amina), []);
});

test('a conversation reads from its beginning, replies under what they answer', async () => {
  await using world = await openWorld();
  const [amina, lea, noe] = [await world.person('Amina'), await world.person('Léa'), await world.person('Noé')];
  const a = await say(world, amina, 'a');
  const b = await say(world, lea, 'b', { replyTo: a });
  const c = await say(world, noe, 'c', { replyTo: b });
  const d = await say(world, amina, 'd', { replyTo: b });
  const e = await say(world, noe, 'e', { replyTo: a });
  assert.deepEqual(await readThread(world.db, undefined, a), {
    ancestors: [],
    replies: [
      {
        id: b,
        replies: [
          { id: c, replies: [] },
          { id: d, replies: [] },
        ],
      },
      { id: e, replies: [] },
    ],
    more: false,
  });
  assert.deepEqual((await readThread(world.db, undefined, d)).ancestors, [a, b]);
});

test('people are found by the beginning of any of their names, accents aside', async () => {
  await using world = await openWorld();
  await world.person('Léa Fontaine', { handle: 'lea' });
  await world.person('Inès Œuvrard', { handle: 'ines' });
  await world.person('Lea', { handle: 'lea_b' });
  const find = async (query: string) => (await searchPeople(world.db, undefined, query)).map((one) => one.handle);
  assert.deepEqual(await find('LEA'), ['lea', 'lea_b']);
  assert.deepEqual(await find('font'), ['lea']);
  assert.deepEqual(await find('fontaine lé'), ['lea']);
  assert.deepEqual(await find('@lea'), ['lea', 'lea_b']);
  assert.deepEqual(await find('oeuv'), ['ines']);
  assert.deepEqual(await find("' | ! & :* \\"), []);
});

test('hashtags are found by their beginning, and those in use are counted in people', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  for (const who of [amina, amina, lea]) await say(world, who, 'Essayons #WeAreTwitter');
  await say(world, lea, '#Été secret #a_b', { visibility: 'unlisted' });
  assert.deepEqual(await tagsInUse(world.db, undefined), [{ name: 'wearetwitter', label: 'WeAreTwitter', people: 2 }]);
  assert.deepEqual(
    (await searchTags(world.db, undefined, '#wear')).map((tag) => tag.label),
    ['WeAreTwitter'],
  );
  assert.deepEqual((await searchTags(world.db, undefined, 'a%')).length, 0);
  assert.deepEqual(
    (await suggestPeople(world.db, amina.actor, await peopleOfNote(world.db))).map((one) => one.handle),
    ['lea'],
  );
  world.clock.advance(8 * 86_400_000);
  assert.deepEqual(await tagsInUse(world.db, undefined), []);
});

test('a profile counts what its reader may see', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  await say(world, amina, 'Pour tous');
  await say(world, amina, 'Pour peu', { visibility: 'followers' });
  await world.transact((tx) => follow(tx, lea.actor, amina.actor.account));
  const seen = await readProfile(world.db, lea.actor, 'AMINA');
  assert.deepEqual(seen?.counts, { posts: 2, followers: 1, following: 0 });
  assert.equal(seen?.followed, true);
  assert.equal((await readProfile(world.db, undefined, 'amina'))?.counts.posts, 1);
  assert.equal(await readProfile(world.db, undefined, 'nobody'), undefined);
});
