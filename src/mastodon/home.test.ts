import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createToken } from '#accounts';
import { boost, createPost, follow, like, publish } from '#network';
import { openWorld, type Person, type World } from '../../test/world.ts';

interface Status {
  id: string;
  content: string;
  favourited: boolean;
  reblogged: boolean;
  favourites_count: number;
  visibility: string;
  account: { acct: string; followers_count: number; statuses_count: number };
  reblog: Status | null;
  tags: { name: string }[];
}

async function ask(world: World, who: Person, scopes: readonly ('read' | 'read:decisions')[] = ['read']) {
  const { secret } = await world.transact((tx) => createToken(tx, who.actor, { name: 'Ivory', scopes }));
  return async (query = '') => {
    const response = await world.browse(`/api/v1/timelines/home${query}`, {
      headers: { authorization: `Bearer ${secret}` },
    });
    const body = response.status === 200 ? ((await response.json()) as Status[]) : [];
    return { status: response.status, link: response.headers.get('link') ?? '', body };
  };
}

test('a program for Mastodon reads one’s home: words, names, boosts, what one has done', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  await world.transact((tx) => follow(tx, amina.actor, lea.actor.account));
  const read = await ask(world, amina);
  const first = await world.transact((tx) => createPost(tx, lea.actor, { text: 'Bonjour @amina ! #Été <b>' }));
  const own = await world.transact((tx) => createPost(tx, amina.actor, { text: 'À nous', visibility: 'followers' }));
  publish(world.deps.live, [...first.news, ...own.news]);
  const { body } = await read();
  assert.deepEqual(
    body.map(({ id, visibility, favourited }) => ({ id, visibility, favourited })),
    [
      { id: own.id, visibility: 'private', favourited: false },
      { id: first.id, visibility: 'public', favourited: false },
    ],
  );
  assert.match(
    body[1]!.content,
    /<a href="http:\/\/localhost:3000\/@amina" class="u-url mention">@<span>amina<\/span><\/a>.*&lt;b>|&lt;b&gt;/,
  );
  assert.deepEqual(body[1]!.account.acct, 'lea');
  assert.equal(body[1]!.account.followers_count, 1);

  publish(world.deps.live, await world.transact((tx) => like(tx, amina.actor, first.id)));
  publish(world.deps.live, (await world.transact((tx) => boost(tx, amina.actor, first.id))).news);
  const [boosted, , liked] = (await read()).body;
  assert.equal(boosted!.reblog?.id, first.id);
  for (const one of [boosted!, boosted!.reblog, liked!]) {
    assert.deepEqual([one.favourited, one.reblogged, one.favourites_count], [true, true, 1]);
  }
});

test('an author is counted again once they post', async () => {
  await using world = await openWorld();
  const lea = await world.person('Léa');
  const read = await ask(world, lea);
  const newest = async () => (await read()).body[0]!.account;
  for (const posts of [1, 2]) {
    publish(world.deps.live, (await world.transact((tx) => createPost(tx, lea.actor, { text: `${posts}` }))).news);
    assert.equal((await newest()).statuses_count, posts);
  }
});

test('it pages down, up and from a post on', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  const read = await ask(world, amina);
  const ids: string[] = [];
  for (let i = 0; i < 7; i++) {
    ids.unshift((await world.transact((tx) => createPost(tx, amina.actor, { text: `${i}` }))).id);
  }
  const idsOf = async (query: string) => (await read(query)).body.map(({ id }) => id);
  assert.deepEqual(await idsOf('?limit=3'), ids.slice(0, 3));
  assert.match(
    (await read('?limit=3')).link,
    new RegExp(`max_id=${ids[2]}>; rel="next".*min_id=${ids[0]}>; rel="prev"`),
  );
  assert.deepEqual(await idsOf(`?limit=3&max_id=${ids[2]}`), ids.slice(3, 6));
  assert.deepEqual(await idsOf(`?limit=3&min_id=${ids[6]}`), ids.slice(3, 6));
  assert.deepEqual(await idsOf(`?since_id=${ids[2]}`), ids.slice(0, 2));
  assert.equal((await read('?max_id=latest')).status, 422);
});

test('only with a token for reading, and not a moment after it is revoked', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  assert.equal((await world.browse('/api/v1/timelines/home')).status, 401);
  assert.equal((await amina.browse('/api/v1/timelines/home')).status, 401);
  assert.equal((await (await ask(world, amina, ['read:decisions']))()).status, 403);
  const read = await ask(world, amina);
  assert.equal((await read()).status, 200);
  await world.transact((tx) => tx.updateTable('access_token').set({ revoked_at: tx.now }).execute());
  assert.equal((await read()).status, 401);
});
