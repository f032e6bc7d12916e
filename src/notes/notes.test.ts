import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { judge, type Rating } from '@essor/bridging';
import { leave } from '#accounts';
import type { Id } from '#ids';
import { createPost, loadPosts, readNotifications } from '#network';
import { leaveRaters, notesOn, publishedData, withdrawNote, writeNote } from '#notes';
import { runChecks } from '../../checks/checks.ts';
import { openWorld, type World } from '../../test/world.ts';
import { erasers } from '../web/erasers.ts';
import { memberOf, type TestMember } from '../membership/membership.testing.ts';
import { count, quarrelling, rate, SOURCE } from './notes.testing.ts';

const DAY_MS = 86_400_000;

const shownUnder = async (world: World, id: Id<'post'>) =>
  (await loadPosts(world.db, undefined, [id])).get(id)?.context.map(({ text, sources }) => ({ text, sources }));

test('a note is shown once members who usually disagree find it helpful, and its author is “a member”', async () => {
  await using world = await openWorld();
  const { author, writer, raters, about, id } = await quarrelling(world);
  await count(world);
  assert.deepEqual(await shownUnder(world, about), []);

  for (const rater of raters.slice(0, 5)) await rate(world, rater, id, 'helpful');
  await count(world);
  assert.deepEqual(await shownUnder(world, about), [], 'one side alone does not show it');
  const [waiting] = (await notesOn(world.db, raters[0]?.actor, about)).filter((one) => one.id === id);
  assert.deepEqual([waiting?.state, waiting?.reason, waiting?.author], ['needs-more', 'one-sided', null]);
  assert.deepEqual(await notesOn(world.db, undefined, about), [], 'readers are shown what is shown');

  for (const rater of raters.slice(5, 8)) await rate(world, rater, id, 'helpful');
  await count(world);
  assert.deepEqual(await shownUnder(world, about), [{ text: 'The figure is from 2009.', sources: [SOURCE] }]);
  const { items } = await readNotifications(world.db, author.actor, {});
  assert.deepEqual(
    items.filter(({ kind }) => kind === 'note').map(({ post: of }) => of),
    [about],
    'the author of the post is told, once',
  );
  const page = await (await world.browse(`/@${author.handle}/${about}`)).text();
  assert.match(page, /Members added context/);
  assert.doesNotMatch(page, new RegExp(writer.handle));

  await world.transact((tx) => withdrawNote(tx, writer.actor, id));
  assert.deepEqual(await shownUnder(world, about), []);
});

test('nobody but members writes and rates, and nobody rates their own', async () => {
  await using world = await openWorld();
  const { author, writer, raters, about, id } = await quarrelling(world);
  const stranger = await world.person('Zoe');
  const status = (expected: number) => (error: unknown) => (error as { status?: number }).status === expected;
  const write = (by: Pick<TestMember, 'actor'>, on: Id<'post'>, sources = SOURCE) =>
    world.transact((tx) => writeNote(tx, by.actor, on, { text: 'Ten letters', sources, language: '' }));
  await assert.rejects(write(stranger, about), status(403));
  await assert.rejects(write(author, about), status(409));
  await assert.rejects(write(writer, about), status(409), 'one note each');
  const [rater] = raters;
  assert.ok(rater);
  for (const bad of ['javascript:alert(1)', 'not an address', 'https://a:b@c.example/', `${SOURCE}\nhttp://localhost/`])
    await assert.rejects(write(rater, about, bad), status(422), bad);
  const hidden = await world.transact(
    async (tx) => (await createPost(tx, author.actor, { text: 'For followers', visibility: 'followers' })).id,
  );
  await assert.rejects(write(rater, hidden), status(404));
  await assert.rejects(rate(world, writer, id, 'helpful'), status(409));
  await assert.rejects(rate(world, author, id, 'helpful'), status(409));
  const late = await memberOf(world, 'Late');
  await assert.rejects(rate(world, late, id, 'helpful'), status(403), 'not before they said yes');
});

test('before there is a co-op there are no notes', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  const id = await world.transact(async (tx) => (await createPost(tx, amina.actor, { text: 'Hello' })).id);
  assert.equal((await world.browse(`/@amina/${id}/notes`)).status, 404);
  assert.equal((await amina.browse('/coop/notes')).status, 404);
  assert.equal((await world.browse('/about/notes')).status, 404);
  assert.doesNotMatch(await (await amina.browse(`/@amina/${id}`)).text(), /\/notes/);
});

test('anybody counts again what is published, and nobody finds the name of a rater in it', async () => {
  await using world = await openWorld();
  const { raters, id, writer } = await quarrelling(world);
  for (const rater of raters) await rate(world, rater, id, 'helpful');
  await count(world);
  const answer = await world.browse('/about/notes/data.json');
  const body = await answer.text();
  const given = JSON.parse(body) as {
    count: { inputs_hash: string };
    notes: { id: string; state: string; score: number | null }[];
    ratings: Rating[];
  };
  assert.equal(given.ratings.length, 30);
  const again = new Map(judge(given.ratings).verdicts.map((one) => [one.note, one]));
  for (const one of given.notes)
    assert.deepEqual([again.get(one.id)?.state, again.get(one.id)?.score], [one.state, one.score]);
  const csv = await (await world.browse('/about/notes/ratings.csv')).text();
  assert.equal(createHash('sha256').update(csv).digest('hex'), given.count.inputs_hash);
  for (const { member, actor, handle } of [...raters, writer])
    for (const secret of [member, actor.account, actor.person, handle])
      assert.ok(!body.includes(`"${secret}"`) && !csv.includes(secret));

  world.clock.advance(DAY_MS);
  await world.app.settle();
  const names = (ratings: readonly Rating[]) => new Set(ratings.map(({ rater }) => rater));
  const next = JSON.parse(await (await world.browse('/about/notes/data.json')).text()) as typeof given;
  assert.equal(names(given.ratings).intersection(names(next.ratings)).size, 0, 'every day has its own names');
});

test('fewer than ten raters are not published one by one', async () => {
  await using world = await openWorld();
  const { raters } = await quarrelling(world);
  const [first] = raters;
  assert.ok(first);
  await world.transact((tx) => leaveRaters(tx, first.actor));
  await count(world);
  assert.equal((await publishedData(world.db))?.lines, null);
  assert.equal((await world.browse('/about/notes/ratings.csv')).status, 404);
});

test('who leaves takes their ratings and their notes along, and the count is made again', async () => {
  await using world = await openWorld();
  const { raters, about, id, writer } = await quarrelling(world);
  for (const rater of raters.slice(3, 8)) await rate(world, rater, id, 'helpful');
  await count(world);
  assert.equal((await shownUnder(world, about))?.length, 1);
  const gone = raters[3];
  assert.ok(gone);
  await world.transact((tx) => leave(tx, gone.actor, gone.handle, erasers));
  assert.equal(await publishedData(world.db), undefined, 'what was published with them in it is erased at once');
  await count(world);
  assert.deepEqual(await shownUnder(world, about), [], 'four have rated it now');
  assert.equal((await publishedData(world.db))?.raters, 9);
  await world.transact((tx) => leave(tx, writer.actor, writer.handle, erasers));
  const left = await world.db.selectFrom('member_note').select(['text', 'author_id']).execute();
  assert.deepEqual([...new Set(left.map((one) => `${one.text}${one.author_id}`))], ['null']);
  assert.deepEqual(
    (await runChecks({ db: world.db, dataFolder: world.dataFolder })).filter(({ violations }) => violations > 0),
    [],
  );
});

test('many who rate at once are each counted once', async () => {
  await using world = await openWorld();
  const { raters, id } = await quarrelling(world);
  await Promise.all(raters.flatMap((rater) => [rate(world, rater, id, 'somewhat'), rate(world, rater, id, 'helpful')]));
  const rows = await world.db.selectFrom('note_rating').where('note_id', '=', id).select('value').execute();
  assert.equal(rows.length, 10);
  await count(world);
  const last = await world.db.selectFrom('note_count').orderBy('at', 'desc').select('ratings').executeTakeFirst();
  assert.equal(last?.ratings, 30);
});
