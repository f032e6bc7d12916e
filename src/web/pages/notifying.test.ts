import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guardedFetch } from '#fetch';
import { createPost } from '#network';
import { newReceiver, openPushService, readStandard } from '../../push/receiver.testing.ts';
import { form, openWorld, type Person } from '../../../test/world.ts';

const PATH = '/settings/notifications';

const turnOn = (who: Person, body: unknown) =>
  who.browse(`${PATH}/device`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

test('a device is told as its owner chose, tried, and turned off without a script; it ends with the session', async () => {
  await using service = await openPushService();
  await using world = await openWorld({ fetch: guardedFetch({ allow: ['127.0.0.1'] }) });
  const [amina, paul] = [await world.person('Amina'), await world.person('Paul')];
  const { p256dh, auth, ...receiver } = await newReceiver();
  const device = { endpoint: service.at('/device'), expirationTime: null, keys: { p256dh, auth } };
  const told = async () => {
    await world.app.settle();
    const texts = await Promise.all(
      service.take().map(({ body }) => readStandard({ p256dh, auth, ...receiver }, body)),
    );
    return texts.map((text) => JSON.parse(text) as Record<string, string>);
  };
  const named = (text: string) => world.transact((tx) => createPost(tx, paul.actor, { text }));
  const idOnPage = async () => /notifications\/(\d+)\/end/.exec(await (await amina.browse(PATH)).text())?.[1];

  assert.equal(await idOnPage(), undefined);
  assert.deepEqual(await (await turnOn(amina, device)).json(), { next: `${PATH}?done=told` });
  const id = await idOnPage();
  await amina.browse(`${PATH}/${id}/try`, form({}));
  assert.deepEqual(
    (await told()).map(({ title, path }) => [title, path]),
    [['It works', '/inbox']],
  );

  const { id: post } = await named('@amina hello');
  const [first] = await told();
  assert.deepEqual([first!['title'], first!['body'], first!['path']], ['Paul mentions you', '@amina hello', `/@paul/${post}`]); // prettier-ignore

  await amina.browse(PATH, form({ 'choices[]': ['like'], quietFrom: '', quietUntil: '' }));
  await named('@amina again');
  assert.deepEqual(await told(), []);
  const wrong = await amina.browse(PATH, form({ quietFrom: '25:00', quietUntil: '07:00' }));
  assert.equal(wrong.status, 422);

  assert.equal((await paul.browse(`${PATH}/${id}/end`, form({}))).status, 404);
  assert.equal((await paul.browse(`${PATH}/${id}/try`, form({}))).status, 404);
  assert.equal((await amina.browse(`${PATH}/${id}/end`, form({}))).status, 303);
  assert.equal(await idOnPage(), undefined);

  // Whoever signs in after in the same browser is told there alone.
  await turnOn(amina, device);
  await turnOn(paul, device);
  assert.equal(await idOnPage(), undefined);
  await world.transact((tx) => createPost(tx, amina.actor, { text: '@paul hello' }));
  await paul.browse('/sign-out', form({}));
  assert.deepEqual(await told(), []);
});

test('what is no push subscription is refused beside its field', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  const { p256dh, auth } = await newReceiver();
  const endpoint = 'https://push.example/1';
  for (const [body, field] of [
    [{ keys: { p256dh, auth } }, 'endpoint'],
    [{ endpoint: 'javascript:alert(1)', keys: { p256dh, auth } }, 'endpoint'],
    [{ endpoint: 'https://a:b@push.example/', keys: { p256dh, auth } }, 'endpoint'],
    [{ endpoint, keys: { p256dh: 'AAAA', auth } }, 'p256dh'],
    [{ endpoint, keys: { p256dh: Buffer.alloc(65, 4).toString('base64url'), auth } }, 'p256dh'],
    [{ endpoint, keys: { p256dh, auth: 'short' } }, 'auth'],
    [{ endpoint }, 'p256dh'],
  ] as const) {
    const answer = await amina.browse(`${PATH}/device`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
    });
    assert.equal(answer.status, 422, field);
    assert.ok(field in ((await answer.json()) as { fields: object }).fields, field);
  }
});

test('what others share opens the composer, once each', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  const shared = async (query: Record<string, string>) => {
    const answer = await amina.browse(`/share?${new URLSearchParams(query)}`);
    return Object.fromEntries(new URL(answer.headers.get('location')!, 'http://here').searchParams);
  };
  const url = 'https://example.org/a';
  assert.deepEqual(await shared({ title: 'A', text: 'B', url }), { text: 'A\n\nB', url });
  assert.deepEqual(await shared({ title: 'Bread', text: `Bread ${url}`, url }), { text: `Bread ${url}` });
  const stranger = await world.browse('/share?text=Hi', { headers: { accept: 'text/html' } });
  assert.equal(stranger.headers.get('location'), '/sign-in?next=%2Fshare%3Ftext%3DHi');
});
