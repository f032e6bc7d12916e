import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openWorld } from '../../../test/world.ts';

const json = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', accept: 'application/json' },
  body: JSON.stringify(body),
});

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
