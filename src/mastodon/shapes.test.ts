import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import * as v from 'valibot';
import { announce, follow, publish } from '#network';
import { form, openWorld } from '../../test/world.ts';
import { appOf } from './app.testing.ts';
import * as shape from './shapes.testing.ts';

const ORIGIN = 'https://essor.test';
const KEYS = { p256dh: 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM', auth: 'tBHItJI5svbpez7KI4CCXg' }; // prettier-ignore

type Known = { id: string };

test('whatever applications are given has the members and types that the strictest of them demands', async () => {
  await using world = await openWorld({ config: { ESSOR_ORIGIN: ORIGIN, SMTP_URL: 'smtp://127.0.0.1:1' } });
  const [ruth, lea] = [await world.person('Ruth', { roles: ['steward'] }), await world.person('Léa')];
  const noe = await world.person('Noé');
  const scopes = ['read', 'write', 'follow', 'push', 'profile'] as const;
  const [app, other] = [await appOf(world, ruth, scopes), await appOf(world, lea, scopes)];

  const fits = <Schema extends v.GenericSchema>(said: string, schema: Schema, body: unknown): v.InferOutput<Schema> => {
    const { success, output, issues } = v.safeParse(schema, body);
    assert.deepEqual(
      issues?.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`),
      undefined,
      said,
    );
    assert.ok(success);
    return output;
  };
  const sends =
    (who: typeof app) =>
    async <Schema extends v.GenericSchema>(schema: Schema, method: string, path: string, body?: unknown) =>
      fits(`${method} ${path}`, schema, await who.ok(method, path, body));
  const [ask, answer] = [sends(app), sends(other)];
  const get = <Schema extends v.GenericSchema>(schema: Schema, path: string) => ask(schema, 'GET', path);
  /** At least one of them, each as it must be. */
  const list = async <Schema extends v.GenericSchema>(schema: Schema, path: string) => {
    const items = await get(shape.listOf(schema), path);
    assert.ok(items.length > 0, `${path} is empty`);
    return items;
  };
  const say = (schema: v.GenericSchema, more: object) =>
    ask(schema, 'POST', '/api/v1/statuses', more) as Promise<Known>;

  // Who they are, and to each other.
  const me = await get(shape.ownAccount, '/api/v1/accounts/verify_credentials');
  const her = lea.actor.account;
  await get(shape.account, `/api/v1/accounts/${her}`);
  for (const verb of ['follow', 'note', 'mute', 'unmute']) await ask(shape.relationship, 'POST', `/api/v1/accounts/${her}/${verb}`); // prettier-ignore
  publish(world.deps.live, await world.transact((tx) => follow(tx, lea.actor, ruth.actor.account)));
  await world.transact((tx) => follow(tx, lea.actor, noe.actor.account));
  await list(shape.relationship, `/api/v1/accounts/relationships?id[]=${her}`);
  await list(shape.account, `/api/v1/accounts/${me.id}/followers`);
  await list(shape.suggestion, '/api/v2/suggestions');
  await list(shape.familiarFollowers, `/api/v1/accounts/familiar_followers?id[]=${noe.actor.account}`);
  await ask(shape.relationship, 'POST', `/api/v1/accounts/${noe.actor.account}/mute`, { duration: 3_600 });
  await list(shape.mutedAccount, '/api/v1/mutes');

  // What they write, in all its forms.
  const picture = new FormData();
  const bytes = await sharp({ create: { width: 900, height: 300, channels: 3, background: '#933' } })
    .png()
    .toBuffer();
  picture.set('file', new File([new Uint8Array(bytes)], 'a.png', { type: 'image/png' }));
  const { id: photo, meta } = await ask(shape.media, 'POST', '/api/v2/media', picture);
  assert.deepEqual([meta.small.width, meta.small.height, meta.original.width], [640, 213, 900]);
  const first = await say(shape.status, { status: '@lea #pluie', media_ids: [photo], sensitive: true, language: 'fr' });
  const asked = await say(shape.status, { status: 'Où ?', poll: { options: ['Ici', 'Là'], expires_in: 3_600.4, hide_totals: true } }); // prettier-ignore
  const link = await say(shape.status, { status: 'https://news.example/a' });
  await world.transact((tx) => tx.updateTable('link_preview').set({ found_at: tx.now, title: 'A', published_on: '2016-10-01' }).execute()); // prettier-ignore
  assert.ok((await get(shape.status, `/api/v1/statuses/${link.id}`)).card);
  await ask(shape.status, 'PUT', `/api/v1/statuses/${link.id}`, { status: 'Autre' });
  await list(shape.statusEdit, `/api/v1/statuses/${link.id}/history`);
  await get(shape.statusSource, `/api/v1/statuses/${link.id}/source`);
  const later = await say(shape.scheduledStatus, { status: 'Plus tard', scheduled_at: '2016-10-04T07:00:00.000Z' });
  await list(shape.scheduledStatus, '/api/v1/scheduled_statuses');
  await ask(shape.empty, 'DELETE', `/api/v1/scheduled_statuses/${later.id}`);

  // What others do with it.
  const filter = { title: 'Pluie', context: ['home'], keywords_attributes: [{ keyword: 'pluie' }] };
  await answer(shape.filter, 'POST', '/api/v2/filters', filter);
  await answer(shape.listOf(shape.olderFilter), 'GET', '/api/v1/filters');
  for (const verb of ['favourite', 'reblog']) await answer(shape.status, 'POST', `/api/v1/statuses/${first.id}/${verb}`); // prettier-ignore
  await answer(shape.status, 'POST', '/api/v1/statuses', { status: '@ruth Oui', in_reply_to_id: first.id });
  await answer(shape.status, 'POST', '/api/v1/statuses', { status: 'Voyez', quoted_status_id: first.id });
  await answer(shape.status, 'POST', '/api/v1/statuses', { status: '@ruth Bas', visibility: 'direct' });
  await answer(shape.poll, 'POST', `/api/v1/polls/${asked.id}/votes`, { choices: [1] });
  const [filtered] = (await other.get<v.InferOutput<typeof shape.status>[]>('/api/v1/timelines/home')).filter(({ id }) => id === first.id); // prettier-ignore
  assert.deepEqual(filtered?.filtered[0]?.status_matches, []);

  // Where they read it.
  for (const path of ['home', 'public?local=true', 'tag/pluie']) await list(shape.status, `/api/v1/timelines/${path}`);
  await list(shape.status, `/api/v1/accounts/${her}/statuses`);
  await get(shape.context, `/api/v1/statuses/${first.id}/context`);
  await list(shape.account, `/api/v1/statuses/${first.id}/favourited_by`);
  await list(shape.conversation, '/api/v1/conversations');
  fits('search', shape.search, await app.get('/api/v2/search?q=pluie'));
  await get(shape.tag, '/api/v1/tags/pluie');
  await ask(shape.featuredTag, 'POST', '/api/v1/featured_tags', { name: 'pluie' });
  await list(shape.featuredTag, `/api/v1/accounts/${me.id}/featured_tags`);
  await ask(shape.list, 'POST', '/api/v1/lists', { title: 'Voisines' });
  await list(shape.notification, '/api/v1/notifications');
  await get(shape.groupedForPhones, '/api/v2/notifications?expand_accounts=partial_avatars');
  const browser = { authorization: `Bearer ${app.secret}`, origin: 'https://phanpy.example' };
  const grouped = await world.browse('/api/v2/notifications', { headers: browser });
  fits('in a browser', shape.groupedForBrowsers, await grouped.json());
  await get(shape.markers, '/api/v1/markers?timeline[]=notifications&timeline[]=home');
  await get(shape.policy, '/api/v2/notifications/policy');
  await get(shape.olderPolicy, '/api/v1/notifications/policy');
  await ask(shape.policy, 'PATCH', '/api/v2/notifications/policy', { for_not_following: 'filter' });
  await ask(shape.relationship, 'POST', `/api/v1/accounts/${noe.actor.account}/unmute`);
  await (await appOf(world, noe)).ok('POST', '/api/v1/statuses', { status: '@ruth Bonjour' });
  await list(shape.notificationRequest, '/api/v1/notifications/requests');
  await world.transact((tx) => announce(tx, ruth.actor, { textEn: 'We move', textFr: '', publishAt: '', startsAt: '', endsAt: '', allDay: false })); // prettier-ignore
  await list(shape.announcement, '/api/v1/announcements');
  await ask(shape.report, 'POST', '/api/v1/reports', { account_id: her, rule_ids: ['1'], comment: '' });
  await ask(shape.deletedStatus, 'DELETE', `/api/v1/statuses/${link.id}`);

  // What the server says of itself, and of the application.
  await get(shape.instance, '/api/v2/instance');
  await get(shape.olderInstance, '/api/v1/instance');
  await get(shape.rules, '/api/v1/instance/rules');
  await get(shape.nodeinfo, '/nodeinfo/2.0');
  await get(shape.preferences, '/api/v1/preferences');
  const subscription = { endpoint: 'https://push.example/1', keys: KEYS };
  await ask(shape.pushSubscription, 'POST', '/api/v1/push/subscription', { subscription });
  const back = 'urn:ietf:wg:oauth:2.0:oob';
  const { client_id, client_secret } = await ask(shape.ownApplication, 'POST', '/api/v1/apps', { client_name: 'A', redirect_uris: back }); // prettier-ignore
  const given = await world.browse('/oauth/token', form({ grant_type: 'client_credentials', client_id, client_secret, scope: 'read' })); // prettier-ignore
  const { access_token } = fits('token', shape.token, await given.json());
  const itself = await world.browse('/api/v1/apps/verify_credentials', { headers: { authorization: `Bearer ${access_token}` } }); // prettier-ignore
  fits('itself', shape.application, await itself.json());
  for (const [method, path] of [['GET', '/api/v1/statuses/1'], ['POST', '/api/v1/statuses']]) fits(path!, shape.refusal, (await app.send(method!, path!)).body); // prettier-ignore

  // Hidden figures are null, but to who cannot read that.
  const pachli = { authorization: `Bearer ${app.secret}`, 'user-agent': 'Pachli/3.4.0 Android/14 OkHttp/4.12.0' };
  const [to, others] = [await world.browse(`/api/v1/polls/${asked.id}`, { headers: pachli }), await get(shape.poll, `/api/v1/polls/${asked.id}`)]; // prettier-ignore
  const figures = (poll: v.InferOutput<typeof shape.poll>) => poll.options.map(({ votes_count }) => votes_count);
  assert.deepEqual(
    [figures(others), figures(fits('Pachli', shape.poll, await to.json()))],
    [
      [null, null],
      [0, 0],
    ],
  );
});
