import assert from 'node:assert/strict';
import { createPublicKey, verify } from 'node:crypto';
import { test } from 'node:test';
import { createToken } from '#accounts';
import { guardedFetch } from '#fetch';
import { block, createPost, deletePost, follow, like, markSeenUpTo, mute, publish, saveFilter } from '#network';
import { changePushPreferences } from '#push';
import {
  newReceiver,
  openPushService,
  type Pushed,
  readEarlier,
  readStandard,
  type ReceiverKeys,
} from '../push/receiver.testing.ts';
import { openWorld, type Person, type World } from '../../test/world.ts';

const PATH = '/api/v1/push/subscription';
const MINUTE_MS = 60_000;

const openPushWorld = () => openWorld({ fetch: guardedFetch({ allow: ['127.0.0.1'] }) });

async function tokenOf(world: World, { actor }: Person, scopes: readonly string[] = ['read', 'push']): Promise<string> {
  const { secret } = await world.transact((tx) => createToken(tx, actor, { name: 'Tusky', scopes }));
  return secret;
}

const call = (world: World, token: string, method: string, body?: unknown) =>
  world.browse(PATH, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });

const ALL = { mention: true, status: true, favourite: true, reblog: true, follow: true, poll: true };

interface Subscription {
  id: string;
  endpoint: string;
  standard: boolean;
  alerts: Record<string, boolean>;
  policy: string;
  server_key: string;
}

async function subscribe(
  world: World,
  token: string,
  endpoint: string,
  { p256dh, auth }: ReceiverKeys,
  more: { standard?: boolean; alerts?: object; policy?: string } = {},
): Promise<Subscription> {
  const { standard = true, alerts = ALL, policy = 'all' } = more;
  const answer = await call(world, token, 'POST', {
    subscription: { endpoint, keys: { p256dh, auth }, standard },
    data: { alerts, policy },
  });
  assert.equal(answer.status, 200, await answer.clone().text());
  return (await answer.json()) as Subscription;
}

const say = async (world: World, who: Person, text: string, more: { visibility?: 'direct' | 'public' } = {}) => {
  const { id, news } = await world.transact((tx) => createPost(tx, who.actor, { text, ...more }));
  publish(world.deps.live, news);
  return id;
};

const read = async (receiver: ReceiverKeys, [one]: readonly Pushed[]): Promise<Record<string, string>> =>
  JSON.parse(await readStandard(receiver, one!.body)) as Record<string, string>;

test('an application is told of a mention at once, encrypted for it, by a server it can know', async () => {
  await using service = await openPushService();
  await using world = await openPushWorld();
  const [amina, paul] = [await world.person('Amina', { locale: 'fr' }), await world.person('Paul')];
  const [token, receiver] = [await tokenOf(world, amina), await newReceiver()];
  const made = await subscribe(world, token, service.at('/send/1'), receiver);
  assert.deepEqual(
    [made.standard, made.policy, made.alerts['mention'], made.alerts['status'], made.alerts['update']],
    [true, 'all', true, true, false],
  );

  await say(world, paul, 'Hello @amina, are you coming?');
  await world.app.settle();
  const [message] = service.pushed;
  assert.deepEqual(
    service.pushed.map(({ path }) => path),
    ['/send/1'],
  );
  const { notification_id: id, icon, ...told } = await read(receiver, service.take());
  assert.deepEqual(told, {
    access_token: token,
    preferred_locale: 'fr',
    notification_type: 'mention',
    title: 'Paul vous mentionne',
    body: 'Hello @amina, are you coming?',
  });
  assert.match(icon!, /^http:\/\/localhost/);
  assert.ok(!message!.body.includes('Hello'));

  const listed = await world.browse('/api/v1/notifications', { headers: { authorization: `Bearer ${token}` } });
  assert.equal(((await listed.json()) as { id: string }[])[0]!.id, id);

  // RFC 8292: signed by the key that the instance shows.
  const { authorization = '', ttl, topic, urgency } = message!.headers;
  const [, jwt = '', key] = /^vapid t=([^,]+), k=([\w-]+)$/.exec(authorization)!;
  assert.equal(key, made.server_key);
  const instance = (await (await world.browse('/api/v2/instance')).json()) as {
    configuration: { vapid: { public_key: string } };
  };
  assert.equal(instance.configuration.vapid.public_key, key);
  const [head, claims, signature] = jwt.split('.') as [string, string, string];
  const point = Buffer.from(key, 'base64url');
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'));
  const publicKey = createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x, y } });
  const signed = Buffer.from(`${head}.${claims}`);
  assert.ok(
    verify('sha256', signed, { key: publicKey, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url')),
  );
  const said = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>;
  assert.deepEqual([said['aud'], said['sub']], [new URL(service.at('/')).origin, world.deps.config.origin]);

  // And of each post of somebody of whom they want to be told.
  await world.transact((tx) => follow(tx, amina.actor, paul.actor.account, { told: true }));
  await say(world, paul, 'Bare words');
  await world.app.settle();
  const { notification_type: type, title, body } = await read(receiver, service.take());
  assert.deepEqual([type, title, body], ['status', 'Paul a publié', 'Bare words']);
  assert.deepEqual([ttl, urgency], ['86400', 'normal']);
  assert.match(String(topic), /^[\w-]{1,32}$/);

  await world.app.settle();
  assert.deepEqual(service.pushed, [], 'once');
});

test('applications of before the standard read it too, and ask by form', async () => {
  await using service = await openPushService();
  await using world = await openPushWorld();
  const [amina, paul] = [await world.person('Amina'), await world.person('Paul')];
  const [token, receiver] = [await tokenOf(world, amina), await newReceiver()];
  const answer = await world.browse(PATH, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: new URLSearchParams({
      'subscription[endpoint]': service.at('/old'),
      'subscription[keys][p256dh]': receiver.p256dh,
      'subscription[keys][auth]': receiver.auth,
      'data[alerts][follow]': 'true',
      'data[policy]': 'all',
    }),
  });
  assert.equal(answer.status, 200, await answer.clone().text());
  await world.transact((tx) => follow(tx, paul.actor, amina.actor.account));
  await world.app.settle();
  const [message] = service.take();
  const { encryption, 'crypto-key': cryptoKey } = message!.headers as Record<string, string>;
  assert.match(cryptoKey!, /^dh=[\w-]+;p256ecdsa=[\w-]+$/);
  assert.equal(message!.headers['content-encoding'], 'aesgcm');
  const told = JSON.parse(
    await readEarlier(receiver, message!.body, { encryption: encryption!, cryptoKey: cryptoKey! }),
  ) as Record<string, string>;
  assert.deepEqual([told['notification_type'], told['title']], ['follow', 'Paul follows you']);
});

test('an application is told what it asked for, from whom it asked, and changes its mind', async () => {
  await using service = await openPushService();
  await using world = await openPushWorld();
  const [amina, paul] = [await world.person('Amina'), await world.person('Paul')];
  const [token, receiver] = [await tokenOf(world, amina), await newReceiver()];
  const none = await call(world, token, 'GET');
  assert.deepEqual([none.status, ((await none.json()) as { error: string }).error], [404, 'Record not found']);
  const post = await say(world, amina, 'Bread tomorrow');
  await subscribe(world, token, service.at('/'), receiver, { alerts: { favourite: true } });
  const heard = async () => {
    await world.app.settle();
    return service.take().length;
  };
  await say(world, paul, '@amina hello');
  assert.equal(await heard(), 0, 'no mentions were asked for');
  await world.transact((tx) => like(tx, paul.actor, post));
  assert.equal(await heard(), 1);

  const changed = await call(world, token, 'PUT', { data: { alerts: { mention: true }, policy: 'followed' } });
  assert.equal(((await changed.json()) as Subscription).policy, 'followed');
  await say(world, paul, '@amina hello again');
  assert.equal(await heard(), 0, 'she does not follow him');
  await world.transact((tx) => follow(tx, amina.actor, paul.actor.account));
  await say(world, paul, '@amina hello once more');
  assert.equal(await heard(), 1);
  await call(world, token, 'PUT', { data: { alerts: { mention: true }, policy: 'none' } });
  await say(world, paul, '@amina and still');
  assert.equal(await heard(), 0);

  assert.deepEqual(await (await call(world, token, 'DELETE')).json(), {});
  assert.equal((await call(world, token, 'GET')).status, 404);
  assert.equal((await call(world, token, 'PUT', { data: {} })).status, 404);
  assert.equal((await call(world, await tokenOf(world, amina, ['read', 'write']), 'GET')).status, 403);
});

test('nothing is pushed of what was seen, filtered, muted, blocked or deleted, and no words of what was written to one alone', async () => {
  await using service = await openPushService();
  await using world = await openPushWorld();
  const [amina, paul, troll] = [await world.person('Amina'), await world.person('Paul'), await world.person('Troll')];
  const [token, receiver] = [await tokenOf(world, amina), await newReceiver()];
  await subscribe(world, token, service.at('/'), receiver);
  await world.transact((tx) =>
    saveFilter(tx, amina.actor, {
      title: 'Spoilers',
      contexts: ['notifications'],
      action: 'warn',
      seconds: 0,
      words: [{ word: 'finale', whole: false }],
      tags: [],
      people: [],
    }),
  );
  await say(world, paul, '@amina the finale was great');
  await world.transact((tx) => mute(tx, amina.actor, troll.actor.account, { notifications: true, seconds: 0 }));
  await say(world, troll, '@amina hey');
  const gone = await say(world, paul, '@amina oops');
  await world.transact((tx) => deletePost(tx, paul.actor, gone));
  await say(world, paul, '@amina seen elsewhere');
  await world.transact((tx) => markSeenUpTo(tx, amina.actor, '9000000000000000000' as never));
  const other = await world.person('Other');
  await say(world, other, '@amina and then');
  await world.transact((tx) => block(tx, amina.actor, other.actor.account));
  await world.app.settle();
  assert.deepEqual(service.take(), []);

  await say(world, paul, '@amina the key is under the mat', { visibility: 'direct' });
  await world.app.settle();
  const told = await read(receiver, service.take());
  assert.deepEqual([told['title'], told['body']], ['Paul wrote to you alone', '']);
  assert.deepEqual(await world.db.selectFrom('push_message').selectAll().execute(), []);
});

test('a storm is one message that says how many', async () => {
  await using service = await openPushService();
  await using world = await openPushWorld();
  const [amina, paul] = [await world.person('Amina'), await world.person('Paul')];
  const [token, receiver] = [await tokenOf(world, amina), await newReceiver()];
  await subscribe(world, token, service.at('/'), receiver);
  // In one moment: what is to be sent is also looked for by itself, at a steady beat.
  await world.transact(async (tx) => {
    for (let i = 0; i < 30; i++) await createPost(tx, paul.actor, { text: `@amina ${i}` });
  });
  await world.app.settle();
  const together = service.take();
  assert.equal(together.length, 1);
  assert.equal((await read(receiver, together))['title'], '30 new things for you');

  for (let i = 0; i < 12; i++) {
    await say(world, paul, `@amina again ${i}`);
    await world.app.settle();
  }
  assert.equal(service.take().length, 4, 'five a minute, the first of them before');
  world.clock.advance(MINUTE_MS);
  await world.app.settle();
  const rest = service.take();
  assert.equal((await read(receiver, rest))['title'], '8 new things for you');
  assert.equal(rest.length, 1);
});

test('what a push service cannot take waits, within bounds; a receiver that is gone is told no more', async () => {
  await using service = await openPushService();
  await using world = await openPushWorld();
  const [amina, paul] = [await world.person('Amina'), await world.person('Paul')];
  const [token, receiver] = [await tokenOf(world, amina), await newReceiver()];
  await subscribe(world, token, service.at('/'), receiver);
  const subscriptions = async () => (await world.db.selectFrom('push_subscription').select('id').execute()).length;

  Object.assign(service, { status: 429, retryAfter: '600' });
  await say(world, paul, '@amina hello');
  await world.app.settle();
  world.clock.advance(5 * MINUTE_MS);
  await world.app.settle();
  assert.equal(service.take().length, 1, 'it waits as long as it is told');
  Object.assign(service, { status: 503, retryAfter: '' });
  for (let hour = 0; hour < 30; hour++) {
    world.clock.advance(60 * MINUTE_MS);
    await world.app.settle();
  }
  const tries = service.take().length;
  assert.ok(tries >= 3 && tries <= 5, `${tries} tries`);
  assert.deepEqual(await world.db.selectFrom('push_message').selectAll().execute(), []);
  assert.equal(await subscriptions(), 1);

  service.status = 410;
  await say(world, paul, '@amina are you there');
  await world.app.settle();
  assert.deepEqual([service.take().length, await subscriptions()], [1, 0]);

  // An address that is not on the Internet is no push service.
  const inside = await tokenOf(world, amina);
  await subscribe(world, inside, 'http://10.0.0.1/', receiver);
  await say(world, paul, '@amina and now');
  await world.app.settle();
  assert.equal(await subscriptions(), 0);
});

test('it ends with the token', async () => {
  await using service = await openPushService();
  await using world = await openPushWorld();
  const [amina, paul] = [await world.person('Amina'), await world.person('Paul')];
  const [token, receiver] = [await tokenOf(world, amina), await newReceiver()];
  await subscribe(world, token, service.at('/'), receiver);
  await say(world, paul, '@amina written before');
  await world.transact((tx) => tx.updateTable('access_token').set({ revoked_at: tx.now }).execute());
  await say(world, paul, '@amina and after');
  await world.app.settle();
  assert.deepEqual(service.take(), []);
  world.clock.advance(2 * 86_400_000);
  await world.app.settle();
  assert.deepEqual(await world.db.selectFrom('push_subscription').select('id').execute(), []);
});

test('in the hours of rest nothing comes, and after them all at once; who wants no words gets none', async () => {
  await using service = await openPushService();
  await using world = await openPushWorld();
  const [amina, paul] = [await world.person('Amina'), await world.person('Paul')];
  const [token, receiver] = [await tokenOf(world, amina), await newReceiver()];
  await subscribe(world, token, service.at('/'), receiver);
  const prefer = (more: object) =>
    world.transact((tx) =>
      changePushPreferences(tx, amina.actor, {
        choices: [],
        quietFrom: 22 * 60,
        quietUntil: 7 * 60,
        discreet: false,
        ...more,
      }),
    );
  await prefer({});
  world.clock.advance(15 * 60 * MINUTE_MS);
  for (let i = 0; i < 5; i++) await say(world, paul, `@amina are you awake? ${i}`);
  await world.app.settle();
  assert.deepEqual(service.take(), [], 'it is night');
  world.clock.advance(10 * 60 * MINUTE_MS);
  await world.app.settle();
  const morning = service.take();
  assert.equal((await read(receiver, morning))['title'], '5 new things for you');
  await prefer({ discreet: true });
  await say(world, paul, '@amina about the secret party');
  await world.app.settle();
  const told = await read(receiver, service.take());
  assert.deepEqual(
    [told['title'], told['body'], String(told['icon']).includes('icon-192')],
    ['Something for you', '', true],
  );
});
