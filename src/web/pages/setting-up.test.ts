import assert from 'node:assert/strict';
import { test } from 'node:test';
import { form, openWorld } from '../../../test/world.ts';

const answers = {
  name: 'Nous sommes Twitter',
  purpose: 'Racheter le réseau, ensemble.',
  locale: 'fr',
  stage: 'campaign',
  displayName: 'Léa Moreau',
  handle: 'lea',
  email: 'lea@example.org',
  password: 'quatre mots bien choisis',
};
const PRODUCTION = { ESSOR_ORIGIN: 'https://essor.example', SMTP_URL: 'smtp://localhost:2525' };

const cookieOf = (response: Response): string =>
  /essor_session=[\w-]+/.exec(response.headers.get('set-cookie') ?? '')?.[0] ?? '';

test('until the server is set up every page leads there, and what it needs to look right does not', async () => {
  await using world = await openWorld({ setUp: false });
  for (const path of ['/', '/join', '/home', '/about/privacy', '/nothing', '/@lea']) {
    const response = await world.browse(path);
    assert.equal(response.status, 303, path);
    assert.equal(response.headers.get('location'), '/setup', path);
  }
  assert.equal((await world.browse('/assets/essor.css')).status, 200);
  assert.equal((await world.browse('/setup')).status, 200);
  const refused = await world.browse('/join', form({ email: 'lea@example.org' }));
  assert.equal(refused.status, 503);
});

test('the first answers set it up, in either language, and sign its steward in', async () => {
  await using world = await openWorld({ setUp: false });
  const page = await world.browse('/setup', { headers: { 'accept-language': 'fr' } });
  assert.match(await page.text(), /Installer ce serveur/);
  const done = await world.browse('/setup', form(answers));
  assert.equal(done.status, 303);
  assert.equal(done.headers.get('location'), '/');
  const cookie = cookieOf(done);
  const about = await (await world.browse('/about', { headers: { cookie } })).text();
  assert.match(about, /Nous sommes Twitter/);
  assert.match(about, /Racheter le réseau, ensemble\./);
  assert.match(about, /@lea/);
  const settings = await (await world.browse('/settings', { headers: { cookie } })).text();
  assert.match(settings, /intendance/);
  assert.equal((await world.browse('/setup')).headers.get('location'), '/');
});

test('wrong answers are told beside their fields, what was right is kept, and nothing is set up', async () => {
  await using world = await openWorld({ setUp: false });
  const response = await world.browse(
    '/setup',
    form({ ...answers, name: '', handle: 'admin', email: 'lea', password: 'short', stage: 'x' }),
  );
  assert.equal(response.status, 422);
  const text = await response.text();
  for (const field of ['name', 'email', 'password', 'stage'])
    assert.match(text, new RegExp(`id="f-${field}-error"`), field);
  assert.match(text, /value="Léa Moreau"/);
  assert.doesNotMatch(text, /value="short"/);
  const reserved = await world.browse('/setup', form({ ...answers, handle: 'admin' }));
  assert.match(await reserved.text(), /id="f-handle-error"/);
  assert.equal((await world.browse('/')).headers.get('location'), '/setup');
  assert.deepEqual(await world.db.selectFrom('person').selectAll().execute(), []);
});

test('of fifty visitors who send it at once, one is steward and the others are told', async () => {
  await using world = await openWorld({ setUp: false });
  const responses = await Promise.all(
    Array.from({ length: 50 }, (_, i) => {
      const init = form({ ...answers, handle: `lea${i}`, email: `lea${i}@example.org` });
      return world.browse('/setup', {
        ...init,
        headers: { ...Object.fromEntries(new Headers(init.headers)), 'x-forwarded-for': `203.0.113.${i}` },
      });
    }),
  );
  const statuses = responses.map((response) => response.status);
  assert.equal(statuses.filter((status) => status === 303).length, 1);
  assert.equal(statuses.filter((status) => status === 409).length, 49);
  assert.equal((await world.db.selectFrom('role_grant').selectAll().execute()).length, 1);
});

test('in production the server belongs to whoever reads its log', async () => {
  await using world = await openWorld({ setUp: false, config: PRODUCTION });
  const code = /give this code: (\S+)/.exec(world.log.join('\n'))?.[1] ?? '';
  assert.ok(code.length >= 16);
  assert.match(await (await world.browse('/setup')).text(), /name="code"/);
  for (const wrong of ['', 'x', `${code}x`, code.slice(1)]) {
    const response = await world.browse('/setup', form({ ...answers, code: wrong }));
    assert.equal(response.status, 422);
    assert.match(await response.text(), /id="f-code-error"/);
  }
  const done = await world.browse('/setup', form({ ...answers, code: ` ${code} ` }));
  assert.equal(done.status, 303);
  assert.match(done.headers.get('set-cookie') ?? '', /Secure/);
});

test('so it is where a whole private network comes, by itself or through a proxy on this machine', async () => {
  for (const proxies of ['', '127.0.0.1']) {
    const config = { ESSOR_ORIGIN: 'http://192.168.1.5:3000', ESSOR_TRUSTED_PROXIES: proxies };
    await using world = await openWorld({ setUp: false, config });
    const code = /give this code: (\S+)/.exec(world.log.join('\n'))?.[1] ?? '';
    assert.ok(code.length >= 16);
    assert.match(await (await world.browse('/setup')).text(), /name="code"/);
    assert.equal((await world.browse('/setup', form({ ...answers, code: 'x' }))).status, 422);
    assert.equal((await world.browse('/setup', form({ ...answers, code }))).status, 303);
  }
});

test('where only this machine comes no code is asked for, and none is written', async () => {
  await using world = await openWorld({ setUp: false });
  assert.doesNotMatch(await (await world.browse('/setup')).text(), /name="code"/);
  assert.deepEqual(world.log, []);
});
