import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createToken, SCOPES } from '#accounts';
import type { Route } from '#http';
import { routes } from '../src/app.ts';
import { type Person, type World, openWorld } from './world.ts';

/** `npm test` sends a sample; `npm run ordeal` sets 2000. */
const PER_ROUTE = Number(process.env.ESSOR_MUTATIONS ?? 40);

/** Few enough that most are answered, and not told to wait. */
const AT_ONCE = 100;

const FIELDS = [
  'name', 'email', 'text', 'title', 'story', 'summary', 'target', 'handle', 'password', 'next', 'token', 'q', 'before', 'after', 'on', 'lang',
  'visibility', 'localOnly', 'replyTo', 'media', 'alt', 'keepPosted', 'showName', 'milestones', 'milestones[]', 'by', 'to', 'stage', 'purpose', 'code',
  'locale', 'theme', 'id', 'key', 'place', 'picture', 'contentWarning', 'language', '__proto__', 'constructor', 'toString',
  'status', 'spoiler_text', 'in_reply_to_id', 'media_ids[]', 'limit', 'max_id', 'min_id', 'since_id', 'types[]', 'exclude_types[]', 'acct', 'phrase', 'id[]',
  'subscription', 'subscription[endpoint]', 'subscription[keys][auth]', 'data[alerts][mention]', 'data[policy]', 'home[last_read_id]', 'home[last_read_id][x]', 'poll[options][]', 'poll[expires_in]',
]; // prettier-ignore

const VALUES = [
  '', ' ', '0', '-1', '1e999', '9223372036854775808', '18446744073709551616', 'NaN', 'null', 'undefined', 'true', "'", '"', "' or 1=1 --", '<script>alert(1)</script>',
  '\u0000', 'a\u0000b', '\u202Eevil', '\ud800', '💺'.repeat(300), 'x'.repeat(70_000), '../../etc/passwd', '..%2f..%2f', '%', '%00', '%zz', '//evil.example', '/\\evil.example',
  'amina@example.org', 'public', 'direct', 'en', 'fr', 'xx', '2016-10-03', '9999999', '1', '123456789012345678', '{"a":1}', '[]', '@amina', '#tag', 'on', '\r\nset-cookie: a=b', 'é'.normalize('NFD'),
]; // prettier-ignore

const TYPES = ['application/x-www-form-urlencoded', 'application/json', 'multipart/form-data; boundary=x', 'multipart/form-data', 'text/plain', 'application/json; charset=utf-16', 'image/png', '']; // prettier-ignore

/** A small generator that can be replayed from its seed (mulberry32). */
function chance(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (n: number): number => Math.floor(next() * n);
  return { next, below, of: <T>(list: readonly T[]): T => list[below(list.length)]! };
}
type Chance = ReturnType<typeof chance>;

function bodyFor(roll: Chance): { body: BodyInit; type: string } {
  const fields = Array.from({ length: roll.below(8) }, () => [roll.of(FIELDS), roll.of(VALUES)] as const);
  switch (roll.below(7)) {
    case 0:
      return { body: JSON.stringify(Object.fromEntries(fields)), type: 'application/json' };
    case 1:
      return { body: `{"a":${'['.repeat(100_000)}`, type: 'application/json' };
    case 2:
      return { body: Buffer.from(Array.from({ length: 200 }, () => roll.below(256))), type: roll.of(TYPES) };
    case 3: {
      const parts = fields.map(
        ([name, value]) =>
          `--x\r\ncontent-disposition: form-data; name="${name}"; filename="a.png"\r\ncontent-type: image/png\r\n\r\n${value}\r\n`,
      );
      return {
        body: `${parts.join('')}--x${roll.next() < 0.7 ? '--' : ''}\r\n`,
        type: 'multipart/form-data; boundary=x',
      };
    }
    case 4:
      return { body: `text=${'x'.repeat(1_100_000)}`, type: 'application/x-www-form-urlencoded' };
    default:
      return {
        body: fields
          .map(
            ([name, value]) =>
              `${name}=${roll.next() < 0.9 ? encodeURIComponent(value.toWellFormed()) : value.toWellFormed()}`,
          )
          .join('&'),
        type: 'application/x-www-form-urlencoded',
      };
  }
}

function addressFor(route: Route, known: readonly string[], roll: Chance): string {
  const value = () =>
    roll.next() < 0.4 ? roll.of(known) : encodeURIComponent(roll.of(VALUES).slice(0, 2_000).toWellFormed());
  const path = route.path.replaceAll(/:[a-zA-Z]+(\{[^}]*\})?\??/g, (parameter) =>
    parameter.includes('{@') && roll.next() < 0.7 ? '@amina' : value() || 'x',
  );
  const query = Array.from({ length: roll.below(4) }, () => `${roll.of(FIELDS)}=${value()}`).join('&');
  return query ? `${path}?${query}` : path;
}

/** Things that exist, so that some of the requests get past the door. */
async function furnish(world: World): Promise<{ people: (Person | undefined)[]; known: string[]; token: string }> {
  const amina = await world.person('Amina', { roles: ['steward'] });
  const paul = await world.person('Paul');
  const { secret } = await world.transact((tx) => createToken(tx, amina.actor, { name: 'mutations', scopes: SCOPES }));
  return {
    token: secret,
    people: [undefined, amina, paul],
    known: [amina.actor.account, amina.handle, `@${paul.handle}`, 'nothing', 'data.json', '123456789'],
  };
}

test(`no mutated request is a fault of the server (${PER_ROUTE} a route)`, async () => {
  await using world = await openWorld();
  const { people, known, token } = await furnish(world);
  const faults: string[] = [];
  for (const [index, route] of routes.entries()) {
    const roll = chance(index + 1);
    for (let i = 0; i < PER_ROUTE; i++) {
      // Programs are counted by whom they act for, whatever the address.
      if (typeof route.access === 'object' && i % AT_ONCE === 0) world.clock.advance(300_000);
      const person = roll.of(people);
      const { body, type } = bodyFor(roll);
      const headers: Record<string, string> = {
        'x-forwarded-for': `198.51.${i % 256}.${index % 256}`,
        'accept-language': roll.of(['fr', 'en', 'xx-YY;q=7', '*']),
      };
      if (type !== '') headers['content-type'] = type;
      if (typeof route.access === 'object') headers.authorization = `Bearer ${token}`;
      const init: RequestInit = { method: route.method, headers, ...(route.method === 'GET' ? {} : { body }) };
      const address = addressFor(route, known, roll);
      let path: string;
      try {
        path = new URL(address, 'http://localhost').href;
      } catch {
        continue;
      }
      if (/\/sign-out|\/settings\/leave/.test(route.path) && person) continue;
      const response = await (person ? person.browse(path, init) : world.browse(path, init));
      const streams = response.headers.get('content-type')?.startsWith('text/event-stream');
      if (route.path.startsWith('/api/') && response.status >= 400 && !streams) {
        const said = await response.text();
        if (!/^\{"error":"[^"]/.test(said))
          faults.push(`no JSON: ${route.method} ${address.slice(0, 200)}: ${said.slice(0, 80)}`);
      } else await response.body?.cancel();
      if (response.status >= 500)
        faults.push(`${response.status} ${route.method} ${address.slice(0, 200)} (${type}, request ${i})`);
      if (faults.length > 20) break;
    }
  }
  assert.deepEqual([...faults, ...world.log.filter((line) => line.startsWith('fault'))].slice(0, 10), []);
});
