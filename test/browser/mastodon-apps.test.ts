import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import generator, { type MegalodonInterface } from 'megalodon';
import { createOAuthAPIClient, createRestAPIClient, createStreamingAPIClient, type mastodon } from 'masto';
import sharp from 'sharp';
import { WebSocket } from 'ws';
import { proposalById } from '#deliberation';
import { createPost, follow, publish } from '#network';
import { draftOf, memberOf, running } from '../../src/deliberation/vote.testing.ts';
import type { Person, World } from '../world.ts';
import { type Journey, journey } from './journey.ts';

const OUT_OF_BAND = 'urn:ietf:wg:oauth:2.0:oob';
const SCOPES = 'read write follow push';
const YES = /^(?:Let it in|Laisser entrer)$/;

/** Goes where an application leads, says yes, also to voting where that is asked, and copies the code. */
async function codeFor({ page, inspect }: Journey, address: string, votes = false): Promise<string> {
  await page.goto(address);
  await inspect();
  if (votes) await page.locator('input[name=votes]').check();
  await page.getByRole('button', { name: YES }).click();
  return page.locator('.copy-field input').inputValue();
}

/** Another app, let in by the same pages, with a name of its own in the list of programs. */
async function letInAnother(way: Journey): Promise<MegalodonInterface> {
  const app = await generator('mastodon', way.origin).registerApp('Whalebird', { scopes: SCOPES.split(' ') });
  const code = await codeFor(way, app.url!);
  const token = await generator('mastodon', way.origin).fetchAccessToken(app.client_id, app.client_secret, code);
  return generator('mastodon', way.origin, token.access_token);
}

/** It streams, posts with a picture, answers, boosts, searches and filters by itself. */
async function megalodonDoes(other: MegalodonInterface, picture: Buffer, to: string) {
  const stream = await other.userStreaming();
  await new Promise<void>((resolve) => {
    stream.on('connect', () => {
      // It plans a ping for ten seconds later: the program need not stay for that.
      const plan = globalThis.setTimeout;
      globalThis.setTimeout = ((done: () => void, ms: number) => plan(done, ms).unref()) as typeof plan;
      queueMicrotask(() => {
        globalThis.setTimeout = plan;
        resolve();
      });
    });
  });
  const heard = new Promise<{ id: string }>((resolve) => stream.on('update', resolve));
  // It reads files as streams of unknown length.
  const file = Object.assign(Readable.from([picture]), { path: 'vert.png' });
  let posted: string;
  try {
    const media = await other.uploadMedia(file, { description: 'Vert' });
    const options = { media_ids: [media.data.id], in_reply_to_id: to, visibility: 'public' as const };
    posted = (await other.postStatus('Depuis une autre', options)).data.id;
    assert.equal((await heard).id, posted);
  } finally {
    stream.stop();
  }
  assert.equal((await other.reblogStatus(to)).data.reblogged, true);
  assert.equal((await other.favouriteStatus(to)).data.favourited, true);
  assert.deepEqual(
    (await other.search('lea', { type: 'accounts' })).data.accounts.map(({ acct }) => acct),
    ['lea'],
  );
  const filter = (await other.createFilter('pluie', ['home'])).data;
  assert.deepEqual(
    (await other.getFilters()).data.map(({ id, phrase }) => [id, phrase]),
    [[filter.id, 'pluie']],
  );
  await other.deleteFilter(filter.id);
  await other.deleteStatus(posted);
}

/** Somebody answers a poll by one app and votes by another; each shows what was done by the other. */
async function votes(
  masto: mastodon.rest.Client,
  other: MegalodonInterface,
  { world, lea }: { world: World; lea: Person },
) {
  const poll = { options: ['Ici', 'Là'], seconds: 3_600, multiple: false, hidden: false };
  const asked = await world.transact((tx) => createPost(tx, lea.actor, { text: 'Où ?', poll }));
  await other.votePoll(asked.id, [1]);
  assert.deepEqual((await masto.v1.polls.$select(asked.id).fetch()).ownVotes, [1]);

  const proposal = await running(world, await memberOf(world, 'Ines'), draftOf());
  const { post } = (await proposalById(world.db, undefined, proposal))!;
  await assert.rejects(other.votePoll(post!, [0]), 'this one was not let vote');
  const voted = await masto.v1.polls.$select(post!).votes.create({ choices: [0] });
  assert.deepEqual([voted.voted, voted.ownVotes, voted.votesCount], [true, [0], 1]);
  const { poll: shown } = (await other.getStatus(post!)).data;
  assert.deepEqual([shown?.voted, shown?.votes_count], [false, 1], 'what one votes is no business of the other');
}

/** What people do with an app from day to day, as two libraries read it. */
async function livesWithIt(masto: mastodon.rest.Client, other: MegalodonInterface, lea: string, answer: string) {
  const list = await masto.v1.lists.create({ title: 'Voisines' });
  await masto.v1.lists.$select(list.id).accounts.create({ accountIds: [lea] });
  assert.deepEqual(
    (await other.getAccountsInList(list.id)).data.map(({ id }) => id),
    [lea],
  );
  assert.equal((await masto.v1.timelines.list.$select(list.id).list())[0]?.id, answer);

  const filter = await masto.v2.filters.create({
    title: 'Bienvenue',
    context: ['home'],
    filterAction: 'warn',
    keywordsAttributes: [{ keyword: 'bienvenue', wholeWord: true }],
  });
  const filtered = await masto.v1.statuses.$select(answer).fetch();
  assert.deepEqual(
    filtered.filtered?.map((one) => [one.filter.id, one.keywordMatches]),
    [[filter.id, ['bienvenue']]],
  );
  await masto.v2.filters.$select(filter.id).remove();

  const asked = await masto.v1.statuses.create({ status: 'Où ?', poll: { options: ['Ici', 'Là'], expiresIn: 3_600 } });
  assert.deepEqual(
    (await other.getPoll(asked.poll!.id)).data.options.map(({ title }) => title),
    ['Ici', 'Là'],
  );
  await assert.rejects(other.votePoll(asked.poll!.id, [0]), 'who asks does not answer');

  const first = await masto.v1.statuses.create({ status: 'Un brouillon' });
  const edited = await other.editStatus(first.id, { status: 'Un texte' });
  assert.equal(edited.data.content, '<p>Un texte</p>');
  const history = await masto.v1.statuses.$select(first.id).history.list();
  assert.deepEqual(
    history.map(({ content }) => content),
    ['<p>Un brouillon</p>', '<p>Un texte</p>'],
  );

  await other.bookmarkStatus(answer);
  assert.deepEqual(
    (await masto.v1.bookmarks.list()).map(({ id }) => id),
    [answer],
  );
  const found = await masto.v2.search.list({ q: 'bienvenue', type: 'statuses' });
  assert.deepEqual(
    found.statuses.map(({ id }) => id),
    [answer],
    'one keeps it, so one finds it',
  );
}

journey(
  'somebody signs in with an app that they love, posts, answers, likes, boosts, and sees what comes',
  [{}, { device: 'desktop', locale: 'fr', theme: 'dark' }],
  async (way) => {
    const { world, become, origin, locale } = way;
    const amina = await memberOf(world, 'Amina');
    const lea = await world.person('Léa', { locale });
    await world.transact((tx) => follow(tx, amina.actor, lea.actor.account));
    await become(amina);

    const rest = createRestAPIClient({ url: origin });
    const app = await rest.v1.apps.create({ clientName: 'Elk', redirectUris: OUT_OF_BAND, scopes: SCOPES });
    const query = new URLSearchParams({
      client_id: app.clientId!,
      redirect_uri: OUT_OF_BAND,
      response_type: 'code',
      scope: SCOPES,
    });
    const code = await codeFor(way, `${origin}/oauth/authorize?${query}`, true);
    const { accessToken } = await createOAuthAPIClient({ url: origin }).token.create({
      clientId: app.clientId!,
      clientSecret: app.clientSecret!,
      redirectUri: OUT_OF_BAND,
      grantType: 'authorization_code',
      code,
      scope: SCOPES,
    });
    const masto = createRestAPIClient({ url: origin, accessToken });
    const me = await masto.v1.accounts.verifyCredentials();
    assert.deepEqual([me.username, me.id], ['amina', amina.actor.account]);
    const { configuration } = await masto.v2.instance.fetch();

    const streaming = createStreamingAPIClient({
      streamingApiUrl: configuration.urls.streaming.replace(
        /:\d+$/,
        new URL(origin).port ? `:${new URL(origin).port}` : '',
      ),
      accessToken,
      implementation: WebSocket,
    });
    using events = streaming.user.subscribe();
    const heard = events[Symbol.asyncIterator]();
    const next = heard.next();
    await masto.v1.timelines.home.list({ limit: 5 });

    const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#0b6b57' } })
      .png()
      .toBuffer();
    const media = await masto.v2.media.create({
      file: new Blob([Uint8Array.from(picture)]),
      description: 'Un carré vert',
    });
    const posted = await masto.v1.statuses.create({
      status: 'Depuis mon app #Essor',
      mediaIds: [media.id],
      visibility: 'public',
    });
    assert.equal(posted.mediaAttachments[0]?.description, 'Un carré vert');
    assert.deepEqual(
      posted.tags.map(({ name }) => name),
      ['Essor'],
    );
    const { value: event } = await next;
    assert.deepEqual([event.event, event.payload.id], ['update', posted.id]);

    const answer = await world.transact((tx) =>
      createPost(tx, lea.actor, { text: '@amina bienvenue', replyTo: posted.id as never }),
    );
    publish(world.deps.live, answer.news);
    const { descendants } = await masto.v1.statuses.$select(posted.id).context.fetch();
    assert.deepEqual(
      descendants.map(({ id }) => id),
      [answer.id],
    );
    const answered = await masto.v1.statuses.create({
      status: '@lea merci',
      inReplyToId: answer.id,
      visibility: 'unlisted',
    });
    assert.deepEqual([answered.inReplyToId, answered.mentions.map(({ acct }) => acct)], [answer.id, ['lea']]);
    const liked = await masto.v1.statuses.$select(answer.id).favourite();
    assert.deepEqual([liked.favourited, liked.favouritesCount], [true, 1]);
    const boosted = await masto.v1.statuses.$select(answer.id).reblog();
    assert.equal(boosted.reblog?.id, answer.id);
    const notifications = await masto.v1.notifications.list();
    assert.deepEqual(
      notifications.map(({ type, status }) => [type, status?.id]),
      [['mention', answer.id]],
    );
    const found = await masto.v2.search.list({ q: 'lea' });
    assert.deepEqual(
      found.accounts.map(({ acct }) => acct),
      ['lea'],
    );
    const [relation] = await masto.v1.accounts.relationships.fetch({ id: [lea.actor.account] });
    assert.deepEqual([relation?.following, relation?.followedBy], [true, false]);
    const again = await masto.v1.statuses.create(
      { status: 'Une fois' },
      { requestInit: { headers: { 'Idempotency-Key': 'k' } } },
    );
    const twice = await masto.v1.statuses.create(
      { status: 'Une fois' },
      { requestInit: { headers: { 'Idempotency-Key': 'k' } } },
    );
    assert.equal(again.id, twice.id);
    await masto.v1.statuses.$select(again.id).remove();
    await assert.rejects(masto.v1.statuses.$select(again.id).fetch());

    const other = await letInAnother(way);
    const home = await other.getHomeTimeline({ limit: 3 });
    assert.deepEqual(
      home.data.map(({ id }) => id),
      [boosted.id, answered.id, answer.id],
    );
    await megalodonDoes(other, picture, answer.id);
    await livesWithIt(masto, other, lea.actor.account, answer.id);
    await votes(masto, other, { world, lea });
    assert.equal((await other.getInstance()).data.title, 'Couvée');
    assert.equal((await other.verifyAccountCredentials()).data.username, 'amina');

    await world.transact((tx) => tx.updateTable('access_token').set({ revoked_at: tx.now }).execute());
    streaming.close();
    await assert.rejects(async () => masto.v1.timelines.home.list());
  },
);
