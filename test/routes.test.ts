import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import type { Role } from '#accounts';
import { allowed, type Route } from '#http';
import { routes } from '../src/app.ts';
import { type Person, openWorld } from './world.ts';

const TABLE = new URL('./routes.txt', import.meta.url);
const CALLERS = ['stranger', 'account', 'organiser', 'moderator', 'steward'] as const;
type Caller = (typeof CALLERS)[number];

const rolesOf: Record<Exclude<Caller, 'stranger'>, Role[]> = {
  account: [],
  organiser: ['organiser'],
  moderator: ['moderator'],
  steward: ['steward'],
};

const mayCall = (route: Route, caller: Caller): boolean =>
  allowed(route.access, caller === 'stranger' ? undefined : { roles: new Set(rolesOf[caller]) }, false);

/** Programs come by tokens: who is signed in by a browser is a stranger to them. */
const scopeOf = ({ access }: Route): string =>
  typeof access === 'object' ? ` token ${access.token}${access.open ? ' or none' : ''}` : '';

/** Who is suspended is signed out, but here. */
const whoeverIsSuspended = ({ access }: Route): string => (access === 'person' ? ' suspended' : '');

/** The whole table as text, so that a change of who may do what is a line in a review. */
function table(): string {
  const lines = routes
    .map(
      (route) =>
        `${route.method.slice(0, 4).replace('DELE', 'DEL').padEnd(5)}${route.path.padEnd(44)} ${scopeOf(route).trim() || CALLERS.map((caller) => (mayCall(route, caller) ? caller : '-'.repeat(caller.length))).join(' ')}${whoeverIsSuspended(route)}`,
    )
    .toSorted((a, b) => (a.slice(5) < b.slice(5) ? -1 : 1));
  return `${lines.join('\n')}\n`;
}

test('who may call what is written down and reviewed', async () => {
  if (process.env.ESSOR_UPDATE) await writeFile(TABLE, table());
  assert.equal(
    table(),
    await readFile(TABLE, 'utf8'),
    'The routes changed: read the difference, then run with ESSOR_UPDATE=1.',
  );
});

test('no path is declared twice', () => {
  const seen = routes.map((route) => `${route.method} ${route.path}`);
  assert.deepEqual(
    seen.filter((one, i) => seen.indexOf(one) !== i),
    [],
  );
});

/** An address of the route, with something in the place of each parameter. */
const someAddress = (path: string): string =>
  path
    .replaceAll(/:[a-z]+\{@[^}]*\}/gi, '@nobody')
    .replaceAll(/:[a-z]+\{\[0-9\]\+\}/gi, '123456789')
    .replaceAll(/:(id|post|entry)(\{[^}]*\})?/g, '123456789')
    .replaceAll(/:[a-zA-Z]+(\{[^}]*\})?\??/g, 'nothing');

test('every route refuses whom its table refuses, and offers strangers to sign in', async () => {
  await using world = await openWorld();
  const people = new Map<Caller, Person>();
  for (const caller of CALLERS) {
    if (caller !== 'stranger') people.set(caller, await world.person(caller, { roles: rolesOf[caller] }));
  }
  const wrong: string[] = [];
  for (const route of routes) {
    if (route.access === 'development') continue;
    for (const caller of CALLERS) {
      if (mayCall(route, caller)) continue;
      const person = people.get(caller);
      const init = { method: route.method, headers: { 'x-forwarded-for': '192.0.2.1' } };
      const response = await (person
        ? person.browse(someAddress(route.path), init)
        : world.browse(someAddress(route.path), init));
      const refused =
        caller === 'stranger' || typeof route.access === 'object'
          ? response.status === 401 ||
            (response.status === 303 && response.headers.get('location')?.startsWith('/sign-in'))
          : response.status === 403;
      if (!refused) wrong.push(`${route.method} ${route.path} answered ${caller} with ${response.status}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('nothing under /dev exists in production', async () => {
  await using world = await openWorld({
    config: { ESSOR_ORIGIN: 'https://essor.example', SMTP_URL: 'smtp://localhost:2525' },
  });
  for (const route of routes.filter((one) => one.access === 'development')) {
    const response = await world.browse(route.path, { method: route.method });
    assert.equal(response.status, 404, route.path);
  }
});

test('nothing under /dev is shown to who comes by a public name', async () => {
  await using world = await openWorld();
  assert.equal((await world.browse('http://192.168.1.5:3000/dev/mail')).status, 200);
  for (const route of routes.filter((one) => one.access === 'development')) {
    const response = await world.browse(`http://essor.example${route.path}`, { method: route.method });
    assert.equal(response.status, 404, route.path);
  }
});

test('every answer forbids inline scripts, framing and guessing of types', async () => {
  await using world = await openWorld();
  for (const path of ['/', '/nothing', '/sign-in', '/assets/essor.css']) {
    const { headers } = await world.browse(path);
    const policy = headers.get('content-security-policy') ?? '';
    assert.match(policy, /script-src 'self'(;|$)/, path);
    assert.match(policy, /require-trusted-types-for 'script'/, path);
    assert.match(policy, /frame-ancestors 'none'/, path);
    assert.doesNotMatch(policy, /unsafe/, path);
    assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
  }
});

test('a form sent from another site is not taken', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  const body = { method: 'POST', body: 'text=hello' };
  const foreign: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
  ];
  for (const headers of foreign) {
    const response = await amina.browse('/compose', {
      ...body,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    });
    assert.equal(response.status, 403, JSON.stringify(headers));
  }
});
