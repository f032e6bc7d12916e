import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPost, follow, like, publish } from '#network';
import { openWorld } from '../../test/world.ts';
import { appOf, idsOf } from './app.testing.ts';

interface Notice {
  id: string;
  type: string;
  group_key: string;
  account: { id: string };
  status?: { id: string };
}
interface Grouped {
  accounts: { id: string }[];
  partial_accounts?: { id: string }[];
  statuses: { id: string }[];
  notification_groups: {
    group_key: string;
    notifications_count: number;
    type: string;
    page_min_id: string;
    most_recent_notification_id: string;
    sample_account_ids: string[];
    status_id?: string;
  }[];
}

/** Three who like one post of Amina's, follow her, and of whom the last answers it. */
async function told() {
  const world = await openWorld();
  const amina = await world.person('Amina');
  const others = [await world.person('Léa'), await world.person('Noé'), await world.person('Zoé')] as const;
  const { id: post } = await world.transact((tx) => createPost(tx, amina.actor, { text: 'Bonjour' }));
  for (const { actor } of others) {
    publish(world.deps.live, await world.transact((tx) => like(tx, actor, post)));
    publish(world.deps.live, await world.transact((tx) => follow(tx, actor, amina.actor.account)));
  }
  const { id: reply } = await world.transact((tx) =>
    createPost(tx, others[2].actor, { text: '@amina Oui', replyTo: post }),
  );
  return { world, amina, others, post, reply, app: await appOf(world, amina) };
}

test('likes of one post and followers of one day come together, each account and post once', async () => {
  const { world, others, post, reply, app } = await told();
  await using _ = world;
  const all = await app.get<Grouped>('/api/v2/notifications');
  const people = others.map(({ actor }) => actor.account).toReversed();
  assert.deepEqual(
    all.notification_groups.map((group) => [group.type, group.notifications_count, group.status_id]),
    [
      ['mention', 1, reply],
      ['follow', 3, undefined],
      ['favourite', 3, post],
    ],
  );
  assert.deepEqual(all.notification_groups[2]?.sample_account_ids, people);
  assert.deepEqual(new Set(idsOf(all.accounts)), new Set(people));
  assert.equal(all.accounts.length, 3);
  assert.deepEqual(new Set(idsOf(all.statuses)), new Set([post, reply]));
  assert.equal((await app.get<{ count: number }>('/api/v2/notifications/unread_count')).count, 3);

  const faces = await app.get<Grouped>('/api/v2/notifications?expand_accounts=partial_avatars');
  assert.deepEqual([faces.accounts.length, faces.partial_accounts?.length], [1, 2]);
  const apart = await app.get<Grouped>('/api/v2/notifications?grouped_types[]=follow');
  assert.equal(apart.notification_groups.length, 5);

  const key = all.notification_groups[2]?.group_key;
  const one = await app.get<Grouped>(`/api/v2/notifications/${key}`);
  assert.equal(one.notification_groups[0]?.notifications_count, 3);
  assert.deepEqual(idsOf(await app.get(`/api/v2/notifications/${key}/accounts`)), people);
  await app.ok('POST', `/api/v2/notifications/${key}/dismiss`);
  assert.equal((await app.send('GET', `/api/v2/notifications/${key}`)).status, 404);
  assert.equal((await app.send('GET', '/api/v2/notifications/nothing-1')).status, 404);
});

test('pages of groups pass by nothing, downwards and upwards', async () => {
  const { world, app } = await told();
  await using _ = world;
  const first = await app.send<Grouped>('GET', '/api/v2/notifications?limit=1');
  const max = /max_id=(\d+)/.exec(first.link)?.[1];
  const second = await app.get<Grouped>(`/api/v2/notifications?limit=40&max_id=${max}`);
  const upwards = await app.get<Grouped>(
    `/api/v2/notifications?limit=1&min_id=${second.notification_groups.at(-1)!.page_min_id}`,
  );
  assert.deepEqual(
    [first.body, second, upwards].map(({ notification_groups: groups }) => groups.map(({ type }) => type)),
    [['mention'], ['follow', 'favourite'], ['follow']],
  );
});

test('notifications are asked for by type and by person, put away one by one, and all at once', async () => {
  const { world, others, app } = await told();
  await using _ = world;
  const types = async (query: string) =>
    (await app.get<Notice[]>(`/api/v1/notifications?${query}`)).map(({ type }) => type);
  assert.deepEqual(await types('types[]=mention&types[]=favourite&limit=2'), ['mention', 'favourite']);
  assert.deepEqual(await types('exclude_types[]=favourite&exclude_types[]=follow'), ['mention']);
  assert.deepEqual(await types(`account_id=${others[0].actor.account}`), ['follow', 'favourite']);
  const [newest] = await app.get<Notice[]>('/api/v1/notifications');
  assert.equal((await app.get<Notice>(`/api/v1/notifications/${newest!.id}`)).id, newest!.id);
  const elsewhere = await appOf(world, others[0]);
  await elsewhere.ok('POST', `/api/v1/notifications/${newest!.id}/dismiss`);
  assert.equal((await elsewhere.send('GET', `/api/v1/notifications/${newest!.id}`)).status, 404);
  assert.equal((await app.get<{ count: number }>('/api/v1/notifications/unread_count')).count, 7);
  await app.ok('POST', `/api/v1/notifications/${newest!.id}/dismiss`);
  assert.equal((await app.send('GET', `/api/v1/notifications/${newest!.id}`)).status, 404);
  await app.ok('POST', '/api/v1/notifications/clear');
  assert.deepEqual(await types(''), []);
  assert.equal((await app.get<{ count: number }>('/api/v1/notifications/unread_count')).count, 0);
});
