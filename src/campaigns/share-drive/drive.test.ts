import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leave } from '#accounts';
import { readNotifications } from '#network';
import { Refusal } from '#refusal';
import { openWorld, type Person, type World } from '../../../test/world.ts';
import { erasers } from '../../web/erasers.ts';
import { launchAppeal } from '../campaign.testing.ts';
import { takeoverOfDrive } from './calculator-start.ts';
import { knownOn } from './company.ts';
import { shareDriveOf } from './drive.ts';
import { followDrive, stopReminders, unfollowDrive } from './follow.ts';
import { declareHolding, holdersOf, holdingsInPublic, ownHolding, withdrawHolding } from './holding.ts';
import { openShareDrive, recordDriveDate, recordFigure, recordMove, removeFromDrive } from './record.ts';
import { remindOfDriveDates } from './remind-jobs.ts';

const DAY = 86_400_000;
const PAPER = { source: 'Annual report', url: '' };

async function openDrive(world: World) {
  const { ruth, id } = await launchAppeal(world);
  await world.transact((tx) =>
    openShareDrive(tx, ruth.actor, id, { company: 'Example, Inc.', jurisdiction: 'US', currency: 'USD' }),
  );
  return { ruth, id };
}

const says = (status: number, field?: string) => (error: unknown) =>
  error instanceof Refusal && error.status === status && (field === undefined || field in error.fields);

/** Runs the reminders as the hour would, and sends what they wrote. @returns subjects to somebody, oldest first. */
async function remind(world: World, to: Person): Promise<string[]> {
  await remindOfDriveDates.run(world.deps, {});
  await world.app.settle();
  return (await world.mails(to.email)).map(({ subject }) => subject).toReversed();
}

test('organisers alone open a drive and write in it, once a campaign', async () => {
  await using world = await openWorld();
  const { ruth, id } = await openDrive(world);
  const bela = await world.person('Bela');
  const input = { company: 'Example, Inc.', jurisdiction: 'US', currency: 'USD' } as const;
  await assert.rejects(
    world.transact((tx) => openShareDrive(tx, ruth.actor, id, input)),
    says(409),
  );
  await assert.rejects(
    world.transact((tx) => openShareDrive(tx, bela.actor, id, input)),
    says(403),
  );
  await assert.rejects(
    world.transact((tx) => recordMove(tx, bela.actor, id, { day: '2016-10-05', suitor: 'A', move: 'B', ...PAPER })),
    says(403),
  );
  await assert.rejects(
    world.transact((tx) => holdersOf(tx, bela.actor, id)),
    says(403),
  );
});

test('figures have a day and a source; the same kind and day again corrects, and the last one counts', async () => {
  await using world = await openWorld();
  const { ruth, id } = await openDrive(world);
  const write = (kind: 'price' | 'shares' | 'votes' | 'users', day: string, value: number, name = '') =>
    world.transact((tx) => recordFigure(tx, ruth.actor, id, { kind, class: name, day, value, ...PAPER }));
  await write('price', '2016-09-01', 19.5);
  await write('price', '2016-10-01', 23.01);
  await write('price', '2016-10-01', 23.02);
  await write('price', '2016-10-03', 17.25);
  await write('shares', '2016-07-01', 600, 'A');
  await write('shares', '2016-07-01', 100, 'B');
  await write('votes', '2016-07-01', 10, 'B');
  await write('users', '2016-07-01', 313_000_000);
  await assert.rejects(write('shares', '2016-07-02', 0.5), says(422, 'value'));

  const drive = await shareDriveOf(world.db, id);
  assert.ok(drive);
  assert.equal(drive.figures.length, 7);
  // The highest price of the sixty days before; votes by class, and a holder's share of the class with the fewest.
  assert.deepEqual(knownOn(drive, '2016-10-03'), {
    price: 2_302,
    shares: 700,
    votes: 1_600,
    votesPerShare: 1,
    nominalCapital: null,
  });
  assert.equal(knownOn(drive, '2017-01-01').price, 1_725);
  assert.equal(knownOn(drive, '2016-08-01').price, null);
  const { price, shares, users, equity } = takeoverOfDrive(drive, '2016-10-03');
  assert.deepEqual({ price, shares, users, equity }, { price: '17.25', shares: '0.0007', users: '313', equity: '' });
});

test('who follows is reminded at thirty days, seven, one and none, once each, by mail and in the inbox', async () => {
  await using world = await openWorld();
  const { ruth, id } = await openDrive(world);
  const aicha = await world.person('Aïcha');
  const bela = await world.person('Bela', { locale: 'fr' });
  for (const { actor } of [aicha, bela]) await world.transact((tx) => followDrive(tx, actor, id));
  // Written down 34 days ahead.
  const date = { kind: 'record', day: '2016-11-06', note: '', ...PAPER } as const;
  await world.transact((tx) => recordDriveDate(tx, ruth.actor, id, date));
  assert.deepEqual(await remind(world, aicha), []);
  const heard: number[] = [];
  const subjects = new Set<string>();
  for (let day = 1; day <= 36; day++) {
    world.clock.advance(DAY);
    const before = subjects.size;
    for (const subject of await remind(world, aicha)) subjects.add(subject);
    // Asked again within the day, nothing comes.
    const again = await remind(world, aicha);
    assert.ok(again.every((subject) => subjects.has(subject)));
    assert.ok(subjects.size - before <= 1);
    heard.push(subjects.size);
  }
  assert.deepEqual(
    [3, 4, 26, 27, 32, 33, 34, 35].map((day) => heard[day - 1]),
    [0, 1, 1, 2, 2, 3, 4, 4],
  );
  assert.deepEqual(
    [...subjects].map((subject) => subject.split(':')[0]),
    ['In 30 days', 'In 7 days', 'Tomorrow', 'Today'],
  );
  assert.match((await world.mails(bela.email))[0]?.subject ?? '', /^Aujourd’hui/);
  // Told again of the same drive, the line of the inbox is new again and stays one.
  const { items } = await readNotifications(world.db, aicha.actor);
  assert.deepEqual(
    items.map(({ kind, seen }) => [kind, seen]),
    [['drive-date', false]],
  );
});

test('a day that is written down six days ahead is told at once', async () => {
  await using world = await openWorld();
  const { ruth, id } = await openDrive(world);
  const aicha = await world.person('Aïcha');
  await world.transact((tx) => followDrive(tx, aicha.actor, id));
  const date = { kind: 'record', day: '2016-10-09', note: 'One share is enough.', ...PAPER } as const;
  await world.transact((tx) => recordDriveDate(tx, ruth.actor, id, date));
  assert.deepEqual(await remind(world, aicha), ['In 6 days: record date (Example, Inc.)']);
  const [mail] = await world.mails(aicha.email);
  assert.match(mail?.text ?? '', /One share is enough/);
});

test('the link of a reminder stops them, and so does the page', async () => {
  await using world = await openWorld();
  const { ruth, id } = await openDrive(world);
  const aicha = await world.person('Aïcha');
  const bela = await world.person('Bela');
  for (const { actor } of [aicha, bela]) await world.transact((tx) => followDrive(tx, actor, id));
  const { stop_token: token } = await world.db
    .selectFrom('share_drive_follower')
    .where('person_id', '=', aicha.actor.person)
    .select('stop_token')
    .executeTakeFirstOrThrow();
  await world.transact((tx) => stopReminders(tx, token));
  await world.transact((tx) => unfollowDrive(tx, bela.actor, id));
  const date = { kind: 'meeting', day: '2016-10-04', note: '', ...PAPER } as const;
  await world.transact((tx) => recordDriveDate(tx, ruth.actor, id, date));
  assert.deepEqual(await remind(world, aicha), []);
  assert.deepEqual(await remind(world, bela), []);
});

test('a day taken out reminds nobody, and may be written down anew', async () => {
  await using world = await openWorld();
  const { ruth, id } = await openDrive(world);
  const aicha = await world.person('Aïcha');
  await world.transact((tx) => followDrive(tx, aicha.actor, id));
  const date = { kind: 'filing', day: '2016-10-10', note: '', ...PAPER } as const;
  await world.transact((tx) => recordDriveDate(tx, ruth.actor, id, date));
  const [wrong] = (await shareDriveOf(world.db, id))?.dates ?? [];
  assert.ok(wrong);
  await remind(world, aicha);
  await world.transact((tx) => removeFromDrive(tx, ruth.actor, id, 'date', wrong.id));
  await world.transact((tx) => recordDriveDate(tx, ruth.actor, id, { ...date, day: '2016-10-12' }));
  world.clock.advance(2 * DAY);
  assert.equal((await remind(world, aicha)).length, 2);
});

test('what people hold is theirs and the organisers’ to see; everybody else sees a rounded sum of five or more', async () => {
  await using world = await openWorld();
  const { ruth, id } = await openDrive(world);
  const people = await Promise.all(['Aïcha', 'Bela', 'Carl', 'Dana', 'Emil'].map((name) => world.person(name)));
  const [aicha] = people as [Person];
  const declare = (who: Person, shares: number, wouldFile = false) =>
    world.transact((tx) => declareHolding(tx, who.actor, id, { shares, since: '2015-10-03', wouldFile }));
  for (const who of people.slice(0, 4)) await declare(who, 117);
  assert.equal(await holdingsInPublic(world.db, id), undefined);
  for (const who of people.slice(4)) await declare(who, 9_000, true);
  assert.deepEqual(await holdingsInPublic(world.db, id), { people: 5, shares: 9_400 });
  await declare(aicha, 200, true);
  assert.deepEqual(await ownHolding(world.db, aicha.actor, id), { shares: 200, since: '2015-10-03', wouldFile: true });
  assert.deepEqual(
    (await world.transact((tx) => holdersOf(tx, ruth.actor, id))).map(({ displayName, shares }) => [
      displayName,
      shares,
    ]),
    [
      ['Emil', 9_000],
      ['Aïcha', 200],
      ['Bela', 117],
      ['Carl', 117],
      ['Dana', 117],
    ],
  );
  await world.transact((tx) => withdrawHolding(tx, aicha.actor, id));
  assert.equal(await ownHolding(world.db, aicha.actor, id), undefined);
  await assert.rejects(
    world.transact((tx) => declareHolding(tx, aicha.actor, id, { shares: 1, since: '2016-10-04', wouldFile: false })),
    says(422, 'since'),
  );
});

test('who leaves holds nothing any more and is reminded of nothing', async () => {
  await using world = await openWorld();
  const { id } = await openDrive(world);
  const aicha = await world.person('Aïcha');
  await world.transact((tx) => followDrive(tx, aicha.actor, id));
  await world.transact((tx) =>
    declareHolding(tx, aicha.actor, id, { shares: 1, since: '2015-01-01', wouldFile: true }),
  );
  await world.transact((tx) => leave(tx, aicha.actor, '@aicha', erasers));
  for (const table of ['share_drive_follower', 'share_holding'] as const)
    assert.deepEqual(await world.db.selectFrom(table).selectAll().execute(), []);
});
