import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadSharp } from '#media';
import { createPost, follow } from '#network';
import { openWorld, type World } from '../../test/world.ts';
import { appOf, idsOf } from './app.testing.ts';

interface Poll {
  id: string;
  voted: boolean;
  own_votes: number[];
  multiple: boolean;
  votes_count: number;
  options: { title: string; votes_count: number | null }[];
}
interface Status {
  id: string;
  content: string;
  muted: boolean;
  sensitive: boolean;
  spoiler_text: string;
  edited_at: string | null;
  favourited: boolean;
  quotes_count: number;
  poll: Poll | null;
  quote: { state: string; quoted_status: (Status & { quote: null }) | null } | null;
  quote_approval: { automatic: string[]; manual: string[]; current_user: string };
}

const picture = async () => {
  const sharp = await loadSharp();
  const shape = { width: 8, height: 6, channels: 3 as const, background: '#0b6b57' };
  return new Uint8Array(await sharp({ create: shape }).png().toBuffer());
};

const both = async (world: World) => {
  const [amina, lea] = [await world.person('Amina'), await world.person('Léa')];
  return { amina, lea, app: await appOf(world, amina), other: await appOf(world, lea) };
};

test('an app writes as it likes: JSON, forms, nulls, a poll that others answer once', async () => {
  await using world = await openWorld();
  const { app, other } = await both(world);
  const nulls = { spoiler_text: null, poll: null, scheduled_at: null, quoted_status_id: null, in_reply_to_id: null, media_ids: null, language: null, visibility: null, sensitive: null }; // prettier-ignore
  const plain = await app.ok<Status>('POST', '/api/v1/statuses', { status: 'Bonjour', ...nulls });
  assert.equal(plain.poll, null);
  // What is empty is not said, and what stands in the address is said too.
  const empty = new URLSearchParams({ 'media_ids[]': '', ...Object.fromEntries(Object.keys(nulls).map((name) => [name, ''])) }); // prettier-ignore
  const said = await app.ok<Status>('POST', '/api/v1/statuses?status=Salut&spoiler_text=Non', empty);
  assert.deepEqual([said.content, said.spoiler_text], ['<p>Salut</p>', '']);
  const form = new URLSearchParams({ status: 'Où ?', 'poll[expires_in]': '3600', 'poll[multiple]': 'true' });
  form.append('poll[options][]', 'Au jardin');
  form.append('poll[options][]', 'En ville');
  const { id, poll } = await app.ok<Status>('POST', '/api/v1/statuses', form);
  assert.deepEqual(
    [poll?.id, poll?.multiple, poll?.options.map(({ title }) => title)],
    [id, true, ['Au jardin', 'En ville']],
  );
  const voted = await other.ok<Poll>('POST', `/api/v1/polls/${id}/votes`, { choices: ['1', 0] });
  assert.deepEqual([voted.voted, voted.own_votes, voted.votes_count], [true, [0, 1], 2]);
  assert.deepEqual(await other.get(`/api/v1/polls/${id}`), voted);
  const faults: readonly [status: number, method: string, path: string, body?: unknown][] = [
    [409, 'POST', `/api/v1/polls/${id}/votes`, { choices: [0] }],
    [404, 'POST', `/api/v1/polls/${plain.id}/votes`, { choices: [0] }],
    [404, 'GET', `/api/v1/polls/${plain.id}`],
    [422, 'POST', '/api/v1/statuses', { status: 'Oui ?', poll: { options: ['Oui'], expires_in: 3600 } }],
    [422, 'POST', '/api/v1/statuses', { status: '' }],
    // What is not offered is not there, as apps expect of a server without it.
    [404, 'POST', `/api/v1/statuses/${id}/translate`],
  ];
  for (const [status, method, path, body] of faults) {
    const answer = await other.send<{ error: string }>(method, path, body);
    assert.deepEqual([answer.status, typeof answer.body.error], [status, 'string'], `${method} ${path}`);
  }
  // Applications show this sentence alone: it says what is wrong.
  const { error } = (await other.send<{ error: string }>('POST', '/api/v1/statuses', { status: 'é'.repeat(50_000) }))
    .body;
  assert.match(error, /^Keep it to \d+ characters\. \(status\)$/);
});

test('what an app deletes to write again keeps its pictures for a day, and a key of it posts anew', async () => {
  await using world = await openWorld();
  const { app, other } = await both(world);
  interface Media {
    id: string;
    url: string;
    description: string;
    meta: { focus: { x: number; y: number } };
  }
  type Shown = Status & { text: string; media_attachments: Media[] };
  const blank = await picture();
  const upload = async (who: typeof app, fields: Record<string, string> = {}) => {
    const form = new FormData();
    form.set('file', new File([blank], 'garden.png', { type: 'image/png' }));
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return who.ok<Media>('POST', '/api/v2/media', form);
  };
  const { id: media, ...rest } = await upload(app, { description: 'Un jardin', focus: '-0.5,0.25' });
  assert.deepEqual([rest.description, rest.meta.focus], ['Un jardin', { x: -0.5, y: 0.25 }]);
  const seen = await world.browse(new URL(rest.url).pathname, { headers: { origin: 'https://phanpy.example' } });
  assert.deepEqual(
    [seen.status, seen.headers.get('access-control-allow-origin')],
    [200, '*'],
    'seen by apps in browsers',
  );
  const say = async (body: object, key = 'one') => {
    const { secret } = app;
    const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json', 'idempotency-key': key };
    const answer = await world.browse('/api/v1/statuses', { method: 'POST', headers, body: JSON.stringify(body) });
    assert.equal(answer.status, 200);
    return (await answer.json()) as Shown;
  };
  const first = await say({ status: 'Voyez', media_ids: [media] });
  assert.equal((await say({ status: 'Voyez', media_ids: [media] })).id, first.id, 'sent again');
  assert.equal((await app.send('DELETE', `/api/v1/media/${media}`)).status, 422, 'a post shows it');
  const gone = await app.ok<Shown>('DELETE', `/api/v1/statuses/${first.id}`);
  assert.deepEqual([gone.text, idsOf(gone.media_attachments)], ['Voyez', [media]]);
  assert.equal((await other.send('DELETE', `/api/v1/media/${media}`)).status, 404);
  const again = await say({ status: 'Voyez mieux', media_ids: [media] });
  assert.deepEqual([again.id !== first.id, idsOf(again.media_attachments)], [true, [media]]);
  world.clock.advance(3_600_001);
  assert.notEqual((await say({ status: 'Encore' })).id, again.id, 'a key holds for an hour');

  const [unused, thrown] = [await upload(app), await upload(app)];
  assert.deepEqual(await app.ok('DELETE', `/api/v1/media/${thrown.id}`), {});
  await app.ok('DELETE', `/api/v1/statuses/${again.id}`);
  const there = async () =>
    Promise.all([media, unused.id, thrown.id].map(async (id) => (await app.send('GET', `/api/v1/media/${id}`)).status));
  world.clock.advance(23 * 3_600_000);
  await world.app.settle();
  assert.deepEqual(await there(), [200, 200, 404]);
  const kept = await say({ status: 'Une dernière fois', media_ids: [media], sensitive: true }, 'two');
  assert.deepEqual([kept.sensitive, kept.spoiler_text], [true, ''], 'the pictures are folded, the words are not');
  const bare = { status: 'Une dernière fois', media_ids: [media], sensitive: false };
  const unfolded = await app.ok<Shown>('PUT', `/api/v1/statuses/${kept.id}`, bare);
  assert.deepEqual([unfolded.sensitive, unfolded.edited_at], [false, null]);
  world.clock.advance(2 * 3_600_000);
  await world.app.settle();
  assert.deepEqual(await there(), [200, 404, 404], 'what a post shows stays, what none does goes');
  await app.ok('DELETE', `/api/v1/statuses/${kept.id}?delete_media=true`);
  assert.deepEqual(await there(), [404, 404, 404]);
});

test('an app edits what it wrote; what it said stays readable', async () => {
  await using world = await openWorld();
  const { app, other } = await both(world);
  const poll = { options: ['Oui', 'Non'], expires_in: 3600 };
  const first = await app.ok<Status>('POST', '/api/v1/statuses', { status: 'On plante ?', poll });
  const path = `/api/v1/statuses/${first.id}`;
  assert.deepEqual(await app.get(`${path}/source`), { id: first.id, text: 'On plante ?', spoiler_text: '' });
  assert.equal((await app.get<unknown[]>(`${path}/history`)).length, 1);
  world.clock.advance(60_000);
  const edited = await app.ok<Status>('PUT', path, { status: 'On sème ?', spoiler_text: 'Jardin', poll });
  assert.deepEqual([edited.edited_at, edited.spoiler_text], ['2016-10-03T07:01:00.000Z', 'Jardin']);
  const history = await other.get<{ content: string; created_at: string }[]>(`${path}/history`);
  assert.deepEqual(
    history.map(({ content, created_at }) => [content, created_at]),
    [
      ['<p>On plante ?</p>', '2016-10-03T07:00:00.000Z'],
      ['<p>On sème ?</p>', '2016-10-03T07:01:00.000Z'],
    ],
  );
  const { id: boost } = await app.ok<Status>('POST', `${path}/reblog`);
  await app.ok('PUT', `/api/v1/statuses/${boost}`, { status: 'On sème ?', spoiler_text: 'Potager', poll });
  assert.equal((await other.get<Status>(path)).spoiler_text, 'Potager', 'a boost stands for what it boosts');
  assert.equal((await app.send('PUT', path, { status: 'Et ?', poll: { ...poll, options: ['Si', 'No'] } })).status, 422);
  assert.equal((await other.send('PUT', path, { status: 'À moi' })).status, 403);
});

test('what is for later waits, can be moved and taken back, and goes out once at its moment', async () => {
  await using world = await openWorld();
  const { app, other } = await both(world);
  const at = (hours: number) => new Date(world.clock.now().getTime() + hours * 3_600_000).toISOString();
  interface Scheduled {
    id: string;
    scheduled_at: string;
    params: { text: string; visibility: string };
  }
  const body = { status: 'Demain', visibility: 'unlisted', scheduled_at: at(5) };
  const one = await app.ok<Scheduled>('POST', '/api/v1/statuses', body);
  assert.deepEqual([one.scheduled_at, one.params.text, one.params.visibility], [at(5), 'Demain', 'unlisted']);
  assert.equal((await app.ok<Scheduled>('POST', '/api/v1/statuses', body)).id, one.id, 'sent again');
  const later = await app.ok<Scheduled>('POST', '/api/v1/statuses', { ...body, status: 'Et après' });
  const path = '/api/v1/scheduled_statuses';
  assert.deepEqual(idsOf(await app.get(path)), [later.id, one.id]);
  assert.deepEqual(idsOf(await app.get(`${path}?max_id=${later.id}`)), [one.id]);
  for (const method of ['GET', 'PUT', 'DELETE']) {
    const body = method === 'PUT' ? { scheduled_at: at(1) } : undefined;
    assert.equal((await other.send(method, `${path}/${one.id}`, body)).status, 404, method);
  }
  assert.equal((await app.send('PUT', `${path}/${one.id}`, { scheduled_at: at(-1) })).status, 422);
  assert.equal((await app.ok<Scheduled>('PUT', `${path}/${one.id}`, { scheduled_at: at(1) })).scheduled_at, at(1));
  assert.deepEqual(await app.ok('DELETE', `${path}/${later.id}`), {});
  world.clock.advance(2 * 3_600_000);
  await world.app.settle();
  assert.deepEqual(await app.get(path), []);
  const home = await app.get<Status[]>('/api/v1/timelines/home');
  assert.deepEqual(
    home.map(({ content }) => content),
    ['<p>Demain</p>'],
  );
});

test('a quote is shown with consent, asked for where it is needed, and withdrawn', async () => {
  await using world = await openWorld();
  const { app, other, amina, lea } = await both(world);
  const open = await app.ok<Status>('POST', '/api/v1/statuses', {
    status: 'Citez-moi',
    quote_approval_policy: 'public',
  });
  const asked = await app.ok<Status>('POST', '/api/v1/statuses', {
    status: 'Demandez',
    quote_approval_policy: 'followers',
  });
  const closed = await app.ok<Status>('POST', '/api/v1/statuses', { status: 'Entre nous', visibility: 'private' });
  const approvalOf = async (id: string) => (await other.get<Status>(`/api/v1/statuses/${id}`)).quote_approval;
  assert.deepEqual(await approvalOf(open.id), { automatic: ['public'], manual: [], current_user: 'automatic' });
  assert.deepEqual(await approvalOf(asked.id), {
    automatic: ['followers'],
    manual: ['public'],
    current_user: 'manual',
  });
  await world.transact((tx) => follow(tx, lea.actor, amina.actor.account));
  assert.equal((await approvalOf(asked.id)).current_user, 'automatic');
  const edit = { status: 'Entre nous !', quote_approval_policy: 'public' };
  await app.ok('PUT', `/api/v1/statuses/${closed.id}`, edit);
  assert.equal((await approvalOf(closed.id)).current_user, 'denied');

  const shown = await other.ok<Status>('POST', '/api/v1/statuses', { status: 'Voyez', quoted_status_id: open.id });
  assert.deepEqual([shown.quote?.state, shown.quote?.quoted_status?.id], ['accepted', open.id]);
  assert.equal(shown.quote?.quoted_status?.favourited, false);
  await other.ok('POST', `/api/v1/statuses/${open.id}/favourite`);
  const again = (await other.get<Status[]>('/api/v1/timelines/home')).find(({ id }) => id === shown.id);
  assert.deepEqual([again?.favourited, again?.quote?.quoted_status?.favourited], [false, true]);
  assert.deepEqual(idsOf(await app.get(`/api/v1/statuses/${open.id}/quotes`)), [shown.id]);
  assert.equal((await app.get<Status>(`/api/v1/statuses/${open.id}`)).quotes_count, 1);

  const nobody = await app.ok<Status>('PUT', `/api/v1/statuses/${open.id}/interaction_policy`, { quote_approval_policy: 'nobody' }); // prettier-ignore
  assert.deepEqual(nobody.quote_approval, { automatic: [], manual: ['public'], current_user: 'automatic' });
  const waits = await other.ok<Status>('POST', '/api/v1/statuses', { status: 'Puis-je ?', quoted_status_id: open.id });
  assert.deepEqual(waits.quote, { state: 'pending', quoted_status: null });
  assert.equal((await other.send('PUT', `/api/v1/statuses/${open.id}/interaction_policy`, { quote_approval_policy: 'public' })).status, 403); // prettier-ignore

  const revoke = `/api/v1/statuses/${open.id}/quotes/${shown.id}/revoke`;
  assert.equal((await other.send('POST', revoke)).status, 403);
  assert.deepEqual((await app.ok<Status>('POST', revoke)).quote, { state: 'revoked', quoted_status: null });
  assert.equal((await app.send('POST', `/api/v1/statuses/${asked.id}/quotes/${shown.id}/revoke`)).status, 404);
});

test('a conversation that one mutes says so in each of its posts, to nobody else', async () => {
  await using world = await openWorld();
  const { app, other, amina } = await both(world);
  const first = await world.transact((tx) => createPost(tx, amina.actor, { text: 'Un' }));
  const second = await world.transact((tx) => createPost(tx, amina.actor, { text: 'Deux', replyTo: first.id }));
  assert.equal((await app.ok<Status>('POST', `/api/v1/statuses/${first.id}/mute`)).muted, true);
  const seen = async (who: typeof app) => {
    const home = await who.get<Status[]>('/api/v1/timelines/home');
    return [...home.map(({ muted }) => muted), (await who.get<Status>(`/api/v1/statuses/${second.id}`)).muted];
  };
  assert.deepEqual(await seen(app), [true, true, true]);
  assert.deepEqual(await seen(other), [false]);
  await app.ok('POST', `/api/v1/statuses/${second.id}/unmute`);
  assert.deepEqual(await seen(app), [false, false, false]);
});
