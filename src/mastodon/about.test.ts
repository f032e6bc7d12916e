import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPost } from '#network';
import { changeSetting } from '#settings';
import { openWorld } from '../../test/world.ts';
import { appOf } from './app.testing.ts';

const ORIGIN = 'https://essor.test';

test('the server says of itself what is so, and nothing of what it does not do', async () => {
  await using world = await openWorld({ config: { ESSOR_ORIGIN: ORIGIN, SMTP_URL: 'smtp://127.0.0.1:1' } });
  const amina = await world.person('Amina');
  const app = await appOf(world, amina);
  const said = async (path: string) => {
    const answer = await world.browse(path);
    return { status: answer.status, type: answer.headers.get('content-type') ?? '', text: await answer.text() };
  };
  const nothing = { instance_peers: [], translation: {}, reports: { annual_reports: [], accounts: [], statuses: [] } };
  assert.deepEqual(JSON.parse((await said('/api/v1/instance/peers')).text), nothing.instance_peers);
  assert.deepEqual(JSON.parse((await said('/api/v1/instance/translation_languages')).text), nothing.translation);
  assert.deepEqual(await app.get('/api/v1/annual_reports'), nothing.reports);
  assert.deepEqual(await app.get('/api/v1/annual_reports/2016/state'), { state: 'ineligible' });
  assert.equal((await app.send('GET', '/api/v1/annual_reports/2016')).status, 404);
  assert.deepEqual(JSON.parse((await said('/health')).text), { status: 'UP' });
  for (const absent of ['activity', 'terms_of_service']) {
    const { status, text } = await said(`/api/v1/instance/${absent}`);
    assert.deepEqual([status, typeof (JSON.parse(text) as { error: string }).error], [404, 'string'], absent);
  }
  for (const page of ['extended_description', 'privacy_policy']) {
    const { content } = JSON.parse((await said(`/api/v1/instance/${page}`)).text) as { content: string };
    assert.match(content, /^<p>.*href="https:\/\/essor\.test\/about/s, page);
  }
  const languages = JSON.parse((await said('/api/v1/instance/languages')).text) as { code: string; name: string }[];
  assert.deepEqual(languages.slice(0, 2), [{ code: 'en', name: 'English' }, { code: 'fr', name: 'French' }]); // prettier-ignore

  // Whom `acct:` names: the page of a profile, and no actor.
  const finger = (resource: string) => said(`/.well-known/webfinger?resource=${encodeURIComponent(resource)}`);
  const who = await finger('acct:Amina@essor.test');
  const page = { rel: 'http://webfinger.net/rel/profile-page', type: 'text/html', href: `${ORIGIN}/@amina` };
  assert.match(who.type, /^application\/jrd\+json/);
  assert.deepEqual(JSON.parse(who.text), { subject: 'acct:amina@essor.test', aliases: [page.href], links: [page] });
  assert.equal((await finger(page.href)).text, who.text);
  for (const [status, resource] of [
    [404, 'acct:nobody@essor.test'],
    [404, 'acct:amina@elsewhere.test'],
    [400, ''],
  ] as const)
    // prettier-ignore
    assert.equal((await finger(resource)).status, status, resource);
  const meta = await said('/.well-known/host-meta');
  assert.match(meta.type, /^application\/xrd\+xml/);
  assert.ok(meta.text.includes(`template="${ORIGIN}/.well-known/webfinger?resource={uri}"`));

  // A post for everyone has a card for others; one for some has none.
  const open = await world.transact((tx) => createPost(tx, amina.actor, { text: 'Bonjour' }));
  const closed = await world.transact((tx) => createPost(tx, amina.actor, { text: 'Entre nous', visibility: 'followers' })); // prettier-ignore
  const card = await said(`/api/oembed?url=${encodeURIComponent(`${ORIGIN}/@amina/${open.id}`)}`);
  const { type, title, author_name } = JSON.parse(card.text) as Record<string, string>;
  assert.deepEqual([type, title, author_name], ['link', 'Bonjour', 'Amina']);
  assert.equal((await said(`/api/oembed?url=${encodeURIComponent(`${ORIGIN}/@amina/${closed.id}`)}`)).status, 404);
  assert.equal((await said('/api/oembed?url=https%3A%2F%2Felsewhere.test%2F%40amina%2F1')).status, 404);
});

test('an app is told where accounts open, as far as they do', async () => {
  await using world = await openWorld();
  const app = await appOf(world, await world.person('Amina'));
  const told = new Set<string>();
  for (const registration of ['open', 'approval', 'invitation', 'closed'] as const) {
    await world.transact((tx) => changeSetting(tx, null, 'registration', registration));
    world.deps.live.publish('settings', 'changed');
    await world.deps.settings.reload();
    const body = { username: 'paul', email: 'paul@example.org', password: 'a long one indeed', agreement: true, locale: 'fr' }; // prettier-ignore
    const answer = await app.send<{ details: { email: { description: string }[] } }>('POST', '/api/v1/accounts', body);
    assert.equal(answer.status, 422, registration);
    told.add(answer.body.details.email[0]?.description ?? '');
    const { registrations } = await app.get<{ registrations: { enabled: boolean; approval_required: boolean } }>('/api/v2/instance'); // prettier-ignore
    assert.deepEqual(registrations.enabled, registration === 'open' || registration === 'approval');
  }
  assert.equal(told.size, 3);
  assert.equal(await app.get('/api/v1/emails/check_confirmation'), true);
  assert.equal((await app.send('POST', '/api/v1/emails/confirmations')).status, 409);
});
