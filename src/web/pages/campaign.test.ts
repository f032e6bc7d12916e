import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addEvent, closeCampaign } from '#campaigns';
import { changeSetting } from '#settings';
import { launchAppeal, sign, signAndConfirm } from '../../campaigns/campaign.testing.ts';
import { scenarios } from '../../../test/scenario.ts';
import { form, openWorld, type World } from '../../../test/world.ts';

const SLUG = 'what-if-we-bought-twitter';

const withSignatures = async (world: World) => {
  const launched = await launchAppeal(world);
  await signAndConfirm(world, launched.id, 'Amina', { showName: true, place: 'Lyon' });
  await sign(world, launched.id, 'Paul');
  return launched;
};

const newest = form({
  title: 'Keep the library open on Sundays',
  summary: 'It is the only warm place.',
  story: 'Because.\n\n<script>alert(1)</script>\n\n[bad](javascript:alert(1))',
  target: 'the town council',
  locale: 'en',
  'milestones.0.signatures': '1 000',
  'milestones.0.consequence': 'we speak at the council',
  'milestones.1.signatures': '',
  'milestones.1.consequence': '',
});

scenarios([
  {
    name: 'the page of a campaign shows both numbers, the goal with its consequence, and the form',
    given: withSignatures,
    path: `/c/${SLUG}`,
    status: 200,
    contains: [
      'What if we bought Twitter?',
      'addressed to the board of Twitter, Inc.',
      /data-confirmed="1"/,
      '1 form sent this week is not confirmed',
      '1 more signature',
      'and we hand the call to the board.',
      `action="/c/${SLUG}/sign"`,
      '<strong>Twitter</strong>',
      `/c/${SLUG}/card.png`,
    ],
    lacks: ['amina@example.org', 'style="', 'onclick'],
  },
  {
    name: 'in French, what organisers wrote in English is marked as English',
    given: withSignatures,
    path: `/c/${SLUG}`,
    init: { headers: { 'accept-language': 'fr' } },
    status: 200,
    contains: ['Signer l’appel', 'lang="en"', '<html lang="fr"'],
  },
  {
    name: 'a campaign that is not there',
    path: '/c/nothing',
    status: 404,
    contains: ['There is nothing at this address'],
  },
  {
    name: 'once closed it keeps its story and takes no signature',
    given: async (world) => {
      const { ruth, id } = await withSignatures(world);
      await world.transact((tx) => closeCampaign(tx, ruth.actor, id));
    },
    path: `/c/${SLUG}`,
    status: 200,
    contains: ['Campaign closed', 'It no longer takes signatures', 'closed on 3 October 2016'],
    lacks: ['name="email"'],
  },
  {
    name: 'the list shows every campaign with its count',
    given: withSignatures,
    path: '/c',
    status: 200,
    contains: [`href="/c/${SLUG}"`, 'confirmed signature'],
    lacks: ['/c/new'],
  },
  {
    name: 'an empty list says what will stand there, and offers organisers to begin',
    as: 'Ruth',
    roles: ['organiser'],
    path: '/c',
    status: 200,
    contains: ['No campaign yet', 'href="/c/new"'],
  },
  { name: 'only organisers launch', as: 'Paul', path: '/c/new', status: 403 },
  {
    name: 'an organiser launches from the form, without any script',
    as: 'Ruth',
    roles: ['organiser'],
    path: '/c/new',
    init: newest,
    status: 303,
    location: '/c/keep-the-library-open-on-sundays',
    then: async (world) => {
      const page = await (await world.browse('/c/keep-the-library-open-on-sundays')).text();
      assert.match(page, /1,000 more signatures/);
      assert.doesNotMatch(page, /<script>alert|href="javascript/);
    },
  },
  {
    name: 'what is wrong in the launch is said beside each field, and nothing is announced',
    as: 'Ruth',
    roles: ['organiser'],
    path: '/c/new',
    init: form({
      title: '',
      summary: 'One. Two. Three. Four.',
      story: 'Because.',
      target: 'the board',
      locale: 'en',
      'milestones.0.signatures': 'many',
      'milestones.0.consequence': '',
    }),
    status: 422,
    contains: ['Give the campaign a title.', 'Write a whole number.', 'href="#f-milestones.0.signatures"', 'Because.'],
    then: async (world) => {
      assert.equal((await world.db.selectFrom('campaign').select('id').execute()).length, 0);
      assert.equal((await world.db.selectFrom('post').select('id').execute()).length, 0);
    },
  },
  {
    name: 'and in French to those who read French',
    as: 'Ruth',
    roles: ['organiser'],
    path: '/c/new?lang=fr',
    init: form({ title: '', summary: '', story: '', target: '', locale: 'fr' }),
    status: 422,
    contains: ['Donnez un titre à la campagne.', 'Racontez pourquoi.', 'Résumez-la en une à trois phrases.'],
  },
  {
    name: 'those who are named appear ten minutes after they confirm',
    given: async (world) => {
      await withSignatures(world);
      world.clock.advance(600_000);
    },
    path: `/c/${SLUG}/signers`,
    status: 200,
    contains: ['Amina', 'Lyon'],
    lacks: ['Paul'],
  },
  {
    name: 'the news of a campaign, oldest last',
    given: async (world) => {
      const { ruth, id } = await launchAppeal(world);
      for (const [happenedOn, title] of [
        ['2016-10-03', 'We begin'],
        ['2017-05-22', 'The meeting'],
      ] as const)
        await world.transact((tx) => addEvent(tx, ruth.actor, id, { happenedOn, title, text: '' }));
    },
    path: `/c/${SLUG}/updates`,
    status: 200,
    contains: [/The meeting[^]*We begin/, 'Monday 22 May 2017'],
  },
  {
    name: 'the poster has a code to scan and needs no script',
    given: launchAppeal,
    path: `/c/${SLUG}/poster`,
    status: 200,
    contains: ['<svg', 'localhost:3000/c/what-if-we-bought-twitter', 'Scan and sign'],
    lacks: ['style="'],
  },
  {
    name: 'the front page of a campaigning server is its newest campaign',
    given: withSignatures,
    path: '/',
    status: 200,
    contains: ['What if we bought Twitter?', `action="/c/${SLUG}/sign"`],
  },
  { name: 'an empty server welcomes', path: '/', status: 200, contains: ['Welcome to Couvée', 'href="/join"'] },
  {
    name: 'a co-op says what it is, with its figures, its campaigns and its story',
    given: async (world) => {
      await withSignatures(world);
      await world.transact((tx) => changeSetting(tx, null, 'stage', 'co-op'));
      await world.deps.settings.reload();
    },
    path: '/',
    status: 200,
    contains: [
      'The co-op in figures',
      'Become a member',
      'confirmed signature',
      `href="/c/${SLUG}"`,
      'The first signature',
    ],
    lacks: ['name="email"'],
  },
]);

test('the page is the same bytes for every stranger, until something changes', async () => {
  await using world = await openWorld();
  const { ruth } = await withSignatures(world);
  const first = await world.browse(`/c/${SLUG}`);
  const etag = first.headers.get('etag') ?? '';
  assert.match(etag, /^"/);
  assert.match(first.headers.get('vary') ?? '', /cookie/);
  const known = await world.browse(`/c/${SLUG}`, { headers: { 'if-none-match': etag } });
  assert.equal(known.status, 304);
  const head = await world.browse(`/c/${SLUG}`, { method: 'HEAD' });
  assert.deepEqual([head.status, await head.text(), head.headers.get('etag')], [200, '', etag]);
  const packed = await world.browse(`/c/${SLUG}`, { headers: { 'accept-encoding': 'gzip, br' } });
  assert.equal(packed.headers.get('content-encoding'), 'br');

  const lea = form({ name: 'Lea', email: 'lea@example.org' });
  assert.equal((await world.browse(`/c/${SLUG}/sign`, lea)).status, 303);
  const changed = await (await world.browse(`/c/${SLUG}`, { headers: { 'if-none-match': etag } })).text();
  assert.match(changed, /2 forms sent this week are not confirmed/);

  const own = await ruth.browse(`/c/${SLUG}`);
  assert.match(own.headers.get('cache-control') ?? '', /private/);
  assert.match(await own.text(), /value="Ruth"/);
  assert.doesNotMatch(await (await world.browse(`/c/${SLUG}`)).text(), /Ruth"|ruth@example/);
});

test('no address of a campaign shows another page that is ready', async () => {
  await using world = await openWorld();
  assert.equal((await world.browse('/')).status, 200);
  assert.equal((await world.browse('/c/%2F')).status, 404);
  await launchAppeal(world);
  await world.app.settle();
  assert.equal((await world.browse('/')).status, 200);
  assert.equal((await world.browse('/c/%2F')).status, 404);
});

test('the figures are data that anybody may read, from anywhere', async () => {
  await using world = await openWorld();
  await withSignatures(world);
  const count = await world.browse(`/c/${SLUG}/count.json`);
  assert.equal(count.headers.get('access-control-allow-origin'), '*');
  assert.deepEqual(await count.json(), { signature_count: 1, signatures_pending: 1 });
  const data = await world.browse(`/c/${SLUG}/data.json`);
  assert.equal(data.headers.get('access-control-allow-origin'), '*');
  const text = await data.text();
  assert.doesNotMatch(text, /Amina|example\.org/);
  const { data: petition } = JSON.parse(text);
  assert.equal(petition.type, 'petition');
  assert.equal(petition.attributes.state, 'open');
  assert.equal(petition.attributes.signature_count, 1);
  assert.deepEqual(petition.attributes.signatures_by_day, [{ from: '2016-10-02T22:00:00.000Z', signature_count: 1 }]);
  const csv = await (await world.browse(`/c/${SLUG}/data.csv`)).text();
  assert.equal(csv, 'day,confirmed\r\n2016-10-03,1\r\n');
});

test('the share card is a picture of 1200 by 630, drawn anew when the count is another, once a minute', async () => {
  await using world = await openWorld();
  const { id } = await withSignatures(world);
  const card = async () => {
    const response = await world.browse(`/c/${SLUG}/card.png`);
    const bytes = Buffer.from(await response.arrayBuffer());
    return { type: response.headers.get('content-type'), etag: response.headers.get('etag'), bytes };
  };
  const first = await card();
  assert.equal(first.type, 'image/png');
  assert.deepEqual([first.bytes.readUInt32BE(16), first.bytes.readUInt32BE(20)], [1_200, 630]);
  await signAndConfirm(world, id, 'Lea');
  assert.equal((await card()).etag, first.etag);
  world.clock.advance(60_000);
  const later = await card();
  assert.notEqual(later.etag, first.etag);
  const known = await world.browse(`/c/${SLUG}/card.png`, { headers: { 'if-none-match': later.etag ?? '' } });
  assert.equal(known.status, 304);
});

test('an organiser leads: dates, story, and closing only when sure', async () => {
  await using world = await openWorld();
  const { ruth, id } = await launchAppeal(world);
  const lead = `/c/${SLUG}/lead`;
  assert.equal((await ruth.browse(lead)).status, 200);
  const wrong = await ruth.browse(`${lead}/event`, form({ happenedOn: 'yesterday', title: '' }));
  assert.equal(wrong.status, 422);
  assert.match(await wrong.text(), /Write a date such as/);
  const event = form({ happenedOn: '2016-10-08', title: 'In more languages' });
  assert.equal((await ruth.browse(`${lead}/event`, event)).status, 303);
  assert.equal((await ruth.browse(`${lead}/story`, form({ story: 'A new story.' }))).status, 303);
  const page = await (await world.browse(`/c/${SLUG}`)).text();
  assert.match(page, /In more languages/);
  assert.match(page, /A new story\./);
  assert.equal((await ruth.browse(`${lead}/close`, form({}))).status, 422);
  assert.equal((await ruth.browse(`${lead}/close`, form({ sure: 'on' }))).status, 303);
  const row = await world.db.selectFrom('campaign').where('id', '=', id).selectAll().executeTakeFirstOrThrow();
  assert.deepEqual([row.closed_at, row.closed_by], [world.clock.now(), ruth.actor.person]);
});
