import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leave } from '#accounts';
import type { Id } from '#ids';
import {
  block,
  createPost,
  createThread,
  deleteDraft,
  keepDraft,
  loadPosts,
  profileTimeline,
  readDrafts,
  readThread,
  takeUpDraft,
} from '#network';
import { Refusal } from '#refusal';
import { type Person, type World, form, openWorld } from '../../test/world.ts';
import { erasers } from '../web/erasers.ts';

const is = (status: number) => (error: unknown) => error instanceof Refusal && error.status === status;
const said = async (world: World, who: Person) => {
  const { items } = await profileTimeline(world.db, who.actor, who.actor.account);
  const posts = await loadPosts(world.db, who.actor, items);
  return items.map((id) => posts.get(id)?.text);
};

test('several posts go out at once, each under the one before, all or none, and the same form once', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  const send = () =>
    world.transact((tx) =>
      createThread(tx, amina.actor, { text: 'Un', key: 'k', visibility: 'unlisted' }, ['Deux', '', 'Trois']),
    );
  const { id } = await send();
  await send();
  assert.deepEqual(await said(world, amina), ['Trois', 'Deux', 'Un']);
  const [second] = (await readThread(world.db, undefined, id)).replies;
  assert.equal(second?.replies.length, 1);
  await assert.rejects(
    world.transact((tx) =>
      createThread(tx, amina.actor, { text: 'Un' }, ['Deux', Array.from({ length: 60 }, (_, n) => `@p${n}`).join(' ')]),
    ),
    is(422),
  );
  await assert.rejects(
    world.transact((tx) =>
      createThread(
        tx,
        amina.actor,
        { text: 'Un' },
        Array.from({ length: 10_000 }, () => 'x'),
      ),
    ),
    is(422),
  );
  assert.equal((await said(world, amina)).length, 3);
});

test('what is written for later goes out at its moment, once, even when its author posts it just then', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  const dueAt = new Date(world.clock.now().getTime() + 3_600_000);
  const keep = (text: string) =>
    world.transact((tx) => keepDraft(tx, amina.actor, { content: { text, more: ['Suite'] }, dueAt }));
  await keep('Plus tard');
  await world.app.settle();
  assert.deepEqual(await said(world, amina), []);
  world.clock.advance(3_600_000);
  await Promise.all([world.app.settle(), world.app.settle()]);
  assert.deepEqual(await said(world, amina), ['Suite', 'Plus tard']);
  assert.deepEqual(await readDrafts(world.db, amina.actor), []);
  for (const wrong of [dueAt, new Date('2100-01-01')]) {
    await assert.rejects(
      world.transact((tx) => keepDraft(tx, amina.actor, { content: { text: 'x', more: [] }, dueAt: wrong })),
      is(422),
    );
  }
});

test('what cannot go out any more waits for its author, and says so', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  const { id: replyTo } = await world.transact((tx) => createPost(tx, lea.actor, { text: 'Alors ?' }));
  const dueAt = new Date(world.clock.now().getTime() + 60_000);
  await world.transact((tx) => keepDraft(tx, amina.actor, { content: { text: 'Oui', more: [], replyTo }, dueAt }));
  await world.transact((tx) => block(tx, lea.actor, amina.actor.account));
  world.clock.advance(60_000);
  await world.app.settle();
  const [draft] = await readDrafts(world.db, amina.actor);
  assert.ok(draft?.refusedAt);
  assert.equal(draft.dueAt, null);
});

test('drafts are one’s own, are taken up once, and go with their author', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  const keep = (text: string, id?: Id<'draft'>) =>
    world.transact((tx) => keepDraft(tx, amina.actor, { content: { text, more: [] }, id }));
  const id = await keep('Un début');
  assert.equal(await keep('Un meilleur début', id), id);
  await assert.rejects(
    world.transact((tx) => deleteDraft(tx, lea.actor, id)),
    is(404),
  );
  const all = await Promise.allSettled([1, 2, 3].map(() => world.transact((tx) => takeUpDraft(tx, amina.actor, id))));
  assert.equal(all.filter((one) => one.status === 'fulfilled').length, 1);
  await keep('Secret');
  await world.transact((tx) => leave(tx, amina.actor, '@amina', erasers));
  assert.deepEqual(await world.db.selectFrom('draft').selectAll().execute(), []);
});

test('a thread, a draft and a post for later are written with forms alone', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina', { locale: 'fr' });
  const page = async (path: string) => (await amina.browse(path)).text();
  const send = (fields: Record<string, string>) => amina.browse('/compose', form({ text: 'Un', at: '', ...fields }));
  const another = await (await send({ do: 'another' })).text();
  assert.match(another, /name="part2"/);
  assert.match(another, />Un<\/textarea>/);
  assert.equal((await send({ part2: 'Deux' })).status, 303);
  assert.deepEqual(await said(world, amina), ['Deux', 'Un']);
  const late = await send({ at: '2016-10-02T10:00' });
  assert.equal(late.status, 422);
  assert.match(await late.text(), /id="f-at-error"/);
  assert.equal(
    (await send({ text: 'Demain', part2: 'Et après', at: '2016-10-04T18:00' })).headers.get('location'),
    '/drafts',
  );
  assert.match(await page('/drafts'), /Demain[\s\S]*part /);
  const [draft] = await readDrafts(world.db, amina.actor);
  assert.equal(draft?.dueAt?.toISOString(), '2016-10-04T16:00:00.000Z');
  const opened = await page(`/compose?draft=${draft.id}`);
  assert.match(opened, /Et après<\/textarea>/);
  assert.match(opened, /value="2016-10-04T18:00"/);
  await send({ text: 'Demain, mieux', draft: draft.id });
  assert.deepEqual(await readDrafts(world.db, amina.actor), []);
  assert.equal((await said(world, amina))[0], 'Demain, mieux');
});
