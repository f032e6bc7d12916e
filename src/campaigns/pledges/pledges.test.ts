import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { leave } from '#accounts';
import { Refusal } from '#refusal';
import { checks } from '../../../checks/pledges.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { erasers } from '../../web/erasers.ts';
import { launchAppeal } from '../campaign.testing.ts';
import { changePledge, refusePledge, stopPledgeMails, tellRefundAccount, withdrawPledge } from './change.ts';
import { confirmPledge } from './confirm.ts';
import { pledgeDriveOf } from './drive.ts';
import { recordLines } from './lines.ts';
import { listPledges } from './list.ts';
import { changePledgeDrive, openPledgeDrive } from './open.ts';
import { ownPledge } from './own.ts';
import { pledgePayments } from './payments.ts';
import { parsePledge, pledge } from './pledge.ts';
import { askToPledge, dayAfter, DRIVE, openDrive, pledgeAndConfirm } from './pledges.testing.ts';
import { referenceOf } from './reference.ts';
import { forgetPledges } from './retention.ts';

const says = (status: number, field?: string) => (error: unknown) =>
  error instanceof Refusal && error.status === status && (field === undefined || field in error.fields);
const ORIGIN = 'http://localhost:3000';

async function figuresOf(world: World, id: Awaited<ReturnType<typeof openDrive>>['id']) {
  const drive = await pledgeDriveOf(world.db, id);
  assert.ok(drive);
  return drive;
}

async function wellKept(world: World): Promise<void> {
  for (const { name, query } of checks) assert.deepEqual((await sql.raw(query).execute(world.db)).rows, [], name);
}

const paid = (world: World, o: Awaited<ReturnType<typeof openDrive>>, number: number, euros: number, line = 'a line') =>
  world.transact((tx) =>
    pledgePayments.recordPayment(tx, o.ruth.actor, {
      campaign: o.id,
      pledge: number,
      input: { amount: euros * 100, day: '2016-11-10', line, note: '' },
      origin: ORIGIN,
    }),
  );

test('there is no drive without a legal person that receives, and an account of theirs', async () => {
  await using world = await openWorld();
  const { ruth, id } = await launchAppeal(world);
  const open = (more: object) => world.transact((tx) => openPledgeDrive(tx, ruth.actor, id, { ...DRIVE, ...more }));
  await assert.rejects(open({ receiver: '' }), says(422, 'receiver'));
  await assert.rejects(open({ iban: '' }), says(422, 'iban'));
  await assert.rejects(open({ iban: 'FR76 3000 6000 0112 3456 7890 188' }), says(422, 'iban'));
  await assert.rejects(open({ otherAccount: '00-00-00 12345678' }), says(422, 'otherAccount'));
  await assert.rejects(open({ closingAmount: '1 000,01' }), says(422, 'closingAmount'));
  await assert.rejects(open({ collectUntil: '2016-11-02' }), says(422, 'collectUntil'));
  await assert.rejects(open({ suggested: '5; 20' }), says(422, 'suggested'));
  await assert.rejects(open({ pledgeUntil: '2016-10-02' }), says(422, 'pledgeUntil'));
  const bela = await world.person('Bela');
  await assert.rejects(
    world.transact((tx) => openPledgeDrive(tx, bela.actor, id, DRIVE)),
    says(403),
  );
  await open({});
  await assert.rejects(open({}), says(409));
});

test('what somebody has pledged on stays; words may change, and who comes later agrees to the new ones', async () => {
  await using world = await openWorld();
  const { ruth, id } = await openDrive(world);
  const change = (more: object) => world.transact((tx) => changePledgeDrive(tx, ruth.actor, id, { ...DRIVE, ...more }));
  await change({ goal: '900' });
  await change({});
  const asked = await world.transact((tx) =>
    pledge(tx, {
      campaign: id,
      input: {
        name: 'A',
        email: 'a@example.org',
        amount: 2_000,
        condition: { kind: 'none' },
        wouldJoin: false,
        terms: 3,
      },
      locale: 'en',
      origin: ORIGIN,
    }),
  );
  assert.ok(asked.outcome === 'asked');
  await change({ words: 'One share is 25 €.' });
  await assert.rejects(
    world.transact((tx) => confirmPledge(tx, asked.token, 3)),
    says(422, 'agree'),
  );
  await world.transact((tx) => confirmPledge(tx, asked.token, 4));
  await assert.rejects(change({ goal: '900' }), says(422, 'goal'));
  await assert.rejects(change({ iban: '', otherAccount: 'another' }), says(422, 'iban'));
  await assert.rejects(change({ most: '15', suggested: '' }), says(422, 'most'));
  await change({ words: 'One share is 10 €.', steps: [{ amount: '2000', possible: 'a second server' }] });
  const own = await ownPledge(world.db, asked.token);
  assert.match(own?.terms.text ?? '', /25 €/);
  const drive = await figuresOf(world, id);
  assert.match(drive.terms.text, /10 €[^]*six|10 €/);
  assert.deepEqual(drive.steps, [{ amount: 200_000, possible: 'a second server' }]);
});

test('a mailbox has one pledge a drive, however it is written and however often the form is sent', async () => {
  await using world = await openWorld();
  const { id } = await openDrive(world);
  const sent = await Promise.all(Array.from({ length: 200 }, () => askToPledge(world, id, 'Aicha', 50)));
  const tokens = sent.flatMap((one) => (one.outcome === 'asked' ? [one.token] : []));
  assert.equal(tokens.length, 5, 'five mails a day');
  await Promise.all(tokens.map((token) => world.transact((tx) => confirmPledge(tx, token, 1))));
  const { figures } = await figuresOf(world, id);
  assert.deepEqual([figures.pledged, figures.people], [5_000, 1]);
  assert.equal((await world.db.selectFrom('pledge').select('id').execute()).length, 1);
  // The next day the form leads to the pledge that stands, by a mail of its own.
  world.clock.advance(2 * 86_400_000);
  assert.equal((await askToPledge(world, id, 'AICHA', 70)).outcome, 'pledged-before');
  assert.equal((await figuresOf(world, id)).figures.pledged, 5_000);
  await wellKept(world);
});

test('sums are read as people write them, and never as a thousandth', () => {
  const amountOf = (amount: string) =>
    parsePledge({ name: 'A', email: 'a@example.org', amount, condition: 'none', agree: 'on', terms: '1' }).amount;
  for (const [text, cents] of [
    ['50', 5_000],
    ['1,000', 100_000],
    ['1.000', 100_000],
    ['1 000,5', 100_050],
    ['1,000.50 €', 100_050],
    ['12.34', 1_234],
  ] as const)
    assert.equal(amountOf(text), cents, text);
  for (const text of ['-5', '0', '1,23,4', '1e3', '12.345,6.7', 'much'])
    assert.throws(() => amountOf(text), says(422, 'amount'), text);
});

test('who is signed in confirms by sending the form; another’s address is asked by mail as everybody’s', async () => {
  await using world = await openWorld();
  const { id } = await openDrive(world);
  const bela = await world.person('Bela');
  const send = (email: string) =>
    world.transact((tx) =>
      pledge(tx, {
        campaign: id,
        input: { name: 'Bela', email, amount: 3_000, condition: { kind: 'none' }, wouldJoin: true, terms: 1 },
        locale: 'en',
        origin: ORIGIN,
        by: bela.actor,
      }),
    );
  assert.equal((await send('carl@example.org')).outcome, 'asked');
  assert.equal((await send(bela.email)).outcome, 'confirmed');
  assert.equal((await figuresOf(world, id)).figures.people, 1);
  await world.transact((tx) => leave(tx, bela.actor, '@bela', erasers));
  assert.equal((await figuresOf(world, id)).figures.people, 0);
  const [row] = await world.db.selectFrom('pledge').where('state', '=', 'withdrawn').selectAll().execute();
  assert.deepEqual([row?.name, row?.email, row?.person_id], ['', '', null]);
  await wellKept(world);
});

test('a pledge is raised, lowered, bound to others and withdrawn by its link, and what stands follows at once', async () => {
  await using world = await openWorld();
  const { id } = await openDrive(world);
  const aicha = await pledgeAndConfirm(world, id, 'Aicha', 100);
  const bela = await pledgeAndConfirm(world, id, 'Bela', 300, { kind: 'people', least: 3 });
  let { figures } = await figuresOf(world, id);
  assert.deepEqual([figures.pledged, figures.waiting], [10_000, { amount: 30_000, people: 1 }]);
  await pledgeAndConfirm(world, id, 'Carl', 50, { kind: 'amount', least: 45_000 });
  ({ figures } = await figuresOf(world, id));
  assert.deepEqual([figures.pledged, figures.people], [45_000, 3]);
  await world.transact((tx) => changePledge(tx, aicha, { amount: 9_000, condition: { kind: 'none' } }));
  ({ figures } = await figuresOf(world, id));
  assert.deepEqual([figures.pledged, figures.waiting.people], [9_000, 2]);
  await assert.rejects(
    world.transact((tx) => changePledge(tx, aicha, { amount: 900, condition: { kind: 'none' } })),
    says(422, 'amount'),
  );
  await world.transact((tx) => withdrawPledge(tx, bela));
  await world.transact((tx) => refusePledge(tx, aicha));
  assert.equal((await ownPledge(world.db, aicha))?.state, 'withdrawn');
  assert.equal((await askToPledge(world, id, 'Aicha', 20)).outcome, 'refused');
  assert.equal((await askToPledge(world, id, 'Bela', 20)).outcome, 'asked');
  await wellKept(world);
});

test('if the goal is not reached by the day, nobody pays anything', async () => {
  await using world = await openWorld();
  const drive = await openDrive(world);
  const { id } = drive;
  const aicha = await pledgeAndConfirm(world, id, 'Aicha', 900);
  // Enough with this one, who asks for more people than there are.
  await pledgeAndConfirm(world, id, 'Bela', 900, { kind: 'people', least: 3 });
  await askToPledge(world, id, 'Carl', 900);
  await assert.rejects(paid(world, drive, 1, 900), says(409));
  world.clock.advance(Date.parse('2016-11-01T22:59:00Z') - world.clock.now().getTime());
  await world.transact((tx) => changePledge(tx, aicha, { amount: 99_900, condition: { kind: 'none' } }));
  world.clock.advance(60_000);
  await assert.rejects(
    world.transact((tx) => changePledge(tx, aicha, { amount: 100_000, condition: { kind: 'none' } })),
    says(409),
  );
  await dayAfter(world, '2016-11-01');
  await dayAfter(world, '2016-12-01');
  const { state, figures, turns } = await figuresOf(world, id);
  assert.deepEqual([state, turns.length], ['released', 1]);
  assert.deepEqual([figures.pledged, figures.people, figures.collected], [99_900, 1, 0]);
  await world.app.settle();
  assert.deepEqual(
    (await world.db.selectFrom('pledge').orderBy('id').select('state').execute()).map((row) => row.state),
    ['released', 'released'],
  );
  for (const name of ['aicha', 'bela'])
    assert.match((await world.mails(`${name}@example.org`))[0]?.subject ?? '', /goal was not reached, you owe nothing/);
  await wellKept(world);
});

test('the goal reached, each is called; what came in decides, and nothing is edited', async () => {
  await using world = await openWorld();
  const drive = await openDrive(world);
  const { ruth, id } = drive;
  const tokens: string[] = [];
  for (const [name, euros] of [
    ['Aicha', 500],
    ['Bela', 400],
    ['Carl', 200],
  ] as const)
    tokens.push(await pledgeAndConfirm(world, id, name, euros));
  await pledgeAndConfirm(world, id, 'Dana', 10, { kind: 'people', least: 100 });
  await dayAfter(world, '2016-11-01');
  await world.app.settle();
  const reference = referenceOf(1, 1);
  const [call] = await world.mails('aicha@example.org');
  assert.match(call?.subject ?? '', /goal is reached, please pay/);
  for (const part of [
    /€500\.00/,
    /FR76 3000 6000 0112 3456 7890 189/,
    new RegExp(reference.match(/.{1,4}/g)!.join(' ')),
    /1 December 2016/,
  ])
    assert.match(call?.text ?? '', part);
  assert.match((await world.mails('dana@example.org'))[0]?.subject ?? '', /condition was not met/);

  // Reminded at fourteen days and at two, unless it was stopped or paid.
  await world.transact((tx) => stopPledgeMails(tx, tokens[1]!));
  await dayAfter(world, '2016-11-16');
  await dayAfter(world, '2016-11-17');
  await world.app.settle();
  const reminders = async (name: string) =>
    (await world.mails(`${name}@example.org`)).filter(({ subject }) => /left to pay/.test(subject)).length;
  assert.deepEqual(await Promise.all(['aicha', 'bela', 'dana'].map(reminders)), [1, 0, 0]);

  // Lines of a statement, pasted twice, with one that says nothing.
  const lines = [
    `2016-11-20;VIR AICHA ${reference.toLowerCase().replace(/(.{4})/g, '$1 ')};500,00`,
    `20/11/2016;"BELA, ${referenceOf(1, 2)}";100`,
    '20/11/2016;somebody;20',
    // A balance, and the number of something: whoever reads it knows which is which.
    `20/11/2016;${referenceOf(1, 3)};200,00;12 345,67`,
    `20/11/2016;${referenceOf(1, 3)};4711;0815`,
  ].join('\n');
  const paste = () => world.transact((tx) => recordLines(tx, ruth.actor, id, lines, ORIGIN));
  assert.deepEqual(
    (await paste()).map(({ outcome }) => outcome),
    ['recorded', 'recorded', 'no-reference', 'several-amounts', 'several-amounts'],
  );
  assert.deepEqual(
    (await paste()).map(({ outcome }) => outcome),
    ['before', 'before', 'no-reference', 'several-amounts', 'several-amounts'],
  );
  const carl = await paid(world, drive, 3, 250);
  assert.ok(carl !== 'before');
  const stateOf = async () =>
    (await listPledges(world.db, ruth.actor, id, { most: 9 })).map((one) => [
      one.number,
      one.state,
      one.paid,
      one.owed,
    ]);
  assert.deepEqual(await stateOf(), [
    [1, 'paid', 50_000, 0],
    [2, 'part-paid', 10_000, 0],
    [3, 'paid', 25_000, 5_000],
    [4, 'released', 0, 0],
  ]);
  // Carl’s was somebody else’s money: undone by a row of its own, once.
  const undo = () =>
    world.transact((tx) =>
      pledgePayments.reverse(tx, ruth.actor, { campaign: id, payment: carl.id, note: 'wrong line' }),
    );
  assert.equal((await undo()).state, 'called');
  await assert.rejects(undo(), says(409));
  assert.equal((await figuresOf(world, id)).figures.collected, 60_000);
  await paid(world, drive, 2, 200);
  await dayAfter(world, '2016-12-01');
  const closed = await figuresOf(world, id);
  assert.deepEqual([closed.state, closed.figures.pledged, closed.figures.collected], ['closed', 110_000, 80_000]);
  assert.deepEqual(
    (await stateOf()).map(([, state]) => state),
    ['paid', 'part-paid', 'failed', 'released'],
  );
  await wellKept(world);
});

test('if too little comes in, everything that was paid goes back, and the proof is kept under a number', async () => {
  await using world = await openWorld();
  const drive = await openDrive(world);
  const { ruth, id } = drive;
  const aicha = await pledgeAndConfirm(world, id, 'Aicha', 700);
  const bela = await pledgeAndConfirm(world, id, 'Bela', 400);
  await dayAfter(world, '2016-11-01');
  await paid(world, drive, 1, 700, 'AICHA 700,00');
  await dayAfter(world, '2016-12-01');
  assert.equal((await figuresOf(world, id)).state, 'refunding');
  assert.deepEqual(
    [(await ownPledge(world.db, aicha))?.state, (await ownPledge(world.db, bela))?.state],
    ['paid', 'released'],
  );
  await assert.rejects(
    world.transact((tx) => tellRefundAccount(tx, aicha, { refundAccount: 'FR76 1' })),
    says(422, 'refundAccount'),
  );
  await world.transact((tx) => tellRefundAccount(tx, aicha, { refundAccount: 'de89 3704 0044 0532 0130 00' }));
  const [owed] = await listPledges(world.db, ruth.actor, id, { owed: true, most: 9 });
  assert.deepEqual([owed?.owed, owed?.refundAccount], [70_000, 'DE89370400440532013000']);
  // Their time is over, but money is owed: they stay known until it is back.
  const halfAYear = 200 * 86_400_000;
  world.clock.advance(halfAYear);
  await forgetPledges.run(world.deps, {});
  assert.equal((await ownPledge(world.db, aicha))?.name, 'Aicha');
  assert.equal(await ownPledge(world.db, bela), undefined);
  const refund = (euros: number) =>
    world.transact((tx) =>
      pledgePayments.recordRefund(tx, ruth.actor, {
        campaign: id,
        pledge: 1,
        input: { amount: euros * 100, day: '2016-12-05', line: 'VIR SEPA AICHA', note: '' },
        origin: ORIGIN,
      }),
    );
  await assert.rejects(refund(701), says(422, 'amount'));
  await refund(700);
  await forgetPledges.run(world.deps, {});
  const rows = await world.db.selectFrom('pledge').orderBy('number').selectAll().execute();
  assert.deepEqual(
    rows.map((row) => [row.number, row.state, row.name, row.email, row.refund_account]),
    [
      [1, 'refunded', '', '', ''],
      [2, 'released', '', '', ''],
    ],
  );
  const payments = await world.db.selectFrom('pledge_payment').select(['amount', 'line']).execute();
  assert.deepEqual(payments, [
    { amount: '70000', line: '' },
    { amount: '70000', line: '' },
  ]);
  assert.deepEqual((await figuresOf(world, id)).figures, {
    pledged: 110_000,
    people: 2,
    waiting: { amount: 0, people: 0 },
    collected: 70_000,
    refunded: 70_000,
  });
  await wellKept(world);
});
