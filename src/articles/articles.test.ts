import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leave } from '#accounts';
import {
  addAuthor,
  answerByline,
  articleBySlug,
  authorsOf,
  draftOf,
  listArticles,
  ownArticles,
  publishArticle,
  saveDraft,
  startArticle,
  withdrawArticle,
} from '#articles';
import { loadPosts, readNotifications } from '#network';
import { Refusal } from '#refusal';
import { launchAppeal } from '../campaigns/campaign.testing.ts';
import { erasers } from '../web/erasers.ts';
import { openWorld } from '../../test/world.ts';
import { ORIGIN, publishedBy, wordsOf } from './articles.testing.ts';

const refused = (status: number) => (error: unknown) => error instanceof Refusal && error.status === status;

test('an article is announced by a post, corrected with a dated note, and its old address leads on', async () => {
  await using world = await openWorld();
  const tom = await world.person('Tom');
  const { id, slug } = await publishedBy(world, tom);
  assert.equal(slug, 'who-owns-the-room-we-talk-in');
  const first = await articleBySlug(world.db, slug);
  const post = first?.post && (await loadPosts(world.db, undefined, [first.post.id])).get(first.post.id);
  assert.deepEqual(post?.about, { kind: 'article', id });
  assert.match(post?.text ?? '', /^Who owns the room/);
  assert.equal(first?.correctedAt, null);

  const again = { note: 'The door has two keys.', commentDays: 60 };
  await assert.rejects(
    world.transact((tx) => publishArticle(tx, tom.actor, id, again, ORIGIN)),
    refused(409),
  );
  await world.transact((tx) => saveDraft(tx, tom.actor, id, wordsOf({ title: 'Two keys' }), undefined));
  assert.equal((await articleBySlug(world.db, slug))?.title, first?.title, 'nobody sees a correction in the making');
  const without = world.transact((tx) => publishArticle(tx, tom.actor, id, { ...again, note: '' }, ORIGIN));
  await assert.rejects(without, (error) => error instanceof Refusal && 'note' in error.fields);
  const { slug: now } = await world.transact((tx) => publishArticle(tx, tom.actor, id, again, ORIGIN));
  assert.equal(now, 'two-keys');
  const corrected = await articleBySlug(world.db, slug);
  assert.equal(corrected?.slug, now);
  assert.deepEqual(
    corrected?.versions.map(({ version, note }) => [version, note]),
    [
      [2, 'The door has two keys.'],
      [1, ''],
    ],
  );
  assert.equal((await articleBySlug(world.db, now, 1))?.title, first?.title);
  assert.match((await loadPosts(world.db, undefined, [post.id])).get(post.id)?.text ?? '', /^Two keys/);

  await world.transact((tx) => withdrawArticle(tx, tom.actor, id, 'It was wrong.', ORIGIN));
  assert.equal((await articleBySlug(world.db, now))?.withdrawn?.reason, 'It was wrong.');
  assert.deepEqual((await listArticles(world.db)).items, []);
  await assert.rejects(
    world.transact((tx) => saveDraft(tx, tom.actor, id, wordsOf(), undefined)),
    refused(409),
  );
});

test('two people who write in the same article never overwrite each other', async () => {
  await using world = await openWorld();
  const tom = await world.person('Tom');
  const { id } = await world.transact((tx) => startArticle(tx, tom.actor, wordsOf()));
  const savings = await Promise.allSettled(
    ['One', 'Two', 'Three'].map((title) =>
      world.transact((tx) => saveDraft(tx, tom.actor, id, wordsOf({ title, revision: 1 }), undefined)),
    ),
  );
  assert.equal(savings.filter(({ status }) => status === 'fulfilled').length, 1);
  assert.equal((await draftOf(world.db, tom.actor, id)).revision, 2);
});

test('two articles of one title published at once get two addresses', async () => {
  await using world = await openWorld();
  const [tom, ruth] = [await world.person('Tom'), await world.person('Ruth')];
  const made = await Promise.all([publishedBy(world, tom), publishedBy(world, ruth)]);
  assert.deepEqual(made.map(({ slug }) => slug).toSorted(), [
    'who-owns-the-room-we-talk-in',
    'who-owns-the-room-we-talk-in-2',
  ]);
});

test('an account is named as an author once it has agreed, and no more once it changes its mind', async () => {
  await using world = await openWorld();
  const [tom, lea, eve] = [await world.person('Tom'), await world.person('Lea'), await world.person('Eve')];
  const { id, slug } = await publishedBy(world, tom);
  await world.transact((tx) => addAuthor(tx, tom.actor, id, '@lea'));
  await world.transact((tx) => addAuthor(tx, tom.actor, id, 'Somebody Outside'));
  const names = async () => (await articleBySlug(world.db, slug))?.authors.map(({ name }) => name);
  assert.deepEqual(await names(), ['Tom', 'Somebody Outside']);
  const { items } = await readNotifications(world.db, lea.actor);
  assert.deepEqual(
    items.map(({ kind }) => kind),
    ['byline'],
  );
  assert.equal((await ownArticles(world.db, lea.actor))[0]?.byline, 'asked');
  await assert.rejects(
    world.transact((tx) => saveDraft(tx, lea.actor, id, wordsOf(), undefined)),
    refused(403),
  );
  await assert.rejects(
    world.transact((tx) => answerByline(tx, eve.actor, id, true)),
    refused(404),
  );
  await world.transact((tx) => answerByline(tx, lea.actor, id, true));
  assert.deepEqual(await names(), ['Tom', 'Lea', 'Somebody Outside']);
  await world.transact((tx) => answerByline(tx, lea.actor, id, false));
  assert.deepEqual(await names(), ['Tom', 'Somebody Outside']);
});

test('a draft is nobody’s to see, and a campaign’s is published by its organisers', async () => {
  await using world = await openWorld();
  const { ruth, slug: campaign } = await launchAppeal(world);
  const [tom, paul] = [await world.person('Tom'), await world.person('Paul', { roles: ['organiser'] })];
  const mine = await world.transact((tx) => startArticle(tx, tom.actor, wordsOf()));
  await assert.rejects(draftOf(world.db, paul.actor, mine.id), refused(404));
  await assert.rejects(
    world.transact((tx) => startArticle(tx, tom.actor, wordsOf({ campaign }))),
    refused(403),
  );
  const { id } = await world.transact((tx) => startArticle(tx, ruth.actor, wordsOf({ campaign })));
  await world.transact((tx) => publishArticle(tx, paul.actor, id, { note: '', commentDays: 0 }, ORIGIN));
  const [listed] = (await listArticles(world.db)).items;
  assert.equal(listed?.campaign?.slug, campaign);
  assert.deepEqual(
    listed?.authors.map(({ name }) => name),
    ['Ruth'],
  );
});

test('who leaves takes their articles along, but for those that others or a campaign carry', async () => {
  await using world = await openWorld();
  const { ruth, slug: campaign } = await launchAppeal(world);
  const lea = await world.person('Lea');
  const alone = await publishedBy(world, ruth, { title: 'Alone', body: `Secret sentence ${'x '.repeat(60)}` });
  const together = await publishedBy(world, ruth, { title: 'Together' });
  const carried = await publishedBy(world, ruth, { title: 'Carried', campaign });
  await world.transact((tx) => startArticle(tx, ruth.actor, wordsOf({ title: 'Secret draft' })));
  await world.transact((tx) => addAuthor(tx, ruth.actor, together.id, '@lea'));
  await world.transact((tx) => answerByline(tx, lea.actor, together.id, true));
  await world.transact((tx) => leave(tx, ruth.actor, '@ruth', erasers));
  for (const table of ['article_version', 'article_draft', 'article_author', 'post'] as const) {
    const rows = JSON.stringify(await world.db.selectFrom(table).selectAll().execute());
    assert.doesNotMatch(rows, /Secret|Alone|Ruth/, table);
  }
  assert.ok((await articleBySlug(world.db, alone.slug))?.withdrawn);
  const authors = await authorsOf(world.db, [together.id, carried.id]);
  assert.deepEqual(
    authors.get(together.id)?.map(({ name }) => name),
    ['Lea'],
  );
  assert.equal(authors.get(carried.id), undefined);
  assert.equal((await articleBySlug(world.db, carried.slug))?.title, 'Carried');
  assert.ok((await draftOf(world.db, lea.actor, together.id)).mayPublish);
});
