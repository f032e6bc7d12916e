import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BASE, endpoints, EVENT_NAMES } from '#api';
import { form, openWorld } from '../../../test/world.ts';
import { memberOf } from '../../deliberation/vote.testing.ts';

const fieldIn = (page: string): string => /<input class="input" id="copy-[^"]*" value="([^"]+)"/.exec(page)?.[1] ?? assert.fail(page); // prettier-ignore

test('a token is shown once, kept by no cache, and good for what was ticked', async () => {
  await using world = await openWorld();
  const amina = await memberOf(world, 'Amina');
  const made = await amina.browse(
    '/settings/applications',
    form({ name: 'Lyon', scopes: ['read:members', 'write:votes'], lasts: 'month' }),
  );
  assert.equal(made.status, 200);
  assert.equal(made.headers.get('cache-control'), 'no-store');
  const secret = fieldIn(await made.text());
  const me = await world.browse(`${BASE}/me`, { headers: { authorization: `Bearer ${secret}` } });
  assert.deepEqual(((await me.json()) as { scopes: string[] }).scopes, ['read:members', 'write:votes']);

  const page = await (await amina.browse('/settings/applications')).text();
  assert.match(page, /Lyon[\s\S]*read:members and write:votes[\s\S]*until 2 November 2016/);
  assert.ok(!page.includes(secret));
  const rows = JSON.stringify(await world.db.selectFrom('access_token').selectAll().execute());
  assert.ok(!rows.includes(secret));
  world.clock.advance(31 * 86_400_000);
  assert.doesNotMatch(await (await amina.browse('/settings/applications')).text(), /Lyon/);
});

test('a token without a name or a scope, or with one of Mastodon’s, is not made; what was ticked stays ticked', async () => {
  await using world = await openWorld();
  const amina = await memberOf(world, 'Amina');
  for (const fields of [
    { name: '', scopes: 'read:members', lasts: 'month' },
    { name: 'Minutes', lasts: 'month' },
    { name: 'Minutes', scopes: 'write', lasts: 'month' },
    { name: 'Minutes', scopes: 'read:members', lasts: 'ages' },
  ] as Record<string, string>[]) {
    const refused = await amina.browse('/settings/applications', form(fields));
    assert.equal(refused.status, 422, JSON.stringify(fields));
    const page = await refused.text();
    if (fields.scopes === 'read:members') assert.match(page, /value="read:members" checked/);
  }
  assert.deepEqual(await world.db.selectFrom('access_token').selectAll().execute(), []);
});

test('a webhook is made, tried, looked at and removed by pages', async () => {
  const asked: string[] = [];
  await using world = await openWorld({
    fetch: (url) => {
      asked.push(url);
      return Promise.resolve(new Response(null, { status: 204 }));
    },
  });
  const amina = await memberOf(world, 'Amina');
  const stranger = await world.person('Zoé');
  const path = '/settings/webhooks';
  const fields = { url: 'https://hooks.example/essor?key=x', events: ['proposal.opened', 'stance.cast'] };
  assert.equal((await stranger.browse(path, form(fields))).status, 403);
  assert.equal((await amina.browse(path, form({ ...fields, url: 'javascript:alert(1)' }))).status, 422);
  assert.equal((await amina.browse(path, form({ url: fields.url }))).status, 422);
  const made = await amina.browse(path, form(fields));
  assert.match(fieldIn(await made.text()), /^whsec_/);

  const [{ id } = { id: '' }] = await world.db.selectFrom('webhook').select('id').execute();
  assert.equal((await stranger.browse(`${path}/${id}`)).status, 404);
  assert.equal((await amina.browse(`${path}/${id}/try`, form({}))).status, 303);
  await world.app.settle();
  assert.deepEqual(asked, [fields.url]);
  assert.match(await (await amina.browse(`${path}/${id}`)).text(), /Trial[\s\S]*answered 204[\s\S]*arrived/);
  assert.equal((await stranger.browse(`${path}/${id}/remove`, form({}))).status, 404);
  await amina.browse(`${path}/${id}/remove`, form({}));
  assert.equal((await amina.browse(`${path}/${id}`)).status, 404);
});

test('the page for programs names every endpoint and every event, in both languages', async () => {
  await using world = await openWorld();
  for (const lang of ['en', 'fr']) {
    const page = await (await world.browse(`/developers?lang=${lang}`)).text();
    for (const { path, method } of endpoints) assert.ok(page.includes(`<b>${method}</b> ${path}`), `${method} ${path}`);
    for (const name of EVENT_NAMES) assert.ok(page.includes(name), name);
  }
});
