import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { createToken, type Scope } from '#accounts';
import type { Id } from '#ids';
import { createList, createPost, editPost, follow, homesOf, publish, topics } from '#network';
import { freePort } from '../../test/free-port.ts';
import { listen } from '../listen.ts';
import { appOf } from './app.testing.ts';
import { openWorld, type Person, type World } from '../../test/world.ts';

async function openServer(world: World) {
  const port = await freePort();
  const server = await listen({ port, origin: 'http://localhost', trustedProxies: [] }, world.app.fetch);
  return { port, [Symbol.asyncDispose]: () => server.stop(0) };
}

const tokenOf = async (world: World, { actor }: Person, scopes: readonly Scope[] = ['read']) =>
  (await world.transact((tx) => createToken(tx, actor, { name: 'stream', scopes }))).secret;

async function say(world: World, who: Person, text: string): Promise<string> {
  const { id, news } = await world.transact((tx) => createPost(tx, who.actor, { text }));
  publish(world.deps.live, news);
  return id;
}

/** Until something is so, giving way to whatever else is to be done. */
async function until(holds: () => boolean): Promise<void> {
  for (let turns = 0; !holds(); turns++) {
    assert.ok(turns < 500_000, `never: ${holds.toString()}`);
    await setImmediate();
  }
}

test('one connection follows twenty streams at most, whatever it asks, and hears on', async () => {
  await using world = await openWorld();
  await using server = await openServer(world);
  const amina = await world.person('Amina');
  const token = await tokenOf(world, amina);
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/api/v1/streaming?access_token=${token}`);
  await once(socket, 'open');
  const heard: Record<string, string>[] = [];
  socket.on('message', (data: Buffer) => heard.push(JSON.parse(String(data)) as (typeof heard)[number]));
  socket.send(JSON.stringify({ type: 'subscribe', stream: 'public' }));
  const nonsense: (string | Buffer)[] = [
    '',
    'null',
    '[]',
    '{"type":"subscribe"}',
    '{"type":"subscribe","stream":{"a":1}}',
    '{"type":"subscribe","stream":"__proto__"}',
    '{"type":"explode","stream":"user"}',
    `{"a":${'['.repeat(3_000)}`,
    '\ud800',
    Buffer.from([0, 255, 254]),
  ];
  for (const one of nonsense) socket.send(one);
  for (let i = 0; i < 1_000; i++) socket.send(JSON.stringify({ type: 'subscribe', stream: 'hashtag', tag: `t${i}` }));
  socket.send(JSON.stringify({ type: 'unsubscribe', stream: 'hashtag', tag: 't0' }));
  socket.send(JSON.stringify({ type: 'subscribe', stream: 'user' }));
  const tags = () => Array.from({ length: 1_000 }, (_, i) => world.deps.live.listeners(topics.tag(`t${i}`)));
  await until(() => world.deps.live.listeners(topics.account(amina.actor.account)) > 0);
  assert.equal(
    tags().reduce((sum, n) => sum + n),
    18,
  );
  const id = await say(world, amina, 'Bread');
  await until(() => heard.some(({ event }) => event === 'update'));
  const [update] = heard.filter(({ event }) => event === 'update');
  assert.equal((JSON.parse(update!['payload']!) as { id: string }).id, id);
  assert.ok(update!['stream']);
  // What is not followed is told, as Mastodon tells it.
  assert.deepEqual([heard[0]?.status, typeof heard[0]?.error], [429, 'string']);

  // What is longer than anything there is to say ends it, and nothing of it stays.
  const closed = once(socket, 'close') as Promise<[number]>;
  socket.send('x'.repeat(5_000));
  assert.equal((await closed)[0], 1_009);
  await until(() => world.deps.live.listeners(topics.local) === 0);
  assert.equal(
    tags().reduce((sum, n) => sum + n),
    0,
  );
});

test('who never reads is cut off, and who does is not', async () => {
  await using world = await openWorld();
  await using server = await openServer(world);
  const amina = await world.person('Amina');
  const token = await tokenOf(world, amina);
  const { id } = await world.transact((tx) => createPost(tx, amina.actor, { text: 'http://a.io/ '.repeat(380) }));
  const asked = [
    `GET /api/v1/streaming?stream=public&access_token=${token} HTTP/1.1\r\nhost: localhost\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
    `GET /api/v1/streaming/public?access_token=${token} HTTP/1.1\r\nhost: localhost\r\n\r\n`,
  ];
  const listeners = () => world.deps.live.listeners(topics.local);
  const reader = new WebSocket(`ws://127.0.0.1:${server.port}/api/v1/streaming?stream=public&access_token=${token}`);
  let read = 0;
  reader.on('message', () => void (read += 1));
  const idle: Socket[] = [];
  try {
    for (const request of asked) {
      const socket = connect(server.port, '127.0.0.1');
      idle.push(socket);
      // It was cut off: that is what is asked for.
      socket.on('error', () => {});
      await once(socket, 'connect');
      socket.pause();
      socket.write(request);
    }
    await until(() => listeners() === 3);
    // Fewer at once than may wait to be made; what the machine itself keeps for a connection fills first.
    for (let told = 0; listeners() > 1 && told < 4_000;) {
      for (let i = 0; i < 50; i++) world.deps.live.publish(topics.local, 'post', { id });
      told += 50;
      await until(() => read >= told);
    }
    assert.equal(listeners(), 1);
  } finally {
    for (const socket of idle) socket.destroy();
    reader.terminate();
  }
});

test('who pings without end and never reads is cut off; who offers another protocol is answered; HEAD stays nowhere', async () => {
  await using world = await openWorld();
  await using server = await openServer(world);
  const token = await tokenOf(world, await world.person('Amina'));
  const listeners = () => world.deps.live.listeners(topics.local);
  const ping = Buffer.concat([Buffer.from([0x89, 0x80 | 125]), Buffer.alloc(4 + 125)]);
  const pings = Buffer.concat(Array.from({ length: 1_000 }, () => ping));
  const flood = new WebSocket(`ws://127.0.0.1:${server.port}/api/v1/streaming?stream=public&access_token=${token}`);
  flood.on('error', () => {});
  await once(flood, 'open');
  const { _socket: raw } = flood as unknown as { _socket: Socket };
  raw.pause();
  // It was cut off: that is what is asked for.
  raw.on('error', () => {});
  await until(() => listeners() === 1);
  // 131 MB at most: what the machine keeps for a connection is far less.
  for (let sent = 0; listeners() > 0 && sent < 1_000; sent++) {
    if (!raw.write(pings)) await until(() => listeners() === 0 || !raw.writableNeedDrain);
  }
  await until(() => listeners() === 0);
  flood.terminate();

  const path = `http://127.0.0.1:${server.port}/api/v1/streaming`;
  const other = connect(server.port, '127.0.0.1');
  other.write(
    'GET /api/v1/streaming/health HTTP/1.1\r\nhost: localhost\r\nconnection: upgrade\r\nupgrade: h2c\r\n\r\n',
  );
  const [answer] = (await once(other, 'data')) as [Buffer];
  assert.match(String(answer), /^HTTP\/1\.1 200 OK/);
  other.destroy();
  const head = await fetch(`${path}/public?access_token=${token}`, { method: 'HEAD' });
  assert.deepEqual([head.status, listeners()], [200, 0]);
});

test('somebody else’s list is not there to be heard; pictures alone come where they are asked for', async () => {
  await using world = await openWorld();
  await using server = await openServer(world);
  const [amina, noor] = [await world.person('Amina'), await world.person('Noor')];
  const { id: list } = await world.transact((tx) =>
    createList(tx, amina.actor, { title: 'Amies', replies: 'list', exclusive: false }),
  );
  const token = await tokenOf(world, noor);
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/api/v1/streaming?stream=public&access_token=${token}`);
  const heard: { stream?: string[]; status?: number }[] = [];
  socket.on('message', (data: Buffer) => heard.push(JSON.parse(String(data)) as (typeof heard)[number]));
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'subscribe', stream: 'public:media' }));
  socket.send(JSON.stringify({ type: 'subscribe', stream: 'list', list }));
  await until(() => heard.length > 0);
  assert.equal(heard[0]?.status, 404);
  await say(world, amina, 'Without a picture');
  await until(() => heard.length > 1);
  assert.deepEqual(
    heard.slice(1).map(({ stream }) => stream),
    [['public']],
  );
  socket.terminate();
  const headers = { authorization: `Bearer ${token}` };
  const sse = await fetch(`http://127.0.0.1:${server.port}/api/v1/streaming/list?list=${list}`, { headers });
  assert.equal(sse.status, 404);
});

test('a token for posts hears no notifications, and one for notifications no posts', async () => {
  await using world = await openWorld();
  await using server = await openServer(world);
  const [amina, paul] = [await world.person('Amina'), await world.person('Paul')];
  const listeners = () => world.deps.live.listeners(topics.account(amina.actor.account));
  const open = async (scopes: readonly Scope[], stream: string) => {
    const token = await tokenOf(world, amina, scopes);
    const socket = new WebSocket(
      `ws://127.0.0.1:${server.port}/api/v1/streaming?stream=${stream}&access_token=${token}`,
    );
    const events: string[] = [];
    socket.on('message', (data: Buffer) => void events.push((JSON.parse(String(data)) as { event: string }).event));
    await once(socket, 'open');
    return { socket, events };
  };
  const before = listeners();
  const both = await open(['read'], 'user');
  await until(() => listeners() > before);
  const posts = await open(['read:statuses'], 'user');
  await say(world, paul, '@amina hello');
  await until(() => both.events.includes('notification'));
  posts.socket.send(JSON.stringify({ type: 'subscribe', stream: 'user:notification' }));
  await say(world, paul, '@amina hello again');
  await until(() => both.events.filter((event) => event === 'notification').length === 2);
  assert.ok(!posts.events.includes('notification'));
  // What waited apart comes in, and other filters hold: an app reads again.
  const app = await appOf(world, amina);
  await app.ok('PATCH', '/api/v1/notifications/policy', { filter_not_following: true });
  await say(world, paul, '@amina read this');
  await app.ok('POST', `/api/v1/notifications/requests/${paul.actor.account}/accept`);
  await app.ok('POST', '/api/v2/filters', { title: 'Bread', context: ['home'], keywords_attributes: [{ keyword: 'bread' }] }); // prettier-ignore
  await until(() => both.events.includes('filters_changed') && posts.events.includes('filters_changed'));
  assert.deepEqual(both.events.slice(-2), ['notifications_merged', 'filters_changed']);
  assert.ok(!posts.events.includes('notifications_merged'));
  for (const { socket } of [both, posts]) socket.terminate();
});

test('a post that is edited is told of where it is in the home, with its new words', async () => {
  await using world = await openWorld();
  await using server = await openServer(world);
  const [amina, lea, noor] = [await world.person('Amina'), await world.person('Léa'), await world.person('Noor')];
  await world.transact((tx) => follow(tx, amina.actor, lea.actor.account));
  const [id, other] = [await say(world, lea, 'Avant'), await say(world, noor, 'Ailleurs')];
  const token = await tokenOf(world, amina);
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/api/v1/streaming?access_token=${token}&stream=user`);
  const heard: { event: string; payload: string }[] = [];
  socket.on('message', (data: Buffer) => heard.push(JSON.parse(data.toString()) as (typeof heard)[number]));
  await once(socket, 'open');
  await until(() => world.deps.live.listeners(topics.account(amina.actor.account)) > 0);
  await homesOf(world.deps).read(amina.actor);
  const edit = async (who: Person, post: string, text: string) =>
    publish(world.deps.live, await world.transact((tx) => editPost(tx, who.actor, post as Id<'post'>, { text })));
  await edit(noor, other, 'Encore ailleurs');
  await edit(lea, id, 'Après');
  await until(() => heard.length > 0);
  assert.deepEqual(
    heard.map(({ event, payload }) => [event, (JSON.parse(payload) as { id: string; content: string }).content]),
    [['status.update', '<p>Après</p>']],
  );
  socket.terminate();
});

test('a list is heard as it stands: who comes into it, and nobody else', async () => {
  await using world = await openWorld();
  await using server = await openServer(world);
  const [amina, lea, noor] = [await world.person('Amina'), await world.person('Léa'), await world.person('Noor')];
  const app = await appOf(world, amina);
  const { id: list } = await app.ok<{ id: string }>('POST', '/api/v1/lists', { title: 'Jardin' });
  for (const { actor } of [lea, noor]) await world.transact((tx) => follow(tx, amina.actor, actor.account));
  const token = await tokenOf(world, amina);
  const socket = new WebSocket(
    `ws://127.0.0.1:${server.port}/api/v1/streaming?stream=list&list=${list}&access_token=${token}`,
  );
  const heard: { event: string; payload: string; stream: string[] }[] = [];
  socket.on('message', (data: Buffer) => heard.push(JSON.parse(data.toString()) as (typeof heard)[number]));
  await once(socket, 'open');
  await until(() => world.deps.live.listeners(topics.account(amina.actor.account)) > 0);
  const before = world.deps.live.listeners(topics.postsOf(lea.actor.account));
  await app.ok('POST', `/api/v1/lists/${list}/accounts`, { account_ids: [lea.actor.account] });
  await until(() => world.deps.live.listeners(topics.postsOf(lea.actor.account)) > before);
  await say(world, noor, 'Ailleurs');
  const id = await say(world, lea, 'Ici');
  await until(() => heard.length > 0);
  const [{ event, payload, stream }] = heard as [(typeof heard)[number]];
  assert.deepEqual([event, (JSON.parse(payload) as { id: string }).id, stream], ['update', id, ['list', list]]);
  await app.ok('DELETE', `/api/v1/lists/${list}/accounts`, { account_ids: [lea.actor.account] });
  await until(() => world.deps.live.listeners(topics.postsOf(lea.actor.account)) === before);
  socket.terminate();
});
