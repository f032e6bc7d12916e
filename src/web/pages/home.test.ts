import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPost, follow, publish } from '#network';
import { form, openWorld, type Person } from '../../../test/world.ts';

const home = async (who: Person, query = ''): Promise<string> =>
  (await who.browse(`/home${query}`, { headers: { accept: 'text/html' } })).text();

test('a page that is made once for many shows each what is theirs', async () => {
  await using world = await openWorld();
  const [amina, noe] = [await world.person('Amina'), await world.person('Noé', { locale: 'fr' })];
  const lea = await world.person('Léa');
  for (const one of [amina, noe]) {
    publish(world.deps.live, await world.transact((tx) => follow(tx, one.actor, lea.actor.account)));
  }
  const { id, news } = await world.transact((tx) => createPost(tx, lea.actor, { text: 'Bonjour' }));
  publish(world.deps.live, news);
  for (const one of [amina, noe, lea]) assert.match(await home(one), new RegExp(`id="p-${id}"`));

  const liked = await amina.browse(`/@lea/${id}/like`, form({ on: 'true', next: '/home' }));
  assert.equal(liked.status, 303);
  const pressed = /<button[^>]*aria-pressed="true"/;
  assert.match(await home(amina), pressed);
  assert.doesNotMatch(await home(noe), pressed);
  assert.match(await home(noe), /1 J’aime|1 j’aime|aime, 1/i);
  assert.match(await home(lea), new RegExp(`/@lea/${id}/delete\\?next=%2Fhome"`));
  assert.doesNotMatch(await home(amina), /\/delete\?next=/);

  assert.equal((await lea.browse('/settings/profile', form({ displayName: 'Léa Martin' }))).status, 303);
  for (const one of [amina, noe]) assert.match(await home(one), /Léa Martin/);

  await lea.browse(`/@lea/${id}/delete`, form({ confirm: 'yes', next: '/home' }));
  for (const one of [amina, noe, lea]) assert.doesNotMatch(await home(one), new RegExp(`id="p-${id}"`));
});

test('further pages lead back to themselves, and the first says when it was made', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  for (let i = 0; i < 25; i++) await world.transact((tx) => createPost(tx, amina.actor, { text: `Nº ${i}` }));
  const first = await home(amina);
  assert.equal(first.match(/<article/g)?.length, 20);
  const older = /href="(\/home\?before=[0-9]+)"/.exec(first)?.[1];
  assert.ok(older);
  const second = await home(amina, older.slice('/home'.length));
  assert.equal(second.match(/<article/g)?.length, 5);
  assert.match(second, new RegExp(`name="next" value="${older.replace('?', '\\?')}"`));
  assert.match(second, new RegExp(`delete\\?next=${encodeURIComponent(older)}"`));

  const since = () => /data-live-since="([0-9]+)"/.exec(first)?.[1];
  assert.equal(since(), String(world.clock.now().getTime()));
  world.clock.advance(1_000);
  assert.match(await home(amina), new RegExp(`data-live-since="${world.clock.now().getTime()}"`));
});

test('whoever is signed out is out at once', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  assert.match(await home(amina), /data-live-on/);
  await world.transact((tx) => tx.updateTable('session').set({ ended_at: tx.now }).execute());
  assert.notEqual((await amina.browse('/home')).status, 200);
});
