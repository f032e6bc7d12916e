import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countOf, endStand, openForm, openStand, standOfToken, takeStandForm } from '#campaigns';
import { form, openWorld, type World } from '../../../test/world.ts';
import { seal } from '../../web/client/stand-forms.ts';
import { launchAppeal } from '../campaign.testing.ts';
import { newSealPair, openSealed } from './sealed.ts';

async function street(world: World) {
  const launched = await launchAppeal(world);
  const { id, token } = await world.transact((tx) =>
    openStand(tx, launched.ruth.actor, launched.id, { place: 'Place Bellecour' }),
  );
  const stand = await standOfToken(world.db, token);
  assert.ok(stand);
  const sealed = await seal(
    stand.publicKey.toString('base64url'),
    JSON.stringify({ name: 'Lea', email: 'lea@example.org' }),
  );
  return { ...launched, standId: id, token, stand, sealed };
}

test('what a phone seals, only the server opens', async () => {
  const pair = await newSealPair();
  const sealed = await seal(pair.publicKey.toString('base64url'), 'Zoé');
  assert.equal(await openSealed(pair.privateKey, sealed), 'Zoé');
  assert.equal(await openSealed((await newSealPair()).privateKey, sealed), undefined);
  assert.equal(await openSealed(pair.privateKey, `${sealed.slice(0, -4)}AAAA`), undefined);
});

test('a form of a stand counts once however often it is sent, waits for its mail, and the mail says where', async () => {
  await using world = await openWorld();
  const { id, stand, sealed } = await street(world);
  const opened = await openForm(stand, { key: 'a-key-of-this-phone', sealed });
  const how = { locale: 'en', origin: 'http://localhost:3000' } as const;
  const sent = await Promise.all(
    Array.from({ length: 10 }, () => world.transact((tx) => takeStandForm(tx, stand, opened, how))),
  );
  assert.ok(sent.every((outcome) => outcome === 'taken'));
  assert.deepEqual(await countOf(world.db, id), { confirmed: 0, pending: 1 });
  await world.app.settle();
  const mails = await world.mails('lea@example.org');
  assert.equal(mails.length, 1);
  assert.match(mails[0]?.text ?? '', /at our stand: Place Bellecour/);
});

test('an ended stand takes nothing, and nobody without its address opens one', async () => {
  await using world = await openWorld();
  const { id, slug, ruth, token, standId, sealed } = await street(world);
  const send = (at: string) =>
    world.browse(`/c/${slug}/stand/${at}/send`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ forms: [{ key: 'another-key-of-it', sealed }] }),
    });
  assert.equal((await send('x'.repeat(43))).status, 404);
  await world.transact((tx) => endStand(tx, ruth.actor, id, standId));
  assert.equal((await send(token)).status, 410);
  assert.equal((await world.browse(`/c/${slug}/stand/${token}`)).status, 410);
  assert.deepEqual(await countOf(world.db, id), { confirmed: 0, pending: 0 });
  const stranger = await world.browse(`/c/${slug}/stands/open`, form({ place: 'Anywhere' }));
  assert.equal(stranger.status, 401);
});
