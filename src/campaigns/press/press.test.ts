import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leave } from '#accounts';
import {
  addCoverage,
  addQuote,
  broughtCoverage,
  coverageById,
  coverageFigures,
  type CoverageInput,
  coverageOf,
  declineCoverage,
  growthOf,
  listCoverage,
  nameTags,
  pressKitOf,
  suggestCoverage,
  writeContact,
  writePressTexts,
} from '#campaigns';
import type { Id } from '#ids';
import { Refusal } from '#refusal';
import { openWorld, type Person, type World } from '../../../test/world.ts';
import { article, html, internet } from '../../preview/pages.testing.ts';
import { erasers } from '../../web/erasers.ts';
import { launchAppeal, signAndConfirm } from '../campaign.testing.ts';

const HOUR = 3_600_000;
const refusedWith = (status: number) => (error: unknown) => error instanceof Refusal && error.status === status;

const WORDS: CoverageInput = {
  outlet: 'The Example',
  title: 'A network of ours',
  publishedOn: '2016-10-03',
  author: '',
  quote: '',
  language: 'en',
  country: 'GB',
  kind: 'article',
};

const bring = (world: World, who: Person, campaign: Id<'campaign'>, url: string) =>
  world.transact((tx) => addCoverage(tx, who.actor, campaign, { url }));
const list = (
  world: World,
  who: Person,
  campaign: Id<'campaign'>,
  id: Id<'coverage'>,
  more: Partial<CoverageInput> = {},
) => world.transact((tx) => listCoverage(tx, who.actor, campaign, id, { ...WORDS, ...more }));
const suggest = (world: World, campaign: Id<'campaign'>, url: string) =>
  world.transact((tx) => suggestCoverage(tx, campaign, { url }));
const listedIn = async (world: World, campaign: Id<'campaign'>) =>
  (await coverageOf(world.db, campaign)).map(({ title }) => title);

test('a page that an organiser brings is read, checked, and only then listed', async () => {
  const { fetch } = internet({ 'https://news.example/a': () => html(article()) });
  await using world = await openWorld({ fetch });
  const { ruth, id } = await launchAppeal(world);
  const piece = await bring(world, ruth, id, 'https://news.example/a?utm_source=mail');
  await world.app.settle();
  assert.deepEqual(await listedIn(world, id), []);
  const found = await world.transact((tx) => coverageById(tx, ruth.actor, id, piece));
  assert.deepEqual([found.state, found.preview?.title], ['waiting', 'Un réseau à nous']);
  await list(world, ruth, id, piece, { title: 'Un réseau à nous', language: 'fr' });
  assert.deepEqual(await listedIn(world, id), ['Un réseau à nous']);
  assert.equal(await bring(world, ruth, id, 'https://news.example/a#top'), piece, 'bringing it again leads to it');
  await world.transact((tx) => declineCoverage(tx, ruth.actor, id, piece));
  assert.deepEqual(await listedIn(world, id), []);
});

test('the same page under two addresses is listed once, also by two organisers at the same moment', async () => {
  const { fetch } = internet({
    'https://news.example/a': () => html('<head><link rel="canonical" href="/one">'),
    'https://m.news.example/b': () => html('<head><link rel="canonical" href="https://news.example/one">'),
  });
  await using world = await openWorld({ fetch });
  const { ruth, id } = await launchAppeal(world);
  const pieces = [
    await bring(world, ruth, id, 'https://news.example/a'),
    await bring(world, ruth, id, 'https://m.news.example/b'),
  ];
  await world.app.settle();
  const done = await Promise.allSettled(pieces.map((piece) => list(world, ruth, id, piece)));
  assert.deepEqual(done.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
  const refused = done.find((one) => one.status === 'rejected');
  assert.ok(refusedWith(409)(refused?.reason));
  assert.equal((await listedIn(world, id)).length, 1);
});

test('a suggestion waits for an organiser, keeps nobody’s name, and what was declined is not asked again', async () => {
  await using world = await openWorld();
  const { ruth, id } = await launchAppeal(world);
  const url = 'https://blog.example/we-are';
  await Promise.all([suggest(world, id, url), suggest(world, id, `${url}?fbclid=1`)]);
  const waiting = await world.transact((tx) => broughtCoverage(tx, ruth.actor, id));
  assert.deepEqual(
    waiting.map(({ url: at, suggested, state }) => [at, suggested, state]),
    [[url, true, 'waiting']],
  );
  await world.transact((tx) => declineCoverage(tx, ruth.actor, id, waiting[0]!.id));
  await suggest(world, id, url);
  const after = await world.transact((tx) => broughtCoverage(tx, ruth.actor, id));
  assert.deepEqual(
    after.map(({ state }) => state),
    ['declined'],
  );
  await assert.rejects(suggest(world, id, 'javascript:alert(1)'), refusedWith(422));
  for (let i = 0; i < 100; i++) await suggest(world, id, `${url}/${i}`);
  await assert.rejects(suggest(world, id, `${url}/more`), refusedWith(503));
  await suggest(world, id, `${url}/5`);
});

test('coverage is told newest first, by language and kind, with every month between', async () => {
  await using world = await openWorld();
  const { ruth, id } = await launchAppeal(world);
  world.clock.advance(150 * 24 * HOUR);
  for (const [url, more] of [
    ['https://a.example/1', { publishedOn: '2016-11-02', title: 'Second' }],
    ['https://a.example/2', { publishedOn: '2016-10-30', title: 'First', language: 'fr', kind: 'radio' }],
    ['https://a.example/3', { publishedOn: '2017-01-15', title: 'Third' }],
  ] as const)
    await list(world, ruth, id, await bring(world, ruth, id, url), more);
  assert.deepEqual(await listedIn(world, id), ['Third', 'Second', 'First']);
  assert.deepEqual(
    (await coverageOf(world.db, id, { language: 'fr', kind: 'radio' })).map(({ title }) => title),
    ['First'],
  );
  const { months, total, languages } = await coverageFigures(world.db, id);
  assert.deepEqual(
    [total, languages],
    [
      3,
      [
        { what: 'en', n: 2 },
        { what: 'fr', n: 1 },
      ],
    ],
  );
  assert.deepEqual(months, [
    { month: '2016-10', n: 1 },
    { month: '2016-11', n: 1 },
    { month: '2016-12', n: 0 },
    { month: '2017-01', n: 1 },
  ]);
});

test('nobody but an organiser writes for the press, and nothing is said before it happened', async () => {
  await using world = await openWorld();
  const { ruth, id } = await launchAppeal(world);
  const paul = await world.person('Paul');
  await assert.rejects(bring(world, paul, id, 'https://a.example/'), refusedWith(403));
  await assert.rejects(
    world.transact((tx) => broughtCoverage(tx, paul.actor, id)),
    refusedWith(403),
  );
  await assert.rejects(
    world.transact((tx) => nameTags(tx, paul.actor, id, { tags: '#a' })),
    refusedWith(403),
  );
  const piece = await bring(world, ruth, id, 'https://a.example/');
  await assert.rejects(list(world, ruth, id, piece, { publishedOn: '2016-10-09' }), refusedWith(422));
  const quote = {
    text: 'We are.',
    language: 'en',
    saidBy: 'Nora',
    role: '',
    agreedOn: '2016-10-09',
    agreement: 'By mail',
  };
  await assert.rejects(
    world.transact((tx) => addQuote(tx, ruth.actor, id, quote)),
    refusedWith(422),
  );
});

test('a campaign has three hashtags at most, compared as posts are', async () => {
  await using world = await openWorld();
  const { ruth, id } = await launchAppeal(world);
  const name = (tags: string) => world.transact((tx) => nameTags(tx, ruth.actor, id, { tags }));
  await name('#WeAreTwitter, #wearetwitter  Été');
  assert.deepEqual((await pressKitOf(world.db, id)).tags, [
    { name: 'wearetwitter', label: 'wearetwitter' },
    { name: 'ete', label: 'Été' },
  ]);
  for (const wrong of ['#a-b', '#123', '#a #b #c #d']) await assert.rejects(name(wrong), refusedWith(422), wrong);
  await name('');
  assert.deepEqual((await pressKitOf(world.db, id)).tags, []);
});

test('growth is what was confirmed in the last day and week', async () => {
  await using world = await openWorld();
  const { id } = await launchAppeal(world);
  await signAndConfirm(world, id, 'Nora');
  world.clock.advance(6 * 24 * HOUR);
  await signAndConfirm(world, id, 'Paul');
  await signAndConfirm(world, id, 'Mina');
  assert.deepEqual(await growthOf(world.db, id), { day: 2, week: 3 });
  world.clock.advance(25 * HOUR);
  assert.deepEqual(await growthOf(world.db, id), { day: 0, week: 2 });
});

test('who leaves takes along the contact that they wrote, and nothing of the campaign’s', async () => {
  await using world = await openWorld();
  const { ruth, id } = await launchAppeal(world);
  await world.transact(async (tx) => {
    await writeContact(tx, ruth.actor, id, { name: 'Ruth', mail: 'press@example.org', phone: '' });
    await writePressTexts(tx, ruth.actor, id, { en: 'We are.', fr: '' });
  });
  await bring(world, ruth, id, 'https://a.example/');
  await world.transact((tx) => leave(tx, ruth.actor, '@ruth', erasers));
  const kit = await pressKitOf(world.db, id);
  assert.deepEqual([kit.contact, kit.texts.en], [null, 'We are.']);
  const [row] = await world.db.selectFrom('press_coverage').select(['brought_by']).execute();
  assert.equal(row?.brought_by, null);
});
