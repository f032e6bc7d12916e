import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPost, follow } from '#network';
import { farAway } from '../../test/far-away.ts';
import { openWorld, type Person } from '../../test/world.ts';
import { appOf, idsOf } from './app.testing.ts';

interface Relationship {
  id: string;
  following: boolean;
  showing_reblogs: boolean;
  notifying: boolean;
  languages: string[] | null;
  followed_by: boolean;
  blocking: boolean;
  muting: boolean;
  muting_notifications: boolean;
  requested: boolean;
  requested_by: boolean;
}

test('how one stands to somebody is told truly after each thing one does', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  const app = await appOf(world, amina);
  const to = `/api/v1/accounts/${lea.actor.account}`;
  const steps: readonly [word: string, body: unknown, came: Partial<Relationship>][] = [
    ['follow', { reblogs: false }, { following: true, showing_reblogs: false }],
    ['follow', new URLSearchParams({ reblogs: 'true' }), { following: true, showing_reblogs: true }],
    [
      'follow',
      { notify: true, languages: ['FR', 'en'] },
      { notifying: true, languages: ['fr', 'en'], showing_reblogs: true },
    ],
    [
      'follow',
      new URLSearchParams([
        ['notify', 'false'],
        ['languages[]', ''],
      ]),
      { notifying: false, languages: null },
    ],
    ['mute', { notifications: false, duration: 60 }, { muting: true, muting_notifications: false }],
    ['mute', undefined, { muting: true, muting_notifications: true }],
    ['unmute', undefined, { muting: false }],
    ['block', undefined, { blocking: true, following: false, followed_by: false }],
    ['unblock', undefined, { blocking: false, following: false }],
    ['unfollow', undefined, { following: false }],
  ];
  for (const [word, body, came] of steps) {
    const stands = await app.ok<Relationship>('POST', `${to}/${word}`, body);
    const [asked] = await app.get<Relationship[]>(`/api/v1/accounts/relationships?id[]=${lea.actor.account}`);
    assert.deepEqual(stands, asked, word);
    assert.partialDeepStrictEqual(stands, came, word);
  }
  assert.equal((await app.send('POST', '/api/v1/accounts/1/block')).status, 404);
  assert.equal((await app.send('POST', `${to}/follow`, { languages: ['French!'] })).status, 422);
});

test('servers are blocked by their name, listed page by page, and let back', async () => {
  await using world = await openWorld();
  const [amina, juno] = [await world.person('Amina'), await farAway(world, await world.person('Juno'), 'a.example')];
  const app = await appOf(world, amina);
  const path = '/api/v1/domain_blocks';
  const blocking = async () =>
    (await app.get<{ domain_blocking: boolean }[]>(`/api/v1/accounts/relationships?id[]=${juno.actor.account}`))[0];
  assert.equal((await blocking())?.domain_blocking, false);
  assert.deepEqual(await app.ok('POST', path, { domain: 'A.example' }), {});
  await app.ok('POST', `${path}?domain=bücher.example`);
  await app.ok('POST', path, new URLSearchParams({ domain: 'c.example' }));
  assert.equal((await app.send('POST', path, { domain: 'nowhere' })).status, 422);
  assert.equal((await blocking())?.domain_blocking, true);
  const first = await app.send<string[]>('GET', `${path}?limit=2`);
  assert.deepEqual(first.body, ['c.example', 'xn--bcher-kva.example']);
  const next = /<http:\/\/localhost:3000([^>]+)>; rel="next"/.exec(first.link)?.[1] ?? '';
  assert.deepEqual(await app.get(next), ['a.example']);
  await app.ok('DELETE', `${path}?domain=A.EXAMPLE`);
  await app.ok('DELETE', path, new URLSearchParams({ domain: 'bücher.example' }));
  assert.deepEqual(await app.get(path), ['c.example']);
  assert.equal((await blocking())?.domain_blocking, false);
});

test('whom one follows is recommended on one’s page, until one no longer does', async () => {
  await using world = await openWorld();
  const [amina, lea, noe] = [await world.person('Amina'), await world.person('Léa'), await world.person('Noé')];
  const [app, other] = [await appOf(world, amina), await appOf(world, noe)];
  const of = (who: Person, word: string) => `/api/v1/accounts/${who.actor.account}/${word}`;
  assert.equal((await app.send('POST', of(lea, 'endorse'))).status, 409, 'not followed');
  assert.equal((await app.send('POST', of(amina, 'endorse'))).status, 409, 'oneself');
  for (const who of [lea, noe]) await app.ok('POST', of(who, 'follow'));
  assert.equal((await app.ok<{ endorsed: boolean }>('POST', of(lea, 'endorse'))).endorsed, true);
  assert.equal((await app.ok<{ endorsed: boolean }>('POST', of(noe, 'pin'))).endorsed, true);
  const both = [noe.actor.account, lea.actor.account];
  assert.deepEqual(idsOf(await app.get('/api/v1/endorsements')), both);
  assert.deepEqual(idsOf(await other.get(of(amina, 'endorsements'))), both);
  assert.deepEqual(idsOf(await other.get(`${of(amina, 'endorsements')}?max_id=${both[0]}`)), both.slice(1));
  assert.equal((await app.ok<{ endorsed: boolean }>('POST', of(noe, 'unpin'))).endorsed, false);
  await app.ok('POST', of(lea, 'unfollow'));
  assert.deepEqual(await app.get('/api/v1/endorsements'), []);
});

test('who asks to follow waits, and is let in or not', async () => {
  await using world = await openWorld();
  const people = [await world.person('Amina'), await world.person('Léa'), await world.person('Noé')] as const;
  const [amina, lea, noe] = people;
  const app = await appOf(world, amina);
  await world.transact((tx) =>
    tx
      .insertInto('network_preference')
      .values({ account_id: amina.actor.account, approves_followers: true, updated_at: tx.now })
      .execute(),
  );
  await world.transact((tx) => follow(tx, noe.actor, amina.actor.account));
  const wanted = { reblogs: false, notify: true, languages: ['fr'] };
  const asking = await appOf(world, lea);
  const how = { showing_reblogs: false, notifying: true, languages: ['fr'] };
  const asked = await asking.ok<Relationship>('POST', `/api/v1/accounts/${amina.actor.account}/follow`, wanted);
  assert.partialDeepStrictEqual(asked, { requested: true, following: false, ...how });
  assert.deepEqual(idsOf(await app.get('/api/v1/follow_requests')), [noe.actor.account, lea.actor.account]);
  const accepted = await app.ok<Relationship>('POST', `/api/v1/follow_requests/${lea.actor.account}/authorize`);
  const refused = await app.ok<Relationship>('POST', `/api/v1/follow_requests/${noe.actor.account}/reject`);
  const [became] = await asking.get<Relationship[]>(`/api/v1/accounts/relationships?id[]=${amina.actor.account}`);
  assert.partialDeepStrictEqual(became, { following: true, ...how }, 'as it was asked for');
  assert.deepEqual([accepted.followed_by, refused.followed_by, refused.requested_by], [true, false, false]);
  const gone = await app.ok<Relationship>('POST', `/api/v1/accounts/${lea.actor.account}/remove_from_followers`);
  assert.equal(gone.followed_by, false);
  assert.equal((await app.send('POST', `/api/v1/follow_requests/${lea.actor.account}/authorize`)).status, 404);
});

test('blocked and muted people are listed page by page, also upwards', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  const app = await appOf(world, amina);
  const ids: string[] = [];
  for (const name of ['a1', 'a2', 'a3', 'a4']) ids.unshift((await world.person(name)).actor.account);
  for (const [path, word] of [
    ['/api/v1/blocks', 'block'],
    ['/api/v1/mutes', 'mute'],
  ] as const) {
    for (const id of ids) await app.ok('POST', `/api/v1/accounts/${id}/${word}`);
    const first = await app.send<{ id: string }[]>('GET', `${path}?limit=2`);
    assert.deepEqual(idsOf(first.body), ids.slice(0, 2));
    assert.match(first.link, new RegExp(`max_id=${ids[1]}>; rel="next", <[^>]+min_id=${ids[0]}>; rel="prev"`));
    assert.deepEqual(idsOf(await app.get(`${path}?limit=2&max_id=${ids[1]}`)), ids.slice(2));
    assert.deepEqual(
      idsOf(await app.get(`${path}?limit=2&min_id=${ids[3]}`)),
      ids.slice(1, 3),
      'the nearest, not the newest',
    );
    assert.deepEqual(idsOf(await app.get(`${path}?since_id=${ids[1]}`)), ids.slice(0, 1));
    for (const id of ids) await app.ok('POST', `/api/v1/accounts/${id}/un${word}`);
  }
});

test('a list is made, filled, read, changed and thrown away, and is nobody else’s', async () => {
  await using world = await openWorld();
  const [amina, lea, noe] = [await world.person('Amina'), await world.person('Léa'), await world.person('Noé')];
  const [app, other] = [await appOf(world, amina), await appOf(world, noe)];
  const list = await app.ok<{ id: string }>('POST', '/api/v1/lists', { title: 'Voisines', replies_policy: 'none' });
  const path = `/api/v1/lists/${list.id}`;
  assert.deepEqual(list, { id: list.id, title: 'Voisines', replies_policy: 'none', exclusive: false });
  const edited = await app.ok('PUT', path, new URLSearchParams({ title: 'Les voisines', exclusive: 'true' }));
  assert.deepEqual(edited, { id: list.id, title: 'Les voisines', replies_policy: 'none', exclusive: true });
  assert.deepEqual(await app.get('/api/v1/lists'), [edited]);

  const both = { account_ids: [lea.actor.account, noe.actor.account] };
  await world.transact((tx) => follow(tx, amina.actor, lea.actor.account));
  assert.equal((await app.send('POST', `${path}/accounts`, both)).status, 409, 'somebody whom one does not follow');
  assert.deepEqual(await app.get(`${path}/accounts?limit=0`), [], 'all of them or none');
  await app.ok('POST', `${path}/accounts`, new URLSearchParams([['account_ids[]', lea.actor.account]]));
  assert.deepEqual(idsOf(await app.get(`${path}/accounts`)), [lea.actor.account]);
  assert.deepEqual(await app.get(`/api/v1/accounts/${lea.actor.account}/lists`), [edited]);
  const said: string[] = [];
  for (const text of ['un', 'deux', 'trois'])
    said.unshift((await world.transact((tx) => createPost(tx, lea.actor, { text }))).id);
  assert.deepEqual(idsOf(await app.get(`/api/v1/timelines/list/${list.id}?limit=1&min_id=${said[2]}`)), [said[1]]);

  for (const [method, at] of [
    ['GET', path],
    ['PUT', path],
    ['DELETE', path],
    ['GET', `${path}/accounts`],
    ['GET', `/api/v1/timelines/list/${list.id}`],
  ] as const) {
    const answer = await other.send(method, at, method === 'PUT' ? { title: 'À moi' } : undefined);
    assert.equal(answer.status, 404, `${method} ${at}`);
  }
  await app.ok('DELETE', `${path}/accounts?account_ids[]=${lea.actor.account}`);
  assert.deepEqual(await app.get(`${path}/accounts`), []);
  assert.deepEqual(await app.ok('DELETE', path), {});
  assert.equal((await app.send('GET', path)).status, 404);
});

test('what one keeps, likes and pins is listed as one left it', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  const app = await appOf(world, amina);
  const ids: string[] = [];
  for (const text of ['un', 'deux', 'trois'])
    ids.push((await world.transact((tx) => createPost(tx, lea.actor, { text }))).id);
  for (const id of ids) {
    assert.equal((await app.ok<{ bookmarked: boolean }>('POST', `/api/v1/statuses/${id}/bookmark`)).bookmarked, true);
    await app.ok('POST', `/api/v1/statuses/${id}/favourite`);
  }
  for (const path of ['/api/v1/bookmarks', '/api/v1/favourites']) {
    const first = await app.send<{ id: string }[]>('GET', `${path}?limit=2`);
    assert.deepEqual(idsOf(first.body), [ids[2], ids[1]]);
    const next = /<http:\/\/localhost:3000([^>]+)>; rel="next"/.exec(first.link)?.[1] ?? '';
    assert.deepEqual(idsOf(await app.get(next)), [ids[0]]);
    const back = /<http:\/\/localhost:3000([^>]+)>; rel="prev"/.exec((await app.send('GET', next)).link)?.[1] ?? '';
    assert.deepEqual(idsOf(await app.get(back)), [ids[2], ids[1]]);
  }
  await app.ok('POST', `/api/v1/statuses/${ids[0]}/unbookmark`);
  assert.deepEqual(idsOf(await app.get('/api/v1/bookmarks')), [ids[2], ids[1]]);
  const own = await world.transact((tx) => createPost(tx, amina.actor, { text: 'À moi' }));
  await app.ok('POST', `/api/v1/statuses/${own.id}/pin`);
  assert.deepEqual(idsOf(await app.get(`/api/v1/accounts/${amina.actor.account}/statuses?pinned=true`)), [own.id]);
  assert.equal((await app.send('POST', `/api/v1/statuses/${ids[0]}/pin`)).status, 403);
});

test('a hashtag that nobody wrote yet is read, followed and paged through, and what is none is not there', async () => {
  await using world = await openWorld();
  const app = await appOf(world, await world.person('Amina'));
  const tag = await app.get<{ name: string; following: boolean }>('/api/v1/tags/Aube');
  assert.deepEqual([tag.name, tag.following], ['Aube', false]);
  for (const name of ['Aube', 'midi', 'soir']) {
    assert.equal((await app.ok<typeof tag>('POST', `/api/v1/tags/${name}/follow`)).following, true);
  }
  assert.equal((await app.ok<typeof tag>('POST', '/api/v1/tags/nuit/feature')).following, false);
  const first = await app.send<(typeof tag)[]>('GET', '/api/v1/followed_tags?limit=2');
  const names = (tags: readonly { name: string }[]) => tags.map(({ name }) => name);
  assert.deepEqual(names(first.body), ['soir', 'midi']);
  const next = /<http:\/\/localhost:3000([^>]+)>; rel="next"/.exec(first.link)?.[1] ?? '';
  assert.deepEqual(names(await app.get(next)), ['Aube']);
  for (const path of ['1848', 'deux%20mots', 'a-b']) {
    assert.equal((await app.send('GET', `/api/v1/tags/${path}`)).status, 404, path);
    assert.equal((await app.send('POST', `/api/v1/tags/${path}/follow`)).status, 404, path);
  }
});
