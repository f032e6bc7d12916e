import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changePreferences, createPost, like } from '#network';
import { scenarios } from '../../../test/scenario.ts';
import { form, openWorld } from '../../../test/world.ts';

scenarios([
  {
    name: 'how trends are counted is there for everyone',
    path: '/about/trends',
    status: 200,
    contains: ['fewer than 3 people', '12 hours', '24 hours'],
  },
  { name: 'only who moderates reviews trends', path: '/moderation/trends', as: 'Amina', status: 403 },
  {
    name: 'who moderates is told when nothing trends',
    path: '/moderation/trends',
    as: 'Mona',
    roles: ['moderator'],
    status: 200,
    contains: ['Nothing trends'],
  },
]);

test('a trend is on the page for everyone and in the API until somebody who moderates refuses it', async () => {
  await using world = await openWorld();
  const mona = await world.person('Mona', { roles: ['moderator'] });
  const lea = await world.person('Lea');
  const findable = { approvesFollowers: false, quotePolicy: 'everyone', inDirectory: true, postsFindable: true };
  await world.transact((tx) => changePreferences(tx, lea.actor, findable as never));
  const { id } = await world.transact((tx) => createPost(tx, lea.actor, { text: 'Everybody likes this' }));
  for (const name of ['A', 'B', 'C']) {
    const one = await world.person(`Person ${name}`);
    await world.transact((tx) => like(tx, one.actor, id));
  }
  world.clock.advance(11 * 60_000);
  await world.app.settle();
  const explore = async () => (await world.browse('/explore')).text();
  const api = async () => (await (await world.browse('/api/v1/trends/statuses')).json()) as { id: string }[];
  assert.match(await explore(), /Posts people speak of/);
  assert.equal((await explore()).split(`id="p-${id}"`).length, 2, 'a post is on the page once');
  assert.deepEqual(
    (await api()).map((one) => one.id),
    [id],
  );
  assert.deepEqual(await (await world.browse('/api/v1/trends/links')).json(), []);
  assert.deepEqual(await (await world.browse('/api/v1/trends')).json(), []);
  assert.match(await (await mona.browse('/moderation/trends')).text(), /Everybody likes this/);
  await mona.browse('/moderation/trends', form({ kind: 'post', subject: id, verdict: 'refuse' }));
  assert.ok(!(await explore()).includes('Posts people speak of'));
  assert.deepEqual(await api(), []);
  const saved = await mona.browse('/moderation/trends/first', form({ first: 'on' }));
  assert.equal(saved.status, 303);
  assert.match(await (await world.browse('/about/trends')).text(), /only once somebody who moderates approved/);
});
