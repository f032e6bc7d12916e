import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  articleBySlug,
  commentOfLink,
  commentsOf,
  commentsToModerate,
  confirmComment,
  deleteComment,
  forgetCommenters,
  hideComment,
  parseComment,
  showComment,
} from '#articles';
import { readNotifications } from '#network';
import { Refusal } from '#refusal';
import { openWorld, type World } from '../../test/world.ts';
import { comment, confirmed, ORIGIN, publishedBy } from './articles.testing.ts';

const DAY = 86_400_000;

const shownIn = async (world: World, slug: string) => {
  const article = await articleBySlug(world.db, slug);
  const comments = await commentsOf(world.db, article!.id);
  const shown = comments.filter(({ gone }) => gone === null);
  assert.equal(article?.comments, shown.length, 'the count is that of the rows');
  return comments.map(({ name, text, gone }) => gone ?? `${name}: ${text}`);
};

test('a comment is asked, held, let in and told by one mail; the next of the same address is shown at once', async () => {
  await using world = await openWorld();
  const [tom, lea] = [await world.person('Tom'), await world.person('Lea', { roles: ['moderator'] })];
  const { id, slug } = await publishedBy(world, tom);
  const zoe = await comment(world, id, 'Zoe', { text: 'My words' });
  const [asked] = await world.mails('zoe@example.org');
  assert.doesNotMatch(asked?.text ?? '', /My words|Zoe\b/, 'nothing that somebody typed is mailed to others');
  assert.match(asked?.text ?? '', /\/confirm\//);
  await commentOfLink(world.db, zoe.token);
  assert.deepEqual(
    await commentsToModerate(world.db, tom.actor, { id, account: tom.actor.account, campaign: null }),
    [],
  );

  const pressed = await world.transact((tx) => confirmComment(tx, zoe.token));
  assert.equal(pressed?.comment.state, 'held');
  assert.deepEqual(await shownIn(world, slug), []);
  for (const who of [tom, lea]) {
    assert.deepEqual(
      (await readNotifications(world.db, who.actor)).items.map(({ kind }) => kind),
      ['comment'],
    );
  }
  await world.transact((tx) => showComment(tx, tom.actor, id, zoe.id, ORIGIN));
  assert.deepEqual(await shownIn(world, slug), ['Zoe: My words']);
  await world.transact((tx) => hideComment(tx, lea.actor, id, zoe.id, 'Off the point', ORIGIN));
  assert.deepEqual(await shownIn(world, slug), []);
  await world.transact((tx) => showComment(tx, tom.actor, id, zoe.id, ORIGIN));
  assert.equal((await world.mails('zoe@example.org')).length, 2, 'told once, however often it is changed');

  const second = await confirmed(world, id, 'Zoe', { text: 'More words' });
  assert.equal(second.state, 'shown');
  await world.transact((tx) => hideComment(tx, tom.actor, id, second.id, 'Rude', ORIGIN));
  assert.match((await world.mails('zoe@example.org'))[0]?.text ?? '', /Rude/);
  assert.equal((await confirmed(world, id, 'Zoe', { text: 'Third' })).state, 'held');
});

test('its author deletes a comment with the link of any mail, and nothing of it is left', async () => {
  await using world = await openWorld();
  const tom = await world.person('Tom');
  const { id, slug } = await publishedBy(world, tom);
  const zoe = await confirmed(world, id, 'Zoe', { text: 'Secret words' });
  await world.transact((tx) => showComment(tx, tom.actor, id, zoe.id, ORIGIN));
  const max = await confirmed(world, id, 'Max', { text: 'I agree', parent: zoe.id });
  await world.transact((tx) => showComment(tx, tom.actor, id, max.id, ORIGIN));
  assert.ok(await world.transact((tx) => deleteComment(tx, zoe.token)));
  assert.deepEqual(await shownIn(world, slug), ['deleted', 'Max: I agree']);
  await world.transact((tx) => deleteComment(tx, max.token));
  assert.deepEqual(await shownIn(world, slug), []);
  for (const table of ['article_comment', 'article_comment_link'] as const) {
    const rows = JSON.stringify(await world.db.selectFrom(table).selectAll().execute());
    assert.doesNotMatch(rows, /Zoe|zoe@|Secret|Max|agree/, table);
  }
  assert.equal(await world.transact((tx) => deleteComment(tx, zoe.token)), undefined);
});

test('pressed twice at once a comment is confirmed once, and one mailbox gets five mails a day', async () => {
  await using world = await openWorld();
  const tom = await world.person('Tom');
  const { id } = await publishedBy(world, tom);
  const zoe = await comment(world, id, 'Zoe');
  const pressed = await Promise.all([1, 2, 3].map(() => world.transact((tx) => confirmComment(tx, zoe.token))));
  assert.deepEqual(
    pressed.map((one) => one?.comment.state),
    ['held', 'held', 'held'],
  );
  assert.equal((await readNotifications(world.db, tom.actor)).items.length, 1);
  const sent = await Promise.allSettled(
    Array.from({ length: 8 }, (_, n) => comment(world, id, 'Zoe', { text: `Flood ${n}` })),
  );
  assert.equal(sent.filter(({ status }) => status === 'fulfilled').length, 4);
  assert.equal((await world.mails('zoe@example.org')).length, 5);
});

test('the address is erased on the day that was said, the name with it unless it was to stay', async () => {
  await using world = await openWorld();
  const tom = await world.person('Tom');
  const { id, slug } = await publishedBy(world, tom);
  const zoe = await confirmed(world, id, 'Zoe');
  const max = await confirmed(world, id, 'Max', { keepName: true });
  await confirmed(world, id, 'Spam', { text: 'Never let in' });
  for (const one of [zoe, max]) await world.transact((tx) => showComment(tx, tom.actor, id, one.id, ORIGIN));
  await comment(world, id, 'Late');
  const passed = async (days: number) => {
    world.clock.moveTo(world.clock.offset + days * DAY);
    await forgetCommenters.run(world.deps, {});
  };
  await passed(8);
  assert.equal((await world.db.selectFrom('article_comment').selectAll().execute()).length, 3, 'Late is gone');
  await passed(81);
  assert.match(JSON.stringify(await world.db.selectFrom('article_comment').selectAll().execute()), /zoe@example/);
  await passed(2);
  const rows = JSON.stringify(await world.db.selectFrom('article_comment').selectAll().execute());
  assert.doesNotMatch(rows, /example\.org|Zoe|Spam/);
  assert.deepEqual(await shownIn(world, slug), [': Well said.', 'Max: Well said.']);
  const closed = comment(world, id, 'Ida');
  await assert.rejects(closed, (error) => error instanceof Refusal && error.status === 409);
});

test('more than two links are too many, and a name is no address', () => {
  const fields = { name: 'Zoe', email: 'zoe@example.org' };
  assert.ok(parseComment({ ...fields, text: 'https://a.example and https://b.example' }));
  const faults = (raw: Record<string, string>) => {
    try {
      parseComment({ ...fields, ...raw });
      return [];
    } catch (error) {
      return error instanceof Refusal ? Object.keys(error.fields) : [];
    }
  };
  assert.deepEqual(faults({ text: 'https://a.example http://b.example www.c.example' }), ['text']);
  assert.deepEqual(faults({ name: 'www.cheap.example', text: 'Hello' }), ['name']);
  assert.deepEqual(faults({ text: '' }), ['text']);
});
