import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changePassword, passkeysOf } from '#accounts';
import { sessionCookie } from '#http';
import { form, openWorld, type World } from '../../../test/world.ts';

const json = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', accept: 'application/json' },
  body: JSON.stringify(body),
});

const PASSWORD = 'four unrelated good words';

const clientData = (challenge: string) =>
  Buffer.from(JSON.stringify({ type: 'webauthn.get', challenge, origin: 'http://localhost:3000' })).toString(
    'base64url',
  );

const assertion = (challenge: string) => ({
  id: 'AAAA',
  rawId: 'AAAA',
  type: 'public-key',
  clientExtensionResults: {},
  response: { clientDataJSON: clientData(challenge), authenticatorData: 'AAAA', signature: 'AAAA' },
});

test('what proves nothing opens nothing, and says so in the reader’s language', async () => {
  await using world = await openWorld();
  const { challenge } = await (await world.browse('/passkeys/to-sign-in', json({}))).json();
  const answers = [
    {},
    { answer: null },
    { answer: 'x' },
    { answer: assertion('') },
    { answer: assertion('AAAA') },
    { answer: { ...assertion(challenge), type: 'other' } },
    { answer: { ...assertion(challenge), response: { clientDataJSON: '%%%', authenticatorData: '', signature: '' } } },
    { answer: assertion(challenge) },
  ];
  for (const answer of answers) {
    const response = await world.browse('/passkeys/sign-in', json(answer));
    assert.equal(response.status, 422, JSON.stringify(answer));
    assert.equal(response.headers.get('set-cookie'), null);
    assert.match((await response.json()).error, /This passkey was not accepted/);
  }
});

test('a challenge lasts five minutes', async () => {
  await using world = await openWorld();
  const { challenge } = await (await world.browse('/passkeys/to-sign-in', json({}))).json();
  world.clock.advance(300_000);
  assert.equal((await world.browse('/passkeys/sign-in', json({ answer: assertion(challenge) }))).status, 410);
});

test('a challenge for one person is not for another, nor for signing in', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  const paul = await world.person('Paul');
  const { challenge, user, rp } = await (await amina.browse('/passkeys/to-add', json({}))).json();
  assert.equal(rp.id, 'localhost');
  assert.equal(user.name, 'amina');
  assert.equal((await world.browse('/passkeys/sign-in', json({ answer: assertion(challenge) }))).status, 422);
  const answer = {
    ...assertion(challenge),
    response: { clientDataJSON: clientData(challenge), attestationObject: 'AAAA' },
  };
  assert.equal((await paul.browse('/passkeys/add', json({ answer }))).status, 422);
  assert.deepEqual(await world.db.selectFrom('passkey').selectAll().execute(), []);
});

test('a challenge is not asked for more than thirty times in five minutes from one place', async () => {
  await using world = await openWorld();
  const statuses: number[] = [];
  for (let i = 0; i < 31; i++) statuses.push((await world.browse('/passkeys/to-sign-in', json({}))).status);
  assert.equal(statuses[29], 200);
  assert.equal(statuses[30], 429);
});

/** Somebody with a password and a passkey, and the cookie of the session that setting it began. */
async function withPassword(world: World) {
  const { actor } = await world.person('Amina');
  const change = { password: PASSWORD, currentPassword: '', device: '' };
  const { secret } = await world.transact((tx) => changePassword(tx, actor, change));
  const cookie = `${sessionCookie(world.deps.config)}=${secret}`;
  await world.transact((tx) =>
    tx
      .insertInto('passkey')
      .values({
        id: tx.newId<'passkey'>(),
        person_id: actor.person,
        credential_id: Buffer.from('c'),
        public_key: Buffer.from('k'),
        sign_count: '0',
        transports: [],
        name: 'Phone',
        created_at: tx.now,
      })
      .execute(),
  );
  const ask = (path: string, init: RequestInit = {}) =>
    world.browse(path, { ...init, headers: { ...Object.fromEntries(new Headers(init.headers)), cookie } });
  return { actor, ask };
}

test('who has a password says it before a passkey is added, however new the session', async () => {
  await using world = await openWorld();
  const { ask } = await withPassword(world);
  assert.match(await (await ask('/settings/passkeys')).text(), /id="f-currentPassword"/);
  for (const wrong of [{}, { currentPassword: '' }, { currentPassword: 'something else' }]) {
    const response = await ask('/passkeys/to-add', json(wrong));
    assert.equal(response.status, 422);
    assert.equal((await response.json()).fields.currentPassword, 'This is not your current password.');
  }
  assert.equal((await world.db.selectFrom('one_time_token').selectAll().execute()).length, 0);
  assert.equal((await ask('/passkeys/to-add', json({ currentPassword: PASSWORD }))).status, 200);
});

test('who has no password adds a passkey within ten minutes of signing in', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina', { locale: 'fr' });
  world.clock.advance(599_000);
  assert.match(await (await amina.browse('/settings/passkeys')).text(), /data-passkey="add"/);
  assert.equal((await amina.browse('/passkeys/to-add', json({}))).status, 200);
  world.clock.advance(1_000);
  const page = await (await amina.browse('/settings/passkeys')).text();
  assert.match(page, /action="\/sign-out"/);
  assert.doesNotMatch(page, /data-passkey="add"/);
  const late = await amina.browse('/passkeys/to-add', json({}));
  assert.equal(late.status, 403);
  assert.match((await late.json()).error, /dans les dix minutes/);
});

test('a new password leaves passkeys in place, unless they are to go too', async () => {
  await using world = await openWorld();
  const { actor, ask } = await withPassword(world);
  const page = await (await ask('/settings/password')).text();
  assert.match(page, /Remove my passkey too/);
  assert.doesNotMatch(page, /<input type="checkbox"[^>]*checked/);
  const next = 'another good long one';
  const stays = await ask('/settings/password', form({ currentPassword: PASSWORD, password: next }));
  assert.equal(stays.status, 303);
  assert.equal((await passkeysOf(world.db, actor)).length, 1);
  const cookie = stays.headers.get('set-cookie')?.split(';')[0] ?? '';
  const fields = form({ currentPassword: next, password: PASSWORD, removePasskeys: 'on' });
  const gone = await world.browse('/settings/password', { ...fields, headers: { ...fields.headers, cookie } });
  assert.equal(gone.status, 303);
  assert.deepEqual(await passkeysOf(world.db, actor), []);
});
