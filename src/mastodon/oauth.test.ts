import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { memberOf } from '../deliberation/vote.testing.ts';
import { form, openWorld, type Person, type World } from '../../test/world.ts';

const BACK = 'https://phanpy.example/';
const VERIFIER = 'a-verifier-of-forty-three-characters-or-more-0';
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');

interface App {
  id: string;
  client_id: string;
  client_secret: string;
}

const json = (body: unknown): RequestInit => ({
  method: 'POST',
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
});

async function register(world: World, more: Record<string, unknown> = {}): Promise<App> {
  const answer = await world.browse(
    '/api/v1/apps',
    json({ client_name: 'Phanpy', redirect_uris: BACK, scopes: 'read write follow push', ...more }),
  );
  assert.equal(answer.status, 200, await answer.clone().text());
  return (await answer.json()) as App;
}

const asking = (app: App, more: Record<string, string> = {}) => ({
  client_id: app.client_id,
  redirect_uri: BACK,
  response_type: 'code',
  scope: 'read write',
  state: 'xyz',
  ...more,
});

/** Somebody lets the application in. @returns where it leads back. */
async function letIn(who: Person, asked: Record<string, string>, answer = 'yes'): Promise<URL> {
  const said = await who.browse('/oauth/authorize', form({ ...asked, answer }));
  assert.equal(said.status, 303, await said.clone().text());
  return new URL(said.headers.get('location')!);
}

const change = (world: World, app: App, fields: Record<string, string>) =>
  world.browse(
    '/oauth/token',
    form({ grant_type: 'authorization_code', client_id: app.client_id, redirect_uri: BACK, ...fields }),
  );

const me = (world: World, token: string) =>
  world.browse('/api/v1/accounts/verify_credentials', { headers: { authorization: `Bearer ${token}` } });

test('an application asks, somebody lets it in, and it acts for them until they take it back', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  const app = await register(world);
  const query = new URLSearchParams(asking(app));

  const stranger = await world.browse(`/oauth/authorize?${query}`, { headers: { accept: 'text/html' } });
  assert.match(stranger.headers.get('location') ?? '', /^\/sign-in\?next=%2Foauth%2Fauthorize%3Fclient_id/);

  const page = await amina.browse(`/oauth/authorize?${query}`);
  assert.equal(page.status, 200);
  // Applications ask in a window of their own: each answer on the way lets the first window know of it.
  const next = { next: `/oauth/authorize?${query}` };
  const way = [
    stranger,
    await world.browse(`/sign-in?${new URLSearchParams(next)}`),
    await world.browse('/sign-in', form({ ...next, email: 'amina@example.org', password: 'not this one' })),
    page,
    await amina.browse('/oauth/authorize', form({ ...asking(app), answer: 'no' })),
  ];
  const openers = way.map(({ headers }) => headers.get('cross-origin-opener-policy'));
  assert.deepEqual([...new Set(openers)], ['unsafe-none']);
  assert.equal((await amina.browse('/home')).headers.get('cross-origin-opener-policy'), 'same-origin');
  assert.match(page.headers.get('content-security-policy') ?? '', /form-action 'self' https:\/\/phanpy\.example;/);
  const html = await page.text();
  assert.match(html, /Let Phanpy in\?/);
  assert.match(html, /It can never vote/);

  const back = await letIn(amina, asking(app));
  assert.equal(back.origin + back.pathname, BACK);
  assert.equal(back.searchParams.get('state'), 'xyz');
  const code = back.searchParams.get('code')!;

  const answer = await change(world, app, { code, client_secret: app.client_secret });
  assert.equal(answer.headers.get('cache-control'), 'no-store');
  const token = (await answer.json()) as { access_token: string; token_type: string; scope: string };
  assert.deepEqual([token.token_type, token.scope], ['Bearer', 'read write']);
  const account = (await (await me(world, token.access_token)).json()) as { username: string; id: string };
  assert.deepEqual([account.username, account.id], ['amina', amina.actor.account]);

  const listed = await (await amina.browse('/settings/applications')).text();
  assert.match(listed, /Phanpy/);
  await world.browse(
    '/oauth/revoke',
    form({ client_id: app.client_id, client_secret: app.client_secret, token: token.access_token }),
  );
  assert.equal((await me(world, token.access_token)).status, 401);
});

test('a code works once: who uses it again ends what it gave', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  const app = await register(world);
  const code = (await letIn(amina, asking(app))).searchParams.get('code')!;
  const secret = { code, client_secret: app.client_secret };
  const first = await Promise.all([1, 2, 3].map(() => change(world, app, secret)));
  assert.equal(first.filter(({ status }) => status === 200).length, 1);
  const given = (await first.find(({ status }) => status === 200)!.json()) as { access_token: string };
  assert.equal((await me(world, given.access_token)).status, 401);
});

test('an application that keeps no secret proves by its verifier that the code was meant for it', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  const app = await register(world);
  const pkce = asking(app, { code_challenge: CHALLENGE, code_challenge_method: 'S256' });
  const codeOf = async (asked: Record<string, string>) => (await letIn(amina, asked)).searchParams.get('code')!;
  const statusOf = async (fields: Record<string, string>) => (await change(world, app, fields)).status;
  assert.equal(await statusOf({ code: await codeOf(pkce), code_verifier: VERIFIER }), 200);
  assert.equal(await statusOf({ code: await codeOf(pkce), code_verifier: `${VERIFIER}1` }), 400);
  assert.equal(await statusOf({ code: await codeOf(pkce) }), 400);
  // Without a challenge anybody who saw the address could have the code.
  assert.equal(await statusOf({ code: await codeOf(asking(app)) }), 401);
  assert.equal(await statusOf({ code: await codeOf(asking(app)), client_secret: 'wrong' }), 401);
  const plain = await letIn(amina, asking(app, { code_challenge: VERIFIER, code_challenge_method: 'plain' }));
  assert.equal(plain.searchParams.get('error'), 'invalid_request');
  // Who takes the challenge out on the way gains nothing: the application shows its verifier all the same.
  const secret = { client_secret: app.client_secret };
  assert.equal(await statusOf({ code: await codeOf(asking(app)), code_verifier: VERIFIER, ...secret }), 400);
  assert.equal(await statusOf({ code: await codeOf(asking(app)), ...secret }), 200);
});

test('what others could try at the consent comes to nothing', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  const [app, other] = [await register(world), await register(world, { client_name: 'Elk' })];
  const state = 'é +%2B&=#"<>\u2028'.repeat(20);
  const asked = asking(app, { state, force_login: 'true', prompt: 'login', lang: 'fr', nonsense: 'x' });
  const page = await amina.browse(`/oauth/authorize?${new URLSearchParams(asked)}`);
  assert.match(page.headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/);
  assert.match(page.headers.get('cache-control') ?? '', /private|no-store/);
  for (const header of ['origin: https://evil.example', 'sec-fetch-site: cross-site']) {
    const [name = '', value = ''] = header.split(': ');
    const sent = form({ ...asked, answer: 'yes' });
    const forged = await amina.browse('/oauth/authorize', {
      ...sent,
      headers: { ...(sent.headers as object), [name]: value },
    });
    assert.deepEqual([forged.status, forged.headers.get('location')], [403, null], header);
  }
  const back = await letIn(amina, asked);
  assert.equal(back.searchParams.get('state'), state);
  // RFC 9207: which server answers.
  assert.equal(back.searchParams.get('iss'), world.deps.config.origin);

  const code = back.searchParams.get('code')!;
  const basic = (id: string, secret: string, more: Record<string, string> = {}) => {
    const sent = form({ grant_type: 'authorization_code', redirect_uri: BACK, code, ...more });
    const authorization = `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
    return world.browse('/oauth/token', { ...sent, headers: { ...(sent.headers as object), authorization } });
  };
  const wrong = await basic(app.client_id, 'wrong');
  assert.deepEqual([wrong.status, wrong.headers.get('www-authenticate')], [401, 'Basic realm="essor"']);
  assert.equal((await basic(app.client_id, app.client_secret, { client_id: other.client_id })).status, 400);
  const given = await basic(app.client_id, app.client_secret);
  const { access_token: token } = (await given.json()) as { access_token: string };

  const revoke = async (fields: Record<string, string>) =>
    (await world.browse('/oauth/revoke', form({ token, ...fields }))).status;
  const who = (one: App) => ({ client_id: one.client_id, client_secret: one.client_secret });
  assert.equal(await revoke({ ...who(other) }), 200);
  assert.equal(await revoke({ ...who(app), client_secret: 'wrong' }), 401);
  assert.equal(await revoke({}), 401);
  assert.equal((await me(world, token)).status, 200, 'it is the application’s that it was given to');
  // A token in an address is in every log on its way.
  const path = '/api/v1/accounts/verify_credentials';
  assert.equal((await world.browse(`${path}?access_token=${token}`)).status, 401);
  assert.equal((await world.browse('/api/v1/statuses', form({ access_token: token, status: 'x' }))).status, 401);
  assert.equal(await revoke({ client_id: app.client_id }), 200);
  assert.equal((await me(world, token)).status, 401);

  const kept = [];
  for (const table of ['oauth_app', 'oauth_code', 'access_token'] as const)
    kept.push(...(await world.db.selectFrom(table).selectAll().execute()));
  const text = JSON.stringify(kept);
  for (const secret of [token, code, app.client_secret]) assert.ok(!text.includes(secret), 'only its hash is kept');

  const out = await amina.browse('/sign-out', form({ next: `/oauth/authorize?client_id=${app.client_id}` }));
  assert.equal(out.headers.get('location'), `/sign-in?out&next=%2Foauth%2Fauthorize%3Fclient_id%3D${app.client_id}`);
});

test('a code is good for ten minutes, at the address it was given for, to the application it was given to', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  const [app, other] = [await register(world), await register(world, { client_name: 'Elk' })];
  const codeOf = async () => (await letIn(amina, asking(app))).searchParams.get('code')!;
  const refused = async (by: App, fields: Record<string, string>) => {
    const answer = await change(world, by, { client_secret: by.client_secret, ...fields });
    assert.equal(answer.status, 400);
    assert.equal(((await answer.json()) as { error: string }).error, 'invalid_grant');
  };
  await refused(other, { code: await codeOf() });
  await refused(app, { code: await codeOf(), redirect_uri: `${BACK}other` });
  const code = await codeOf();
  world.clock.advance(10 * 60_000);
  await refused(app, { code });
});

test('nobody is led to an address that was not registered to the letter', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  const app = await register(world);
  for (const redirect of [
    'https://phanpy.example',
    'https://phanpy.example//',
    'https://phanpy.example/%2F',
    'https://phanpy.example/%2F%2Fevil.example',
    'https://phanpy.example/..',
    'https://phanpy.example/./',
    'https://phanpy.example/%5C',
    'https://phanpy.example/\\',
    'https://phanpy.example//evil.example/',
    'https://phanpy.example:443/',
    'https://PHANPY.example/',
    'http://phanpy.example/',
    'https:/phanpy.example/',
    'https://phanpy.example/ ',
    ' https://phanpy.example/',
    'https://phanpy.example/\n',
    'https://phanpy.example/#x',
    'https://phanpy.example%2F@evil.example/',
    'https://phanpy.example/@evil.example',
    '%2F%2Fevil.example',
    '/\\evil.example',
    'https://phanpy.example/?a=1',
    'https://phanpy.example\\@evil.example/',
    'https://phanpy.example@evil.example/',
    'https://phanpy.example.evil.example/',
    'https://phanpy.example./',
    'https://phanpy.example:8443/',
    'https://phanp\u0443.example/',
    'https://phanpy.example/%2e%2e/',
    `https://phanpy.example/${'a'.repeat(10_000)}`,
    'phanpy://oauth',
    'urn:ietf:wg:oauth:2.0:oob',
    'http://127.0.0.1/',
    'javascript:alert(1)',
    '//evil.example/',
    '',
  ]) {
    const asked = asking(app, { redirect_uri: redirect });
    const page = await amina.browse(`/oauth/authorize?${new URLSearchParams(asked)}`);
    assert.equal(page.status, 400, redirect);
    const answer = await amina.browse('/oauth/authorize', form({ ...asked, answer: 'yes' }));
    assert.deepEqual([answer.status, answer.headers.get('location')], [400, null], redirect);
  }
  for (const uri of [
    'javascript:alert(1)',
    'data:text/html,x',
    'http://evil.example/',
    'https://a@evil.example/',
    'https://evil.example/#x',
    '/here',
    'https:\\\\evil.example',
    'https:/\\evil.example',
    'https:///evil.example',
    'https:evil.example',
    '//evil.example/',
    '/%2Fevil.example',
    'https://a:b@evil.example/',
    'https://phanpy.example\\@evil.example/',
    'http://localhost@evil.example/',
    'http://127.0.0.1.evil.example/',
    'view-source:https://evil.example/',
    'https://phanp\u0443.example/',
    'intent://evil#Intent;end',
    'mailto:evil@example.org',
    'filesystem:https://evil.example/temporary/x',
    `https://evil.example/${'a'.repeat(2_000)}`,
  ]) {
    const refused = await world.browse('/api/v1/apps', json({ client_name: 'Evil', redirect_uris: uri }));
    assert.equal(refused.status, 422, uri);
  }
});

test('apps on phones and in terminals are led back too', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  const phone = await register(world, { redirect_uris: ['tusky://oauth', 'http://127.0.0.1:8000/cb'] });
  const page = await amina.browse(
    `/oauth/authorize?${new URLSearchParams(asking(phone, { redirect_uri: 'tusky://oauth' }))}`,
  );
  assert.match(page.headers.get('content-security-policy') ?? '', /form-action 'self' tusky:;/);
  const back = await letIn(amina, asking(phone, { redirect_uri: 'tusky://oauth' }));
  assert.match(back.href, /^tusky:\/\/oauth\?code=/);

  // The machine’s own address, on whatever port is free there (RFC 8252 §7.3).
  assert.equal((await letIn(amina, asking(phone, { redirect_uri: 'http://127.0.0.1:49152/cb' }))).port, '49152');
  for (const redirect of [
    'http://127.0.0.1:49152/other',
    'http://127.0.0.1:1@evil.example/cb',
    'http://127.0.0.1.evil.example:49152/cb',
    'http://[::1]:8000/cb',
    'http://localhost:8000/cb',
    'http://127.0.0.1:99999/cb',
    'https://127.0.0.1:8000/cb',
  ]) {
    const asked = asking(phone, { redirect_uri: redirect });
    assert.equal((await amina.browse('/oauth/authorize', form({ ...asked, answer: 'yes' }))).status, 400, redirect);
  }

  const oob = 'urn:ietf:wg:oauth:2.0:oob';
  const terminal = await register(world, { redirect_uris: oob });
  const shown = await amina.browse(
    '/oauth/authorize',
    form({ ...asking(terminal, { redirect_uri: oob }), answer: 'yes' }),
  );
  const code = /value="([\w-]{43})"/.exec(await shown.text())?.[1] ?? '';
  const given = await change(world, terminal, { code, redirect_uri: oob, client_secret: terminal.client_secret });
  assert.equal(given.status, 200);
});

test('an application in a browser, at an address of its own, registers, changes its code, and ends its token', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  const elsewhere = (init: RequestInit): RequestInit => ({
    ...init,
    headers: { ...(init.headers as object), origin: 'https://phanpy.example', 'sec-fetch-site': 'cross-site' },
  });
  const register = json({ client_name: 'Phanpy', redirect_uris: BACK, scopes: 'read write' });
  const registered = await world.browse('/api/v1/apps', elsewhere(register));
  assert.deepEqual([registered.status, registered.headers.get('access-control-allow-origin')], [200, '*']);
  const app = (await registered.json()) as App;
  const code = (await letIn(amina, asking(app))).searchParams.get('code')!;
  const client = { client_id: app.client_id, client_secret: app.client_secret };
  const changing = json({ grant_type: 'authorization_code', ...client, redirect_uri: BACK, code });
  const changed = await world.browse('/oauth/token', elsewhere(changing));
  assert.equal(changed.status, 200);
  const { access_token: token } = (await changed.json()) as { access_token: string };
  const ended = await world.browse('/oauth/revoke', elsewhere(json({ ...client, token })));
  assert.deepEqual([ended.status, (await me(world, token)).status], [200, 401]);
});

test('a member may let an application vote as it comes in, and only by saying so', async () => {
  await using world = await openWorld();
  const [member, stranger] = [await memberOf(world, 'Amina'), await world.person('Noé')];
  const app = await register(world);
  const page = await (await member.browse(`/oauth/authorize?${new URLSearchParams(asking(app))}`)).text();
  assert.match(page, /name="votes"(?![^>]*checked)/);
  assert.doesNotMatch(
    await (await stranger.browse(`/oauth/authorize?${new URLSearchParams(asking(app))}`)).text(),
    /name="votes"/,
  );
  const scopeOf = async (more: Record<string, string>) => {
    const code = (await letIn(member, { ...asking(app), ...more })).searchParams.get('code')!;
    const answer = await change(world, app, { code, client_secret: app.client_secret });
    return ((await answer.json()) as { scope: string }).scope;
  };
  assert.equal(await scopeOf({}), 'read write');
  assert.equal(await scopeOf({ votes: 'on' }), 'read write read:decisions write:votes');
});

test('who says no gives nothing, and the application is told', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  const app = await register(world);
  const back = await letIn(amina, asking(app), 'no');
  assert.deepEqual([back.searchParams.get('error'), back.searchParams.get('code')], ['access_denied', null]);
  assert.equal(back.searchParams.get('state'), 'xyz');
  for (const scope of ['read write admin:read', 'write:votes', 'read:decisions']) {
    assert.equal((await letIn(amina, asking(app, { scope }))).searchParams.get('error'), 'invalid_scope', scope);
  }
});

test('a token is good for what it was given for and no more, and never for the co-operative unless asked', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  const app = await register(world, { scopes: 'read write follow push read:decisions' });
  const tokenFor = async (scope: string) => {
    const code = (await letIn(amina, asking(app, { scope }))).searchParams.get('code')!;
    const answer = await change(world, app, { code, client_secret: app.client_secret });
    return ((await answer.json()) as { access_token: string }).access_token;
  };
  const status = async (path: string, token: string) =>
    (await world.browse(path, { headers: { authorization: `Bearer ${token}` } })).status;
  const broad = await tokenFor('read write follow push');
  assert.equal(await status('/api/v1/preferences', broad), 200);
  assert.equal(await status('/api/essor/v1/duties', broad), 403);
  assert.equal(await status('/api/v1/preferences', await tokenFor('write')), 403);
  assert.equal(await status('/api/v1/preferences', await tokenFor('read:accounts')), 200);
  const civic = await tokenFor('read:decisions');
  assert.equal(await status('/api/v1/preferences', civic), 403);
  assert.equal(await status('/api/essor/v1/duties', civic), 200);
});

test('an application that acts for nobody reads what everybody may, and nothing else', async () => {
  await using world = await openWorld();
  const app = await register(world);
  const answer = await world.browse(
    '/oauth/token',
    json({ grant_type: 'client_credentials', client_id: app.client_id, client_secret: app.client_secret }),
  );
  const { access_token: token } = (await answer.json()) as { access_token: string };
  const headers = { authorization: `Bearer ${token}` };
  const verified = await world.browse('/api/v1/apps/verify_credentials', { headers });
  assert.equal(((await verified.json()) as { name: string }).name, 'Phanpy');
  assert.equal((await world.browse('/api/v2/instance', { headers })).status, 200);
  assert.equal((await me(world, token)).status, 403);
  const basic = Buffer.from(`${app.client_id}:${app.client_secret}`).toString('base64');
  const again = await world.browse('/oauth/token', {
    ...form({ grant_type: 'client_credentials' }),
    headers: { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded' },
  });
  assert.equal(again.status, 200);
  for (const grant of ['password', 'refresh_token', '']) {
    const refused = await world.browse('/oauth/token', form({ grant_type: grant, client_id: app.client_id }));
    assert.equal(refused.status, 400);
  }
});

test('applications find their way, with or without a slash at the end, from any page', async () => {
  await using world = await openWorld();
  const metadata = (await (await world.browse('/.well-known/oauth-authorization-server')).json()) as Record<
    string,
    unknown
  >;
  assert.equal(metadata['issuer'], world.deps.config.origin);
  assert.deepEqual(metadata['code_challenge_methods_supported'], ['S256']);
  const pictures = ['avatars', 'headers'].map((what) => `/assets/${what}/original/missing.png`);
  for (const path of [
    '/api/v1/instance/',
    '/api/v1/instance',
    '/api/v2/instance/',
    '/nodeinfo/2.0',
    '/nodeinfo/2.1',
    ...pictures,
  ]) {
    // prettier-ignore
    const answer = await world.browse(path, { headers: { origin: 'https://phanpy.example' } });
    assert.deepEqual([answer.status, answer.headers.get('access-control-allow-origin')], [200, '*'], path);
  }
  const { links } = (await (await world.browse('/.well-known/nodeinfo')).json()) as { links: { rel: string }[] };
  assert.deepEqual(
    links.map(({ rel }) => rel.split('/').at(-1)),
    ['2.1'],
    'Phanpy reads 2.0, and hides from whatever is not called “mastodon” what the version says that it serves',
  );
  const { version } = (await (await world.browse('/api/v1/instance')).json()) as { version: string };
  assert.match(version, /^\d+\.\d+\.\d+ \(compatible; Essor /);
});

test('applications that nobody let in are forgotten, and those in use stay', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  const [used, unused] = [await register(world), await register(world, { client_name: 'Never' })];
  const code = (await letIn(amina, asking(used))).searchParams.get('code')!;
  await change(world, used, { code, client_secret: used.client_secret });
  world.clock.advance(3 * 86_400_000);
  await world.app.settle();
  const left = await world.db.selectFrom('oauth_app').select('id').execute();
  assert.deepEqual(left, [{ id: used.id }], unused.id);
  assert.deepEqual(await world.db.selectFrom('oauth_code').selectAll().execute(), []);
});

test('to moderate is offered to who moderates, said on the page, and withheld from everybody else', async () => {
  await using world = await openWorld();
  const [amina, paul] = [await world.person('Amina', { roles: ['moderator'] }), await world.person('Paul')];
  const app = await register(world, { scopes: 'read admin:read admin:write:reports' });
  const asked = asking(app, { scope: 'read admin:read:reports' });
  const pageOf = async (who: Person) => (await who.browse(`/oauth/authorize?${new URLSearchParams(asked)}`)).text();
  const scopeOf = async (who: Person) => {
    const code = (await letIn(who, asked)).searchParams.get('code')!;
    const answer = await change(world, app, { code, client_secret: app.client_secret });
    return ((await answer.json()) as { scope: string }).scope;
  };
  assert.match(await pageOf(amina), /See reports, as those who moderate[^]*It could moderate as you/);
  const other = await pageOf(paul);
  assert.doesNotMatch(other, /See reports|It could moderate as you/);
  assert.match(other, /It also asked to moderate/);
  assert.deepEqual([await scopeOf(amina), await scopeOf(paul)], ['read admin:read:reports', 'read']);
  const only = await letIn(paul, asking(app, { scope: 'admin:read' }));
  assert.equal(only.searchParams.get('error'), 'invalid_scope');
});
