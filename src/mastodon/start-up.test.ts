import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openWorld } from '../../test/world.ts';
import { appOf } from './app.testing.ts';
import { START_UPS } from './start-up.testing.ts';

const ORIGIN = 'https://essor.test';

test('applications that others wrote start: each thing they ask for is there, with what they read of it', async () => {
  await using world = await openWorld({ config: { ESSOR_ORIGIN: ORIGIN, SMTP_URL: 'smtp://127.0.0.1:1' } });
  const amina = await world.person('Amina');
  const app = await appOf(world, amina, ['read', 'write', 'follow', 'push', 'profile']);
  for (const [name, asked] of Object.entries(START_UPS)) {
    for (const { path, has, maybe } of asked) {
      const said = `${name} ${path}`;
      const { status, body } = await app.send<object>('GET', path);
      if (maybe && status === 404) continue;
      assert.equal(status, 200, said);
      if (has === '[]') assert.ok(Array.isArray(body), said);
      else if (has !== 'any') assert.deepEqual(has.filter((one) => !(one in body)), [], said); // prettier-ignore
    }
  }
});

test('every address that applications are given is that of the server as the world knows it', async () => {
  await using world = await openWorld({ config: { ESSOR_ORIGIN: ORIGIN, SMTP_URL: 'smtp://127.0.0.1:1' } });
  const app = await appOf(world, await world.person('Amina'));
  const { id } = await app.ok<{ id: string }>('POST', '/api/v1/statuses', { status: 'Bonjour #essor @amina' });
  await app.ok('POST', '/api/v1/statuses', { status: 'Encore' });
  const paths = ['/api/v2/instance', '/api/v1/instance', '/.well-known/oauth-authorization-server'];
  for (const path of [...paths, '/.well-known/nodeinfo', `/api/v1/statuses/${id}`, '/api/v1/timelines/home?limit=1']) {
    const { body, link } = await app.send('GET', path);
    const addresses = `${JSON.stringify(body)}${link}`.match(/\b(?:https?|wss?):\/\/[^/"\\<>]+/g) ?? [];
    const foreign = addresses.filter((one) => !/^(?:https|wss):\/\/essor\.test$/.test(one));
    assert.deepEqual(
      foreign.filter((one) => one !== 'http://nodeinfo.diaspora.software'),
      [],
      path,
    );
    assert.ok(addresses.length > 0, path);
  }
  const { configuration } = await app.get<{ configuration: { urls: { streaming: string } } }>('/api/v2/instance');
  assert.equal(configuration.urls.streaming, 'wss://essor.test');
});
