import assert from 'node:assert/strict';
import { test } from 'node:test';
import { announce, createPost, follow } from '#network';
import { openWorld } from '../../test/world.ts';
import { appOf, idsOf } from './app.testing.ts';

interface Account {
  id: string;
  acct: string;
}

test('an app asks whom to follow and why, and puts somebody aside; the directory is ordered and paged', async () => {
  await using world = await openWorld();
  const [amina, lea, noe] = [await world.person('Amina'), await world.person('Léa'), await world.person('Noé')];
  await world.transact(async (tx) => {
    await follow(tx, amina.actor, lea.actor.account);
    await follow(tx, lea.actor, noe.actor.account);
    await createPost(tx, lea.actor, { text: 'Hello' });
  });
  const app = await appOf(world, amina);
  const [first] = await app.get<{ source: string; sources: string[]; account: Account }[]>('/api/v2/suggestions');
  assert.deepEqual([first?.account.acct, first?.sources], ['noe', ['friends_of_friends']]);
  assert.deepEqual(idsOf(await app.get<Account[]>('/api/v1/suggestions')), [noe.actor.account]);
  assert.deepEqual(await app.ok('DELETE', `/api/v1/suggestions/${noe.actor.account}`), {});
  assert.deepEqual(await app.get('/api/v2/suggestions'), []);
  const names = async (query: string) =>
    (await app.get<Account[]>(`/api/v1/directory${query}`)).map(({ acct }) => acct);
  assert.deepEqual(await names(''), ['lea', 'noe', 'amina']);
  assert.deepEqual(await names('?order=new&offset=1&limit=1'), ['lea']);
});

test('an app shows announcements, puts them aside, and answers with signs', async () => {
  await using world = await openWorld();
  const [ruth, lea] = [await world.person('Ruth', { roles: ['steward'] }), await world.person('Léa')];
  const input = { textEn: 'We move', textFr: '', publishAt: '', startsAt: '', endsAt: '', allDay: false };
  const { id } = await world.transact((tx) => announce(tx, ruth.actor, input));
  const app = await appOf(world, lea);
  interface Announcement {
    id: string;
    content: string;
    read: boolean;
    reactions: { name: string; count: number; me: boolean }[];
  }
  const path = '/api/v1/announcements';
  const sign = `${path}/${id}/reactions/${encodeURIComponent('🎉')}`;
  await app.ok('PUT', sign);
  const [one] = await app.get<Announcement[]>(path);
  assert.deepEqual(
    [one?.id, one?.content, one?.read, one?.reactions],
    [id, '<p>We move</p>', false, [{ name: '🎉', count: 1, me: true }]],
  );
  await app.ok('DELETE', sign);
  assert.equal((await app.send('PUT', `${path}/${id}/reactions/x`)).status, 422);
  await app.ok('POST', `${path}/${id}/dismiss`);
  assert.deepEqual(await app.get(path), []);
  assert.deepEqual(
    (await app.get<Announcement[]>(`${path}?with_dismissed=true`)).map(({ read, reactions }) => [read, reactions]),
    [[true, []]],
  );
});
