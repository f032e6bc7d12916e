import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import { type Env, introduce, mountRoutes } from '#http';
import type { Id } from '#ids';
import { createPost, deletePost, follow, like, type NewPost, publish } from '#network';
import { form, openWorld, type Person, type World } from '../../test/world.ts';
import { endLiveStreams, hubOf } from './live-hub.ts';
import { listen } from './live.testing.ts';
import { defineLive, liveRoutes } from './live.ts';

const say = async (world: World, who: Person, text: string, more: Partial<NewPost> = {}): Promise<Id<'post'>> => {
  const { id, news } = await world.transact((tx) => createPost(tx, who.actor, { text, ...more }));
  publish(world.deps.live, news);
  return id;
};

test('what those one follows write arrives at once, safe and with its buttons', async () => {
  await using world = await openWorld();
  const [amina, lea, noe] = [await world.person('Amina'), await world.person('Léa'), await world.person('Noé')];
  await world.transact((tx) => follow(tx, amina.actor, lea.actor.account));
  const stream = await listen(amina, 'home');
  await say(world, noe, 'De Noé');
  await say(world, lea, '@noe à moitié', { replyTo: await say(world, noe, 'Encore') });
  const id = await say(world, lea, 'De <b>Léa</b>');
  const { target, how, html } = await stream.next();
  assert.deepEqual([target, how], ['home', 'prepend']);
  assert.match(html, new RegExp(`^<article class="post" id="p-${id}"`));
  assert.match(html, /De &lt;b&gt;Léa/);
  assert.match(html, /name="next" value="\/home"/);
  await stream.leave();
});

test('what was written between a page and its stream comes with the stream, oldest first', async () => {
  await using world = await openWorld();
  await world.person('Noé');
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  await world.transact((tx) => follow(tx, amina.actor, lea.actor.account));
  const begins = await say(world, lea, 'Bien avant #essor');
  world.clock.advance(60_000);
  const made = world.clock.now();
  world.clock.advance(30_000);
  const first = await say(world, lea, 'Pendant #essor');
  await say(world, lea, '@noe pour un seul #essor', { visibility: 'direct' });
  const second = await say(world, lea, 'Encore #essor');
  for (const on of ['home', 'local', 'tag:essor']) {
    const stream = await listen(amina, on, '/home', made);
    for (const id of [first, second])
      assert.match((await stream.next()).html, new RegExp(`^<article[^>]+id="p-${id}"`));
    await stream.leave();
  }
  const answer = await say(world, lea, 'Une réponse', { replyTo: begins });
  const thread = await listen(amina, `thread:${begins}`, `/@lea/${begins}`, made);
  assert.match((await thread.next()).html, new RegExp(`id="p-${answer}"`));
  await thread.leave();
});

test('who comes back to more than can be caught up is told to read from the top', async () => {
  await using world = await openWorld();
  const lea = await world.person('Léa');
  const made = world.clock.now();
  for (let i = 0; i < 41; i++) await say(world, lea, `Publication ${i}`);
  const stream = await listen(world, 'local', '/explore', made);
  assert.match((await stream.next()).html, /<a href="\/explore">More came in meanwhile/);
  assert.match((await stream.next()).html, /Publication 1</);
  await stream.leave();
});

test('nothing arrives that one may not see', async () => {
  await using world = await openWorld();
  const lea = await world.person('Léa');
  const stream = await listen(world, 'local');
  await say(world, lea, 'Ici seulement', { localOnly: true });
  await say(world, lea, 'En retrait', { visibility: 'unlisted' });
  await say(world, lea, 'Pour tous');
  assert.match((await stream.next()).html, /Pour tous/);
  await stream.leave();
});

test('what one may not follow is left out, and nothing to follow is not there', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  const secret = await say(world, amina, '@lea', { visibility: 'direct' });
  for (const on of [
    '',
    'home',
    'inbox',
    'nonsense',
    'home:1',
    'tag:rien',
    `thread:${secret}`,
    'thread:x',
    'x'.repeat(5_000),
  ]) {
    assert.equal((await world.browse(`/live?on=${on}`)).status, 404, on.slice(0, 40));
  }
  const stream = await listen(lea, `nonsense,thread:${secret}`);
  const reply = await say(world, amina, '@lea suite', { replyTo: secret, visibility: 'direct' });
  const fragment = await stream.next();
  assert.deepEqual([fragment.target, fragment.how], [`replies-${secret}`, 'append']);
  assert.match(fragment.html, new RegExp(`id="replies-${reply}"`));
  await stream.leave();
});

test('the number of the inbox is true on arrival, and after', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  const id = await say(world, amina, 'Bonjour');
  const stream = await listen(amina, 'inbox', '/inbox');
  assert.doesNotMatch((await stream.next()).html, /class="badge"/);
  await lea.browse(`/@amina/${id}/like`, form({ on: 'true' }));
  assert.match((await stream.next()).html, /<span aria-hidden="true">1</);
  const item = await stream.next();
  assert.deepEqual([item.target, item.how], ['inbox-items', 'prepend']);
  assert.match(item.html, /Léa likes your post/);
  const shown = await (await amina.browse('/inbox')).text();
  const [, seen = ''] = /name="seen\[\]" value="(\d+)"/.exec(shown) ?? [];
  await amina.browse('/inbox/seen', form({ 'seen[]': [seen] }));
  assert.doesNotMatch((await stream.next()).html, /class="badge"/);
  await world.transact((tx) => like(tx, lea.actor, id));
  await stream.leave();
});

test('a deleted post leaves the pages that show it', async () => {
  await using world = await openWorld();
  const lea = await world.person('Léa');
  const id = await say(world, lea, 'Oups');
  const stream = await listen(lea, 'home');
  await lea.browse(`/@lea/${id}/delete`, form({ confirm: 'yes' }));
  assert.deepEqual(await stream.next(), { target: `p-${id}`, how: 'replace', html: '' });
  await stream.leave();
});

test('nobody learns of the end of what they could not see', async () => {
  await using world = await openWorld();
  const [amina, lea, noe] = [await world.person('Amina'), await world.person('Léa'), await world.person('Noé')];
  await world.transact((tx) => follow(tx, noe.actor, amina.actor.account));
  const first = await say(world, amina, 'Pour tous #essor');
  const here = await say(world, amina, 'Entre nous #essor', { localOnly: true, replyTo: first });
  const secret = await say(world, amina, '@lea seulement #essor', { visibility: 'direct', replyTo: first });
  const everywhere = `local,tag:essor,thread:${first}`;
  const stranger = await listen(world, everywhere);
  const follower = await listen(noe, `home,${everywhere}`);
  const named = await listen(lea, 'inbox', '/inbox');
  await named.next();

  await amina.browse(`/@amina/${secret}/delete`, form({ confirm: 'yes' }));
  await amina.browse(`/@amina/${here}/delete`, form({ confirm: 'yes' }));
  await amina.browse(`/@amina/${first}/delete`, form({ confirm: 'yes' }));
  assert.equal((await named.next()).target, `p-${secret}`);
  assert.doesNotMatch((await named.next()).html, /class="badge"/);
  assert.equal((await stranger.next()).target, `p-${first}`);
  assert.equal((await follower.next()).target, `p-${here}`);
  await Promise.all([stranger, follower, named].map((stream) => stream.leave()));
});

for (const [visibility, heard] of [
  ['public', ['local', 'posts', 'tag', 'thread']],
  ['unlisted', ['posts', 'thread']],
  ['followers', ['named', 'posts']],
  ['direct', ['author', 'named']],
] as const) {
  test(`the end of a ${visibility} post is told where those listen who could see it`, async () => {
    await using world = await openWorld();
    const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
    const id = await say(world, amina, '@lea #essor', { visibility });
    const news = await world.transact((tx) => deletePost(tx, amina.actor, id));
    const names: Record<string, string> = {
      [`account:${amina.actor.account}`]: 'author',
      [`account:${lea.actor.account}`]: 'named',
    };
    const told = news.filter(({ kind }) => kind === 'gone');
    assert.deepEqual(told.map(({ topic }) => names[topic] ?? topic.split(':')[0] ?? topic).toSorted(), heard);
  });
}

test('a stream ends when the session does', { timeout: 20_000 }, async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  const stream = await listen(amina, 'home,inbox');
  const other = await listen(lea, 'inbox');
  await other.next();
  await world.transact(async (tx) => {
    await tx.updateTable('session').set({ ended_at: tx.now }).where('person_id', '=', amina.actor.person).execute();
  });
  await stream.ended();
  // Somebody else’s goes on.
  await say(world, amina, '@lea au revoir');
  assert.match((await other.next()).html, /<span aria-hidden="true">1</);
  assert.equal(hubOf(world.deps).size, 1);
  await other.leave();
  assert.equal(hubOf(world.deps).size, 0);
});

test('every stream ends when the program stops', async () => {
  await using world = await openWorld();
  const stream = await listen(world, 'local');
  endLiveStreams(world.deps);
  await stream.ended();
});

/** A router with one topic that everyone may follow. */
function withTopic(world: World, topic: Parameters<typeof defineLive>[0]) {
  const router = new Hono<Env>();
  router.use(introduce(world.deps));
  mountRoutes(router, liveRoutes([defineLive(topic)]), world.clock);
  return { browse: async (path: string, init?: RequestInit) => router.request(path, init) };
}

test('all who listen to the same thing share one rendering a language', async () => {
  await using world = await openWorld();
  let renderings = 0;
  const place = withTopic(world, {
    topic: 'count',
    shared: true,
    every: 5,
    may: () => true,
    render: (reader, { data }) => {
      renderings++;
      assert.equal(reader.viewer, undefined);
      return { target: 'count', how: 'count', html: `${reader.page.locale} ${String(data)}` };
    },
  });
  const streams = await Promise.all(
    Array.from({ length: 90 }, (_, i) =>
      listen({ browse: (path, init) => place.browse(`${path}&lang=${i % 2 ? 'en' : 'fr'}`, init) }, 'count:1'),
    ),
  );
  // Many events at once: the newest wins.
  for (let i = 1; i <= 500; i++) world.deps.live.publish('count:1', 'count', i);
  for (const [i, stream] of streams.entries()) {
    assert.equal((await stream.next()).html, `${i % 2 ? 'en' : 'fr'} 500`);
  }
  assert.equal(renderings, 2);
  for (const stream of streams) await stream.leave();
  assert.equal(world.deps.live.listeners('count:1'), 0);
});

test('a reader who does not read is let go, and the others go on', async () => {
  await using world = await openWorld();
  const place = withTopic(world, {
    topic: 'flood',
    may: () => true,
    render: (_reader, { data }) => ({ target: 'x', how: 'count', html: String(data).padEnd(60_000, ' ') }),
  });
  const slow = await place.browse('/live?on=flood:1');
  const quick = await listen(place, 'flood:1');
  assert.equal(hubOf(world.deps).size, 2);
  for (let i = 1; i <= 20; i++) {
    world.deps.live.publish('flood:1', 'x', i);
    assert.match((await quick.next()).html, new RegExp(`^${i} `));
  }
  assert.equal(hubOf(world.deps).size, 1);
  await quick.leave();
  await slow.body?.cancel();
});

test('a fault in a rendering is noted and ends nothing', async () => {
  await using world = await openWorld();
  const place = withTopic(world, {
    topic: 'odd',
    may: () => true,
    render: (_reader, { data }) => {
      if (data === 1) throw new Error('no');
      return { target: 'x', how: 'count', html: String(data) };
    },
  });
  const stream = await listen(place, 'odd:1');
  world.deps.live.publish('odd:1', 'x', 1);
  world.deps.live.publish('odd:1', 'x', 2);
  assert.equal((await stream.next()).html, '2');
  assert.ok(world.log.some((line) => line.startsWith('fault: live odd')));
  await stream.leave();
});

test('one address cannot hold every stream', async () => {
  await using world = await openWorld();
  const streams = [];
  for (let i = 0; i < 100; i++) streams.push(await listen(world, 'local'));
  assert.equal((await world.browse('/live?on=local')).status, 503);
  assert.equal((await world.browse('/live?on=local', { headers: { 'x-forwarded-for': '192.0.2.1' } })).status, 200);
  for (const stream of streams) await stream.leave();
  endLiveStreams(world.deps);
});

test('nor one household with its many addresses', async () => {
  await using world = await openWorld();
  const from = (n: number) => ({ headers: { 'x-forwarded-for': `2001:db8:1:2::${n.toString(16)}` } });
  for (let n = 1; n <= 100; n++) assert.equal((await world.browse('/live?on=local', from(n))).status, 200);
  assert.equal((await world.browse('/live?on=local', from(101))).status, 503);
  const neighbour = { headers: { 'x-forwarded-for': '2001:db8:1:3::1' } };
  assert.equal((await world.browse('/live?on=local', neighbour)).status, 200);
  endLiveStreams(world.deps);
});

test('who asks for the headers alone opens no stream', async () => {
  await using world = await openWorld();
  const response = await world.browse('/live?on=local', { method: 'HEAD' });
  assert.equal(response.status, 200);
  assert.equal(hubOf(world.deps).size, 0);
});
