import type { Scope } from '#accounts';
import { createHash } from 'node:crypto';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leave, SCOPES } from '#accounts';
import { BASE, endpoints } from '#api';
import { openWorld } from '../../test/world.ts';
import { DAY, draftOf, memberOf, published, running, vote } from '../deliberation/vote.testing.ts';
import { program } from './program.testing.ts';

const addressOf = (path: string): string => BASE + path.replaceAll(/\{\w+\}/g, '123456789');

test('every endpoint takes its scope and no other, and no session of a browser', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  // For each scope, a token that has it alone, and one that has every other.
  const tokens = new Map(
    await Promise.all(
      SCOPES.map(async (scope) => {
        const alone = await program(world, amina, [scope]);
        const others = await program(
          world,
          amina,
          SCOPES.filter((one) => one !== scope),
        );
        return [scope, { alone: alone.secret, others: others.secret }] as const;
      }),
    ),
  );
  const wrong: string[] = [];
  for (const { method, path, access } of endpoints) {
    const address = addressOf(path);
    const ask = async (headers: Record<string, string>): Promise<string> => {
      const response = await world.browse(address, { method, headers });
      await response.body?.cancel();
      const challenge = response.headers.get('www-authenticate');
      return challenge ? `${response.status} ${challenge}` : String(response.status);
    };
    const say = (who: string, answer: string) => wrong.push(`${method} ${path} answered ${who} with ${answer}`);
    const stranger = await ask({});
    if (stranger.startsWith('401') === (access.open === true)) say('nobody', stranger);
    const session = await ask({ cookie: amina.cookie });
    if (session.startsWith('401') === (access.open === true)) say('a session', session);
    for (const authorization of ['Bearer nonsense', 'Bearer', 'Basic YTpi', `Bearer ${'x'.repeat(300)}`]) {
      const answer = await ask({ authorization, cookie: amina.cookie });
      if (!answer.startsWith('401 Bearer')) say(authorization.slice(0, 20), answer);
    }
    const { alone, others } = tokens.get(access.token as Scope)!;
    // Whatever else it is refused for, it is not the token.
    const passes = await ask({ authorization: `Bearer ${alone}` });
    if (passes.includes('Bearer')) say('its scope', passes);
    const narrow = await ask({ authorization: `Bearer ${others}` });
    if (narrow !== `403 Bearer realm="essor", error="insufficient_scope", scope="${access.token}"`)
      say('every other scope', narrow);
    // All those refusals came from one address: a minute later it may knock again.
    world.clock.advance(120_000);
  }
  assert.deepEqual(wrong, []);
});

test('a token that ended, was taken back, or whose person left opens nothing', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  const ended = await program(world, amina, ['read:members'], new Date(world.clock.now().getTime() + DAY));
  const lasting = await program(world, amina, ['read:members']);
  assert.equal((await ended.call('/me')).status, 200);
  world.clock.advance(DAY + 1);
  const refused = await ended.call('/me');
  assert.equal(refused.status, 401);
  assert.equal(refused.headers.get('www-authenticate'), 'Bearer realm="essor", error="invalid_token"');
  assert.equal((await lasting.call('/me')).status, 200);
  const page = await (await amina.browse('/settings/applications')).text();
  assert.match(page, new RegExp(`/settings/applications/${lasting.id}/revoke`));
  await amina.browse(`/settings/applications/${lasting.id}/revoke`, { method: 'POST' });
  assert.equal((await lasting.call('/me')).status, 401);

  const paul = await world.person('Paul');
  const theirs = await program(world, paul, ['read:members']);
  assert.equal((await theirs.call('/me')).status, 200);
  await world.transact((tx) => leave(tx, paul.actor, 'paul', []));
  assert.equal((await theirs.call('/me')).status, 401);
});

test('a refusal says which scope is lacking, in the language of whom the token acts for', async () => {
  await using world = await openWorld();
  const zoe = await world.person('Zoé', { locale: 'fr' });
  const reader = await program(world, zoe, ['read:decisions']);
  const refused = await reader.call('/proposals', { method: 'POST', json: {} });
  assert.equal(refused.status, 403);
  assert.match(refused.headers.get('www-authenticate') ?? '', /error="insufficient_scope", scope="write:decisions"/);
  assert.match(((await refused.json()) as { error: string }).error, /n’a pas la portée write:decisions/);
});

test('a program drafts, edits, publishes and opens, and people vote by programs', async () => {
  await using world = await openWorld();
  const amina = await memberOf(world, 'Amina');
  const paul = await memberOf(world, 'Paul');
  const author = await program(world, amina, ['read:decisions', 'write:decisions']);
  const draft = {
    kind: 'yes-no',
    title: 'Shall we meet on Tuesdays?',
    body: 'Tuesdays suit most.',
    language: 'en',
    rule: 'lazy',
    settings: { voting_minutes: 10_080, opens_itself: false },
  };
  const bad = await author.call('/proposals', { method: 'POST', json: { ...draft, title: '', rule: 'none' } });
  assert.equal(bad.status, 422);
  assert.ok('title' in ((await bad.json()) as { fields: object }).fields);
  const short = await author.call('/proposals', {
    method: 'POST',
    json: { ...draft, settings: { voting_minutes: 1 } },
  });
  assert.deepEqual(Object.keys(((await short.json()) as { fields: object }).fields), ['settings.voting_minutes']);

  const drafted = await author.call('/proposals', { method: 'POST', json: draft });
  assert.equal(drafted.status, 201, await drafted.clone().text());
  const { id, number, state, settings } = (await drafted.json()) as {
    id: string;
    number: null;
    state: string;
    settings: Record<string, unknown>;
  };
  assert.deepEqual([number, state, settings.voting_minutes], [null, 'draft', 10_080]);
  const stranger = await world.browse(`${BASE}/proposals/${id}`);
  assert.equal(stranger.status, 404, 'a draft is its author’s');

  const edited = await author.call(`/proposals/${id}`, { method: 'PUT', json: { ...draft, title: 'On Wednesdays?' } });
  assert.equal(((await edited.json()) as { title: string }).title, 'On Wednesdays?');
  const out = (await (await author.call(`/proposals/${id}/publish`, { method: 'POST' })).json()) as { number: number };
  assert.equal(out.number, 1);
  const opened = await author.call('/proposals/1/open', { method: 'POST' });
  assert.equal(((await opened.json()) as { state: string }).state, 'voting');

  const voter = await program(world, paul, ['read:decisions', 'write:votes']);
  const waiting = (await (await voter.call('/me/to-decide')).json()) as { proposal: { number: number } }[];
  assert.deepEqual(
    waiting.map(({ proposal }) => proposal.number),
    [1],
  );
  const cast = await voter.call('/proposals/1/stance', {
    method: 'PUT',
    headers: { 'idempotency-key': 'a-vote' },
    json: { choice: { position: 'yes' }, reason: 'It suits me.' },
  });
  assert.equal(cast.status, 200, await cast.clone().text());
  assert.deepEqual(((await cast.json()) as { choice: object }).choice, { position: 'yes' });
  assert.deepEqual(await (await voter.call('/me/to-decide')).json(), []);
  const again = (position: string, key = 'a-vote') =>
    voter.call('/proposals/1/stance', {
      method: 'PUT',
      headers: { 'idempotency-key': key },
      json: { choice: { position }, reason: 'It suits me.' },
    });
  const replayed = await again('yes');
  assert.equal(replayed.status, 200);
  assert.equal(replayed.headers.get('idempotency-replayed'), 'true');
  assert.equal((await again('no')).status, 409, 'a key stands for one vote');
  assert.equal((await again('no', 'another')).status, 200);
  assert.equal((await again('yes')).status, 409, 'a late retry takes back no newer vote');
  const traces = await world.db.selectFrom('idempotency').where('key', '=', 'a-vote').selectAll().execute();
  assert.deepEqual(
    traces.map(({ status, body, request }) => [status, body, request.toString('hex')]),
    [[0, null, createHash('sha256').update(`PUT ${BASE}/proposals/1/stance`).digest('hex')]],
    'beside the token stands that it voted, and nothing of what',
  );
  const wrong = await voter.call('/proposals/1/stance', { method: 'PUT', json: { choice: { position: 'perhaps' } } });
  assert.equal(wrong.status, 422);
});

test('what is asked twice by the same key is done once, also at the same time', async () => {
  await using world = await openWorld();
  const amina = await memberOf(world, 'Amina');
  const author = await program(world, amina, ['read:decisions', 'write:decisions']);
  const draft = { kind: 'yes-no', title: 'Tuesdays?', language: 'en', rule: 'lazy' };
  const send = (json: unknown, key: string) =>
    author.call('/proposals', { method: 'POST', json, headers: { 'idempotency-key': key } });
  const answers = await Promise.all([send(draft, 'a'), send(draft, 'a'), send(draft, 'a')]);
  const bodies = await Promise.all(answers.map((answer) => answer.text()));
  assert.deepEqual(
    answers.map(({ status }) => status),
    [201, 201, 201],
  );
  assert.deepEqual(
    bodies.map((body) => JSON.parse(body) as unknown),
    bodies.map(() => JSON.parse(bodies[0]!) as unknown),
  );
  const count = async () => (await world.db.selectFrom('proposal').select('id').execute()).length;
  assert.equal(await count(), 1);
  assert.equal((await send({ ...draft, title: 'Mondays?' }, 'a')).status, 422);
  assert.equal((await send({ ...draft, title: '' }, 'b')).status, 422);
  assert.equal((await send(draft, 'b')).status, 201, 'what was refused may be tried again');
  assert.equal((await send(draft, 'c'.repeat(201))).status, 400);
  assert.equal(await count(), 2);
});

test('a long list tells where it goes on, and what has not changed is not sent again', async () => {
  await using world = await openWorld();
  const amina = await memberOf(world, 'Amina');
  for (const title of ['First?', 'Second?', 'Third?']) await published(world, amina, draftOf({ title }));
  const seen: string[] = [];
  let path: string | undefined = `${BASE}/proposals?limit=2&state=discussion`;
  while (path) {
    const page: Response = await world.browse(path);
    for (const { title } of (await page.json()) as { title: string }[]) seen.push(title);
    const link: string | undefined = /^<([^>]+)>; rel="next"$/.exec(page.headers.get('link') ?? '')?.[1];
    path = link && link.replace(world.deps.config.origin, '');
  }
  assert.deepEqual(seen, ['Third?', 'Second?', 'First?']);

  const first = await world.browse(`${BASE}/proposals/1`);
  const etag = first.headers.get('etag') ?? '';
  const again = await world.browse(`${BASE}/proposals/1`, { headers: { 'if-none-match': etag } });
  assert.equal(again.status, 304);
  assert.equal(await again.text(), '');
});

test('pages from elsewhere may call, and forms from elsewhere need no leave', async () => {
  await using world = await openWorld();
  const amina = await memberOf(world, 'Amina');
  const author = await program(world, amina, ['write:decisions']);
  const asked = await world.browse(`${BASE}/proposals`, {
    method: 'OPTIONS',
    headers: { origin: 'https://other.example', 'access-control-request-method': 'POST' },
  });
  assert.equal(asked.headers.get('access-control-allow-origin'), '*');
  const sent = await author.call('/proposals', {
    method: 'POST',
    json: { kind: 'yes-no', title: 'Tuesdays?', language: 'en', rule: 'lazy' },
    headers: { origin: 'https://other.example', 'sec-fetch-site': 'cross-site' },
  });
  assert.equal(sent.status, 201);
  assert.equal(sent.headers.get('access-control-allow-origin'), '*');
  const refused = await world.browse(`${BASE}/me`, { headers: { origin: 'https://other.example' } });
  assert.equal(refused.status, 401);
  assert.equal(refused.headers.get('access-control-allow-origin'), '*');
});

test('who said what in a confidential vote is told to no program', async () => {
  await using world = await openWorld();
  const amina = await memberOf(world, 'Amina');
  const paul = await memberOf(world, 'Paul');
  const id = await running(world, amina, draftOf({ settings: { confidential: true, votingMinutes: 10_080 } }));
  await vote(world, paul, id, { position: 'no' }, 'Never.');
  const reader = await program(world, amina, ['read:decisions']);
  assert.deepEqual(await (await reader.call('/proposals/1/stances')).json(), []);
  assert.doesNotMatch(await (await reader.call('/proposals/1/history')).text(), /Never|"no"/);
});
