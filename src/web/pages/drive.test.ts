import assert from 'node:assert/strict';
import { test } from 'node:test';
import { followDrive, openShareDrive, recordDriveDate, recordFigure } from '#campaigns';
import { scenarios } from '../../../test/scenario.ts';
import { form, openWorld, type World } from '../../../test/world.ts';
import { launchAppeal } from '../../campaigns/campaign.testing.ts';

const SHARES = '/c/what-if-we-bought-twitter/shares';
const TAKES = '/c/what-if-we-bought-twitter/what-it-takes';
const PAPER = { source: 'Annual report', url: 'https://example.org/report' };

async function openDrive(world: World) {
  const { ruth, id } = await launchAppeal(world);
  await world.transact((tx) =>
    openShareDrive(tx, ruth.actor, id, { company: 'Example, Inc.', jurisdiction: 'US', currency: 'USD' }),
  );
  return { ruth, id };
}

async function withFigures(world: World) {
  const { ruth, id } = await openDrive(world);
  const figures = [
    ['price', '2016-09-26', 22.5],
    ['price', '2016-10-03', 17],
    ['shares', '2016-07-28', 705_000_000],
    ['users', '2016-07-26', 313_000_000],
  ] as const;
  for (const [kind, day, value] of figures)
    await world.transact((tx) => recordFigure(tx, ruth.actor, id, { kind, class: '', day, value, ...PAPER }));
  for (const [kind, day] of [
    ['record', '2017-03-30'],
    ['filing', '2016-12-09'],
    ['meeting', '2017-05-22'],
  ] as const)
    await world.transact((tx) => recordDriveDate(tx, ruth.actor, id, { kind, day, note: '', ...PAPER }));
  return { ruth, id };
}

scenarios([
  {
    name: 'a campaign without a share drive has no page for it',
    given: launchAppeal,
    path: SHARES,
    status: 404,
  },
  {
    name: 'the page of a drive leads from the campaign to the days, the law of their time, the figures and the lines',
    given: withFigures,
    path: SHARES,
    status: 200,
    contains: [
      'Shares of Example, Inc.',
      'In 67 days, 9 December 2016: last day to file a resolution.',
      'Shares worth $2,000, held for 12 months',
      // 2,000 $ at the highest price of sixty days, 22.50 $.
      'That is 89 shares.',
      'Last read on 23 November 2026.',
      'href="https://example.org/report"',
      '21,150,000',
      'Fewer than five people',
      'No proxies are collected here',
      'Sign in to be reminded',
      TAKES,
    ],
    lacks: ['style="', 'onclick', '$25,000'],
  },
  {
    name: 'the campaign’s page leads to it, and an organiser to leading it',
    given: withFigures,
    path: '/c/what-if-we-bought-twitter',
    as: 'Dana',
    roles: ['organiser'],
    status: 200,
    contains: [`href="${SHARES}"`, `href="${SHARES}/lead"`],
  },
  {
    name: 'in French',
    given: withFigures,
    path: SHARES,
    init: { headers: { 'accept-language': 'fr' } },
    status: 200,
    contains: [/Example, Inc\.\s: les actions/, 'Les jours à ne pas manquer', /705\s000\s000/],
  },
  {
    name: 'its figures as a table for spreadsheets',
    given: withFigures,
    path: `${SHARES}/figures.csv`,
    status: 200,
    contains: ['2016-10-03,price,,17,Annual report,https://example.org/report\r\n'],
  },
  {
    name: 'the calculator begins with the drive’s own figures, their source and their day',
    given: withFigures,
    path: TAKES,
    status: 200,
    contains: ['$15.6bn for all of it', 'value="17"', 'Annual report, as of 3 October 2016', `action="${TAKES}"`],
    lacks: ['Why two figures?', '313 million a month in 2016'],
  },
  {
    name: 'and with an empty form while little is known',
    given: openDrive,
    path: TAKES,
    status: 200,
    contains: [`action="${TAKES}"`],
    lacks: ['for all of it', 'Fill this in'],
  },
  {
    name: 'holdings are not declared by strangers',
    given: openDrive,
    path: `${SHARES}/hold`,
    init: form({ shares: '100', since: '2015-01-01' }),
    status: 401,
  },
  {
    name: 'what is wrong with a holding is said beside it, and what was written stays',
    given: openDrive,
    path: `${SHARES}/hold`,
    as: 'Aïcha',
    init: form({ shares: '12.5', since: '2016-10-04', wouldFile: 'on' }),
    status: 422,
    contains: ['value="12.5"', 'Write a whole number', 'checked'],
  },
  {
    name: 'leading the drive is for organisers',
    given: openDrive,
    path: `${SHARES}/lead`,
    as: 'Aïcha',
    status: 403,
  },
  {
    name: 'a form of the organisers’ page that is wrong marks its own fields and no other’s',
    given: openDrive,
    path: `${SHARES}/lead/figure`,
    as: 'Dana',
    roles: ['organiser'],
    init: form({ 'figure-kind': 'price', 'figure-value': 'much', 'figure-day': '2016-10-01', 'figure-source': '' }),
    status: 422,
    contains: ['value="much"', 'href="#f-figure-value"', 'href="#f-figure-source"'],
    lacks: ['href="#f-date-source"'],
  },
]);

test('declaring what one holds says what it allows; organisers see who may file', async () => {
  await using world = await openWorld();
  const { ruth } = await withFigures(world);
  const aicha = await world.person('Aïcha');
  const bela = await world.person('Bela');
  const declare = (who: typeof aicha, shares: string, since: string) =>
    who.browse(`${SHARES}/hold`, form({ shares, since, wouldFile: 'on' }));
  const done = await declare(aicha, '1 000', '2014-05-02');
  assert.equal(done.headers.get('location'), `${SHARES}#standing`);
  assert.match(await (await aicha.browse(SHARES)).text(), /You may file a resolution by yourself\./);
  await declare(bela, '1000', '2016-01-10');
  assert.match(await (await bela.browse(SHARES)).text(), /by yourself from 10 January 2017 on/);
  await declare(bela, '10', '2016-01-10');
  assert.match(await (await bela.browse(SHARES)).text(), /To file a resolution you hold too little/);

  const lead = await (await ruth.browse(`${SHARES}/lead`)).text();
  assert.match(lead, /Alone: <a href="\/@aicha"><bdi>Aïcha<\/bdi><\/a>/);
  assert.match(lead, /<bdi>Bela<\/bdi>/);
  await aicha.browse(`${SHARES}/hold/withdraw`, { method: 'POST' });
  assert.doesNotMatch(await (await ruth.browse(`${SHARES}/lead`)).text(), /<bdi>Aïcha<\/bdi>/);
});

test('an organiser opens a drive, writes in it and takes out what was wrong', async () => {
  await using world = await openWorld();
  const { ruth } = await launchAppeal(world);
  const post = (what: string, fields: Record<string, string>) => ruth.browse(`${SHARES}/lead/${what}`, form(fields));
  assert.match(await (await ruth.browse(`${SHARES}/lead`)).text(), /Open a share drive/);
  await post('open', { company: 'Exemple SA', jurisdiction: 'FR', currency: 'EUR' });
  await post('figure', {
    'figure-kind': 'capital',
    'figure-value': '10 000 000',
    'figure-day': '2016-01-01',
    'figure-source': 'Kbis',
  });
  await post('figure', {
    'figure-kind': 'shares',
    'figure-value': '1 000 000',
    'figure-day': '2016-01-01',
    'figure-source': 'Kbis',
  });
  await post('move', {
    'move-suitor': 'Grand Groupe',
    'move-move': 'Looks, then leaves',
    'move-day': '2016-09-30',
    'move-source': 'A newspaper',
  });
  const page = await (await world.browse(SHARES)).text();
  assert.match(page, /2\.24% of the capital/);
  assert.match(page, /That is 22,375 shares\./);
  assert.match(page, /Grand Groupe/);
  const { id } = await world.db.selectFrom('share_drive_move').select('id').executeTakeFirstOrThrow();
  await post('remove', { what: 'move', id });
  assert.doesNotMatch(await (await world.browse(SHARES)).text(), /Grand Groupe/);
});

test('the link of a reminder asks, and stops by one press of whoever has it', async () => {
  await using world = await openWorld();
  const { id } = await withFigures(world);
  const aicha = await world.person('Aïcha');
  await world.transact((tx) => followDrive(tx, aicha.actor, id));
  await aicha.browse(`${SHARES}/follow`, { method: 'POST' });
  const { stop_token: token } = await world.db
    .selectFrom('share_drive_follower')
    .select('stop_token')
    .executeTakeFirstOrThrow();
  const link = `${SHARES}/stop/${token}`;
  assert.match(await (await world.browse(link)).text(), /Stop the reminders/);
  assert.match(await (await aicha.browse(SHARES)).text(), /You will be reminded/);
  const stopped = await world.browse(link, form({ 'List-Unsubscribe': 'One-Click' }));
  assert.equal(stopped.status, 200);
  assert.equal((await world.browse(link)).status, 404);
  assert.match(await (await aicha.browse(SHARES)).text(), /Remind me/);
});
