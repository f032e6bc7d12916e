import assert from 'node:assert/strict';
import generator, { type MegalodonInterface } from 'megalodon';
import { createOAuthAPIClient, createRestAPIClient, createStreamingAPIClient, type mastodon } from 'masto';
import sharp from 'sharp';
import { WebSocket } from 'ws';
import { createPost, follow, publish } from '#network';
import { type Journey, journey } from './journey.ts';

const OUT_OF_BAND = 'urn:ietf:wg:oauth:2.0:oob';
const SCOPES = 'read write follow push';
const YES = /^(?:Let it in|Laisser entrer)$/;

/** Goes where an application leads, says yes, and copies the code. */
async function codeFor({ page, inspect }: Journey, address: string): Promise<string> {
  await page.goto(address);
  await inspect();
  await page.getByRole('button', { name: YES }).click();
  return page.locator('.copy-field input').inputValue();
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
    const amina = await world.person('Amina', { locale });
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
    const code = await codeFor(way, `${origin}/oauth/authorize?${query}`);
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

    const other: MegalodonInterface = generator('mastodon', origin, accessToken);
    const home = await other.getHomeTimeline({ limit: 2 });
    assert.deepEqual(
      home.data.map(({ id }) => id),
      [boosted.id, answer.id],
    );
    await livesWithIt(masto, other, lea.actor.account, answer.id);
    assert.equal((await other.getInstance()).data.title, 'Couvée');
    assert.equal((await other.verifyAccountCredentials()).data.username, 'amina');

    await world.transact((tx) => tx.updateTable('access_token').set({ revoked_at: tx.now }).execute());
    streaming.close();
    await assert.rejects(async () => masto.v1.timelines.home.list());
  },
);
