import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import sharp from 'sharp';
import { epcPayload, stopPledgeMails } from '#campaigns';
import { renderSVG } from 'uqr';
import { scenarios } from '../../../test/scenario.ts';
import { form, openWorld, type World } from '../../../test/world.ts';
import { launchAppeal } from '../../campaigns/campaign.testing.ts';
import { dayAfter, DRIVE, openDrive, pledgeAndConfirm } from '../../campaigns/pledges/pledges.testing.ts';
import { mod97 } from '../../campaigns/pledges/iban.ts';
import { referenceOf, referencesIn } from '../../campaigns/pledges/reference.ts';

const CAMPAIGN = '/c/what-if-we-bought-twitter';
const PLEDGES = `${CAMPAIGN}/pledges`;
const FORM = { suggested: '50.00', condition: 'none', name: 'Aïcha', email: 'aicha@example.org', terms: '1' };

async function withPledges(world: World) {
  const drive = await openDrive(world, { steps: [{ amount: '2 000', possible: 'a second server' }] });
  await pledgeAndConfirm(world, drive.id, 'Aicha', 600);
  await pledgeAndConfirm(world, drive.id, 'Bela', 500, { kind: 'people', least: 3 });
  return drive;
}

scenarios([
  { name: 'a campaign without a pledge drive has no page for it', given: launchAppeal, path: PLEDGES, status: 404 },
  {
    name: 'the page says both figures, what waits, the two tests and their dates, who receives where, and the rule',
    given: withPledges,
    path: PLEDGES,
    status: 200,
    contains: [
      '€1,000, or nobody pays',
      '<b>€600</b> pledged · 1 person',
      '<b>€0</b> collected',
      '€500 more from 1 person waits until enough others pledge',
      'If €1,000 are not pledged by the end of 1 November 2016, nobody pays anything.',
      'If less than €800 has come in by the end of 1 December 2016, everyone who paid gets everything back.',
      'Les Amis de l’oiseau',
      'FR76 3000 6000 0112 3456 7890 189',
      'exactly one largest group',
      'a second server',
      'One share is 50 €.',
      'I have read what I agree to',
    ],
    lacks: ['Aicha', 'style="', 'checked=""/><span>I have read'],
  },
  {
    name: 'in French',
    given: withPledges,
    path: PLEDGES,
    init: { headers: { 'accept-language': 'fr' } },
    status: 200,
    contains: [/ou personne ne paie/, /<b>600\s€<\/b> promis · 1 personne/, 'Deux épreuves, deux dates', 'reçus'],
  },
  {
    name: 'the campaign’s page leads to it with both figures',
    given: withPledges,
    path: CAMPAIGN,
    status: 200,
    contains: [`href="${PLEDGES}"`, '<b>€600</b> pledged', '<b>€0</b> collected'],
  },
  {
    name: 'so does its data',
    given: withPledges,
    path: `${CAMPAIGN}/data.json`,
    status: 200,
    contains: ['"pledged":600', '"collected":0', '"waiting_for_their_conditions":{"pledged":500,"people":1}'],
  },
  {
    name: 'what is missing is said beside it, and what was written stays',
    given: openDrive,
    path: PLEDGES,
    init: form({ ...FORM, suggested: 'other', amount: '7', condition: 'people', leastPeople: '1', email: 'a' }),
    status: 422,
    contains: ['value="Aïcha"', 'value="7"', 'href="#f-email"'],
  },
  {
    name: 'nobody agrees without a tick',
    given: openDrive,
    path: PLEDGES,
    init: form(FORM),
    status: 422,
    contains: ['Read what you agree to, and tick the box.'],
  },
  {
    name: 'the answer is the same for every address',
    given: withPledges,
    path: PLEDGES,
    init: form({ ...FORM, agree: 'on' }),
    status: 303,
    location: `${PLEDGES}/sent`,
  },
  {
    name: 'a link that no mail held opens nothing',
    given: openDrive,
    path: `${PLEDGES}/mine/${'a'.repeat(43)}`,
    status: 404,
  },
  { name: 'who keeps no money sees no pledges', given: withPledges, path: `${PLEDGES}/money`, as: 'Emil', status: 403 },
  {
    name: 'a treasurer sees them all',
    given: withPledges,
    path: `${PLEDGES}/money`,
    as: 'Tove',
    roles: ['treasurer'],
    status: 200,
    contains: ['Aicha', 'bela@example.org', 'Nobody has been asked to pay yet'],
  },
]);

test('an organiser opens a drive, is refused without an account that receives, and corrects it', async () => {
  await using world = await openWorld();
  const { ruth } = await launchAppeal(world);
  const post = (what: string, fields: Record<string, string>) => ruth.browse(`${PLEDGES}/lead/${what}`, form(fields));
  assert.match(await (await ruth.browse(`${PLEDGES}/lead`)).text(), /Open a pledge drive/);
  const refused = await post('open', { ...DRIVE, iban: '', receiver: '' });
  assert.equal(refused.status, 422);
  const text = await refused.text();
  assert.match(text, /Name the legal person who receives the money/);
  assert.match(text, /value="1 000"/);
  assert.equal((await post('open', { ...DRIVE, iban: '' })).status, 422);
  assert.equal((await post('open', DRIVE)).status, 303);
  assert.equal(
    (await post('change', { ...DRIVE, goal: '2000', 'steps.0.amount': '3000', 'steps.0.possible': 'more' })).status,
    303,
  );
  const page = await (await world.browse(PLEDGES)).text();
  assert.match(page, /€2,000, or nobody pays/);
  assert.match(page, /Version 2, of 3 October 2016/);
});

test('from the form to the money: mail, button, own page, call, payment, and both figures everywhere', async () => {
  await using world = await openWorld();
  const { ruth } = await openDrive(world, { goal: '50', closingAmount: '50' });
  await world.browse(PLEDGES, form({ ...FORM, agree: 'on' }));
  await world.app.settle();
  const [mail] = await world.mails('aicha@example.org');
  const link = /http:\/\/localhost:3000(\S+\/confirm\/\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
  assert.match(await (await world.browse(link)).text(), /Yes, I pledge €50/);
  const pressed = await world.browse(link, form({ terms: '1' }));
  const mine = pressed.headers.get('location') ?? '';
  assert.match(mine, /\/mine\//);
  assert.match(await (await world.browse(mine)).text(), /Confirmed: €50/);
  assert.equal((await world.browse(`${mine}/change`, form({ amount: '60', condition: 'none' }))).status, 303);
  assert.equal((await world.browse(`${mine}/change`, form({ amount: '6', condition: 'none' }))).status, 422);
  await dayAfter(world, '2016-11-01');
  const reference = referenceOf(1, 1);
  const called = await (await world.browse(mine)).text();
  assert.match(called, new RegExp(reference.match(/.{1,4}/g)!.join(' ')));
  assert.match(called, /class="qr"/);
  const record = (fields: Record<string, string>) => ruth.browse(`${PLEDGES}/money/payment`, form(fields));
  const proof = { amount: '60', day: '2016-11-05', line: 'VIR AICHA' };
  assert.equal((await record({ pledge: '2', ...proof })).status, 422);
  assert.equal((await record({ pledge: reference, ...proof })).status, 303);
  const pasted = await ruth.browse(`${PLEDGES}/money/lines`, form({ lines: `2016-11-06;${reference};60` }));
  assert.match(await pasted.text(), /1 line recorded/);
  const page = await (await world.browse(PLEDGES)).text();
  assert.match(page, /<b>€60<\/b> pledged/);
  assert.match(page, /<b>€120<\/b> collected/);
  assert.match(await (await world.browse(mine)).text(), /You paid €60 more than you pledged/);
  assert.match(await (await ruth.browse(`${PLEDGES}/money/1`)).text(), /VIR AICHA/);
  const csv = await (await ruth.browse(`${PLEDGES}/money/refunds.csv`)).text();
  assert.match(csv, /1,RF\d+,Aïcha,aicha@example.org,,EUR,60\r\n/);
  const stop = mine.replace('/mine/', '/stop/');
  assert.match(await (await world.browse(stop)).text(), /Stop the reminders/);
  assert.equal((await world.browse(stop, form({ 'List-Unsubscribe': 'One-Click' }))).status, 200);
  assert.equal((await world.transact((tx) => stopPledgeMails(tx, mine.split('/').at(-1)!)))?.state, 'paid');
});

test('who looks at the page sees the figures move', async () => {
  await using world = await openWorld();
  const { id } = await withPledges(world);
  assert.equal((await world.browse('/live?on=pledges:1')).status, 404);
  const stream = (await world.browse(`/live?on=pledges:${id}`)).body?.getReader();
  let heard = '';
  while (!heard.includes('pledge-figures')) {
    const { value, done } = (await stream?.read()) ?? { done: true };
    assert.ok(!done, heard);
    heard += new TextDecoder().decode(value);
  }
  assert.match(heard, /€600/);
  await stream?.cancel();
});

test('a reference is found however a bank spaces it, and no slip of a digit is', () => {
  const reference = referenceOf(12, 345);
  // The example of ISO 11649 that every bank knows.
  assert.equal(mod97('539007547034RF18'), 1);
  assert.equal(reference, 'RF15120000345');
  assert.deepEqual(referencesIn(`paid ${reference.match(/.{1,4}/g)!.join(' ')} thanks`, 12), [
    { reference, pledge: 345 },
  ]);
  for (let at = 2; at < reference.length; at++)
    for (let digit = 0; digit < 10; digit++) {
      const slip: string = reference.slice(0, at) + digit + reference.slice(at + 1);
      if (slip !== reference) assert.deepEqual(referencesIn(slip, 12), [], slip);
    }
});

test('a code of a transfer reads as it was written, in plain ASCII', async (t) => {
  const payload = epcPayload({
    holder: 'Coopérative « L’Œuf »',
    iban: 'FR7630006000011234567890189',
    amount: 5_005,
    reference: 'RF15120000345',
  });
  assert.equal(
    payload,
    "BCD\n002\n1\nSCT\n\nCooperative  L'oeuf\nFR7630006000011234567890189\nEUR50.05\n\nRF15120000345",
  );
  if (spawnSync('zbarimg', ['--version']).status !== 0) return t.skip('zbarimg is not installed');
  const folder = await mkdtemp(join(tmpdir(), 'essor-qr-'));
  try {
    const file = join(folder, 'code.png');
    await writeFile(
      file,
      await sharp(Buffer.from(renderSVG(payload, { border: 4, ecc: 'M', pixelSize: 6 })))
        .png()
        .toBuffer(),
    );
    assert.equal(spawnSync('zbarimg', ['--quiet', '--raw', file]).stdout.toString().trim(), payload);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
