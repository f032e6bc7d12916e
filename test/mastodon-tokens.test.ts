import assert from 'node:assert/strict';
import { test } from 'node:test';
import { covers, createToken, type Scope, SCOPES } from '#accounts';
import type { Route, TokenAccess } from '#http';
import { mastodonRoutes } from '#mastodon';
import { openWorld, type World } from './world.ts';

type Guarded = Route & { readonly access: TokenAccess };
const guarded = mastodonRoutes.filter((route): route is Guarded => typeof route.access === 'object');
const WIDE: readonly Scope[] = ['read', 'write', 'follow', 'push', 'profile', 'admin:read', 'admin:write'];

/** A path of a route, about something that is not there. */
const pathOf = ({ path }: Route): string => path.replaceAll(/:\w+(?:\{[^}]*\})?/g, '1');
const named = (route: Route): string => `${route.method} ${route.path}`;

interface Asked {
  readonly token?: string;
  readonly body?: BodyInit;
  readonly type?: string;
  readonly path?: string;
  readonly method?: string;
}

/** Asks from a new address each time, so that nobody is told to wait. */
function asker(world: World) {
  let asked = 0;
  return async (route: Route, { token, body, type, path = pathOf(route), method = route.method }: Asked) => {
    asked += 1;
    if (asked % 50 === 0) world.clock.advance(900_000);
    const answer = await world.browse(path, {
      method,
      ...(body !== undefined && { body }),
      headers: {
        'x-forwarded-for': `198.51.${asked % 256}.${(asked >> 8) % 256}`,
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(type !== undefined && { 'content-type': type }),
      },
    });
    // What streams never ends.
    const streams = answer.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
    const text = streams ? '' : await answer.text();
    if (streams) await answer.body?.cancel();
    return { status: answer.status, headers: answer.headers, text };
  };
}

const tokenWith = async (world: World, who: { actor: Parameters<typeof createToken>[1] }, scopes: readonly Scope[]) =>
  (await world.transact((tx) => createToken(tx, who.actor, { name: 'tokens', scopes }))).secret;

test('every route refuses what is no good token, and one that is too narrow, with a sentence as JSON', async () => {
  await using world = await openWorld();
  const ask = asker(world);
  const amina = await world.person('Amina', { roles: ['moderator'] });
  const wide = await tokenWith(world, amina, WIDE);
  const narrow = new Map<Scope, string>();
  for (const scope of SCOPES) narrow.set(scope, await tokenWith(world, amina, [scope]));
  const revoked = await tokenWith(world, amina, WIDE);
  await world.transact(
    (tx) =>
    tx.updateTable('access_token').set({ revoked_at: tx.now }).where('name', '=', 'tokens').where('id', '=', (eb) => eb.selectFrom('access_token').select((one) => one.fn.max('id').as('id'))).execute(), // prettier-ignore
  );
  const over = await world.transact((tx) =>
    createToken(tx, amina.actor, { name: 'over', scopes: WIDE, expiresAt: new Date(tx.now.getTime() - 1_000) }),
  );
  const bad = { wrong: 'x'.repeat(43), revoked, 'out of date': over.secret };
  const wrong: string[] = [];
  const expect = (what: string, { status, text, headers }: Awaited<ReturnType<typeof ask>>, ...wanted: number[]) => {
    const json = headers.get('content-type')?.startsWith('application/json') && 'error' in JSON.parse(text);
    const challenged = status !== 401 || headers.get('www-authenticate')?.startsWith('Bearer ');
    if (!wanted.includes(status) || !json || !challenged) wrong.push(`${what}: ${status} ${text.slice(0, 80)}`);
  };
  for (const route of guarded) {
    const { token, open } = route.access;
    const name = named(route);
    if (!open) expect(`${name} without`, await ask(route, {}), 401);
    for (const [what, secret] of Object.entries(bad))
      expect(`${name} ${what}`, await ask(route, { token: secret }), 401);
    const [last] = [...narrow].filter(([scope]) => token !== 'any' && !covers(new Set([scope]), token)).toReversed();
    if (last) expect(`${name} with ${last[0]}`, await ask(route, { token: last[1] }), 403);
    const { status, text } = await ask(route, { token: wide });
    if (status === 401 || status === 403 || status >= 500)
      wrong.push(`${name} with all: ${status} ${text.slice(0, 80)}`);
  }
  assert.deepEqual(wrong, []);
});

test('a token opens what its scopes cover and nothing else, scope by scope', async () => {
  await using world = await openWorld();
  const ask = asker(world);
  const amina = await world.person('Amina', { roles: ['moderator'] });
  const reading = guarded.filter(({ method, path, access }) => method === 'GET' && access.token !== 'any' && !path.includes('streaming')); // prettier-ignore
  const oneOfEach = new Map(reading.map((route) => [route.access.token, route]));
  const wrong: string[] = [];
  for (const scope of SCOPES) {
    const token = await tokenWith(world, amina, [scope]);
    for (const route of oneOfEach.values()) {
      const { status } = await ask(route, { token });
      const may = covers(new Set([scope]), route.access.token as Scope);
      if ((status !== 403) !== may || status === 401) wrong.push(`${named(route)} with ${scope}: ${status}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('every route takes JSON, forms and multipart forms alike, a slash at its end, HEAD and OPTIONS', async () => {
  await using world = await openWorld();
  const ask = asker(world);
  const amina = await world.person('Amina', { roles: ['moderator'] });
  const token = await tokenWith(world, amina, WIDE);
  const fields = { status: '', title: '', phrase: 'x', name: 'x', limit: '20', reason: 'x' };
  const multipart = `--b\r\n${Object.entries(fields)
    .map(([name, value]) => `content-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
    .join('--b\r\n')}--b--\r\n`;
  const bodies = [
    { type: 'application/json', body: JSON.stringify(fields) },
    { type: 'application/x-www-form-urlencoded', body: new URLSearchParams(fields).toString() },
    { type: 'multipart/form-data; boundary=b', body: multipart },
  ];
  const wrong: string[] = [];
  for (const route of guarded) {
    const name = named(route);
    if (route.method === 'GET') {
      if (route.path.includes('streaming')) continue;
      const plain = await ask(route, { token });
      const slashed = await ask(route, { token, path: `${pathOf(route)}/` });
      const head = await ask(route, { token, method: 'HEAD' });
      if (slashed.status !== plain.status && route.path.startsWith('/api/')) wrong.push(`${name}/: ${slashed.status}`);
      if (head.status !== plain.status || head.text !== '') wrong.push(`HEAD ${name}: ${head.status}`);
    } else {
      const statuses = [];
      for (const one of bodies) statuses.push((await ask(route, { token, ...one })).status);
      statuses.push((await ask(route, { token, ...bodies[0], path: `${pathOf(route)}/` })).status);
      if (new Set(statuses).size > 1 || statuses.some((status) => status === 415 || status >= 500))
        wrong.push(`${name}: ${statuses.join(' ')}`);
    }
    const asked = await ask(route, { method: 'OPTIONS' });
    const methods = asked.headers.get('access-control-allow-methods') ?? '';
    if (asked.status !== 204 || !methods.includes(route.method)) wrong.push(`OPTIONS ${name}: ${asked.status}`);
  }
  assert.deepEqual(wrong, []);
});

test('every answer says how much may still be asked, and a page from anywhere may read it', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina', { roles: ['moderator'] });
  const token = await tokenWith(world, amina, WIDE);
  const rates = async (path: string, init: RequestInit = {}) => {
    const { headers, status } = await world.browse(path, init);
    const exposed = headers.get('access-control-expose-headers') ?? '';
    for (const name of ['limit', 'remaining', 'reset']) assert.ok(exposed.includes(`x-ratelimit-${name}`));
    const reset = headers.get('x-ratelimit-reset') ?? '';
    assert.match(reset, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    assert.ok(Date.parse(reset) >= world.clock.now().getTime());
    return {
      status,
      limit: Number(headers.get('x-ratelimit-limit')),
      left: Number(headers.get('x-ratelimit-remaining')),
    };
  };
  const own = { headers: { authorization: `Bearer ${token}` } };
  const first = await rates('/api/v1/timelines/home', own);
  const second = await rates('/api/v1/timelines/home', own);
  assert.deepEqual([first.limit, first.left - second.left], [300, 1]);
  for (let i = second.left; i > 0; i--) await world.browse('/api/v1/timelines/home', own);
  const refused = await rates('/api/v1/timelines/home', own);
  assert.deepEqual(refused, { status: 429, limit: 300, left: 0 });
  world.clock.advance(300_000);
  assert.equal((await rates('/api/v1/timelines/home', own)).left, 299);
  assert.equal((await rates('/api/v1/timelines/home')).status, 401);
  assert.equal((await rates('/api/v2/instance')).limit, 7_500);
  assert.equal((await rates('/api/v1/statuses/1', own)).status, 404);
  const faulty = await world.browse('/api/v1/timelines/home?limit=x', own);
  const { error, details } = (await faulty.json()) as { error: string; details: Record<string, { error: string; description: string }[]> }; // prettier-ignore
  assert.equal(faulty.status, 422);
  assert.equal(typeof error, 'string');
  assert.deepEqual(Object.keys(details), ['limit']);
  assert.equal(details['limit']![0]!.error, 'ERR_INVALID');
});
