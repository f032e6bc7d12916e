import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changePreferences, readNotifications } from '#network';
import { openWorld } from '../../test/world.ts';
import { appOf, idsOf } from './app.testing.ts';

interface Collection {
  id: string;
  account_id: string;
  url: string;
  name: string;
  description: string;
  tag: { name: string; url: string } | null;
  item_count: number;
  items: { id: string; account_id: string; state: string }[];
}
interface Wrapped {
  collection: Collection;
}
const ALL = '/api/v1/collections';

test('starter packs are collections: made empty, filled one by one, left by who is in them', async () => {
  await using world = await openWorld();
  const [amina, lea, noe] = [await world.person('Amina'), await world.person('Léa'), await world.person('Noé')];
  const [app, other] = [await appOf(world, amina), await appOf(world, lea)];
  const hidden = {
    approvesFollowers: false,
    quotePolicy: 'everyone',
    postsFindable: false,
    inDirectory: false,
  } as const;
  await world.transact((tx) => changePreferences(tx, noe.actor, hidden));

  const body = {
    name: 'Le jardin',
    description: 'Qui plante',
    tag_name: '#Jardin',
    sensitive: false,
    discoverable: true,
  };
  const { collection } = await app.ok<Wrapped>('POST', ALL, body);
  assert.deepEqual(
    [collection.name, collection.description, collection.tag?.name, collection.item_count, collection.account_id],
    ['Le jardin', 'Qui plante', 'jardin', 0, amina.actor.account],
  );
  assert.equal((await world.browse(new URL(collection.url).pathname)).status, 200);
  const path = `${ALL}/${collection.id}`;
  for (let twice = 0; twice < 2; twice += 1) {
    const { collection_item: item } = await app.ok<{ collection_item: Collection['items'][number] }>('POST', `${path}/items`, { account_id: lea.actor.account }); // prettier-ignore
    assert.deepEqual([item.account_id, item.state], [lea.actor.account, 'accepted']);
  }
  const told = await readNotifications(world.db, lea.actor);
  assert.deepEqual(told.items.map(({ kind }) => kind), ['pack']); // prettier-ignore
  // Consent, on the account before it is tried, and when it is.
  const approvals = await Promise.all(
    [lea, noe].map(async ({ actor }) => {
      const { feature_approval } = await app.get<{ feature_approval: { current_user: string } }>(`/api/v1/accounts/${actor.account}`); // prettier-ignore
      return feature_approval.current_user;
    }),
  );
  assert.deepEqual(approvals, ['automatic', 'denied']);

  const shown = await other.get<Wrapped & { accounts: { id: string }[] }>(path);
  assert.deepEqual(idsOf(shown.accounts), [amina.actor.account, lea.actor.account]);
  assert.equal((await world.browse(path)).status, 200, 'for everyone');
  const listed = async (who: typeof app, of: string) =>
    idsOf((await who.get<{ collections: Collection[] }>(`/api/v1/accounts/${of}`)).collections);
  assert.deepEqual(await listed(other, `${amina.actor.account}/collections`), [collection.id]);
  assert.deepEqual(await listed(other, `${lea.actor.account}/in_collections`), [collection.id]);
  assert.equal((await app.send('GET', `/api/v1/accounts/${lea.actor.account}/in_collections`)).status, 404);

  const edited = await app.ok<Wrapped>('PATCH', path, { description: 'Qui sème', tag_name: 'Potager' });
  assert.deepEqual(
    [edited.collection.name, edited.collection.description, edited.collection.tag?.name],
    ['Le jardin', 'Qui sème', 'potager'],
  );
  const second = await app.ok<Wrapped>('POST', ALL, { name: 'Un autre', account_ids: [lea.actor.account, amina.actor.account] }); // prettier-ignore
  assert.equal(second.collection.item_count, 2);
  const first = await app.send<{ collections: Collection[] }>('GET', `/api/v1/accounts/${amina.actor.account}/collections?limit=1`); // prettier-ignore
  assert.deepEqual([idsOf(first.body.collections), /offset=1>; rel="next"/.test(first.link)], [[second.collection.id], true]); // prettier-ignore

  const reported = { account_id: amina.actor.account, comment: 'Regardez', collection_ids: [collection.id] };
  assert.deepEqual((await other.ok<{ collection_ids: string[] }>('POST', '/api/v1/reports', reported)).collection_ids, [collection.id]); // prettier-ignore
  const { words } = await world.db.selectFrom('report').select('words').executeTakeFirstOrThrow();
  assert.equal(words, `Regardez\n\n${collection.url}`);
  assert.equal((await app.send('POST', '/api/v1/reports', { ...reported, account_id: lea.actor.account })).status, 404);
  assert.equal((await other.send('POST', `${path}/items/${amina.actor.account}/revoke`)).status, 403);
  assert.deepEqual(await other.ok('POST', `${path}/items/${lea.actor.account}/revoke`), {});
  assert.deepEqual((await app.get<Wrapped>(path)).collection.items, []);
  const faults: readonly [status: number, who: typeof app, method: string, path: string, body?: unknown][] = [
    [422, app, 'POST', `${path}/items`, { account_id: lea.actor.account }],
    [422, app, 'POST', `${path}/items`, { account_id: noe.actor.account }],
    [422, app, 'POST', `${path}/items`, { account_id: '1' }],
    [422, app, 'POST', `${path}/items`, {}],
    [422, app, 'POST', ALL, { ...body, discoverable: false }],
    [422, app, 'POST', ALL, { ...body, sensitive: true }],
    [422, app, 'POST', ALL, { ...body, tag_name: 'two words' }],
    [422, app, 'POST', ALL, { name: '' }],
    [422, app, 'POST', ALL, { ...body, account_ids: [noe.actor.account] }],
    [403, other, 'PATCH', path, { name: 'À moi' }],
    [403, other, 'DELETE', path],
    [403, other, 'POST', `${path}/items`, { account_id: lea.actor.account }],
    [404, app, 'GET', `${ALL}/1`],
    [404, app, 'DELETE', `${path}/items/${lea.actor.account}`],
  ];
  for (const [status, who, method, at, sent] of faults) {
    const answer = await who.send<{ error: string }>(method, at, sent);
    assert.deepEqual([answer.status, typeof answer.body.error], [status, 'string'], `${method} ${at} ${JSON.stringify(sent)}`); // prettier-ignore
  }
  assert.deepEqual(await app.ok('DELETE', `${ALL}/${second.collection.id}/items/${lea.actor.account}`), {});
  assert.deepEqual(await app.ok('DELETE', path), {});
  assert.equal((await app.send('GET', path)).status, 404);
});
