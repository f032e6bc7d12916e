import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPost } from '#network';
import { openWorld } from '../../test/world.ts';
import { appOf, idsOf } from './app.testing.ts';

interface Conversation {
  id: string;
  unread: boolean;
  accounts: { acct: string }[];
  last_status: { id: string; visibility: string; content: string } | null;
}

test('an app reads conversations by pages, marks them read, and puts them away for its person alone', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  const [app, other] = [await appOf(world, lea), await appOf(world, amina)];
  for (const n of [1, 2, 3]) {
    const more = { visibility: 'direct' } as const;
    await world.transact((tx) => createPost(tx, amina.actor, { text: `@lea ${n}`, ...more }));
  }
  const path = '/api/v1/conversations';
  const page = await app.send<Conversation[]>('GET', `${path}?limit=2`);
  assert.deepEqual(
    page.body.map(({ unread, accounts, last_status }) => [unread, accounts[0]?.acct, last_status?.visibility]),
    [
      [true, 'amina', 'direct'],
      [true, 'amina', 'direct'],
    ],
  );
  const next = /<[^>]*(\/api[^>]*)>; rel="next"/.exec(page.link)?.[1] ?? '';
  const rest = await app.get<Conversation[]>(next);
  assert.equal(rest.length, 1);
  const [first] = page.body;
  assert.equal((await app.ok<Conversation>('POST', `${path}/${first!.id}/read`)).unread, false);
  assert.deepEqual(await app.ok('DELETE', `${path}/${first!.id}`), {});
  assert.deepEqual(idsOf(await app.get(path)), [page.body[1]!.id, rest[0]!.id]);
  assert.equal((await other.get<Conversation[]>(path)).length, 3);
  const stranger = await appOf(world, await world.person('Noé'));
  for (const [method, at] of [
    ['POST', `${path}/${first!.id}/read`],
    ['DELETE', `${path}/${first!.id}`],
  ] as const) {
    assert.equal((await stranger.send(method, at)).status, 404);
  }
});
