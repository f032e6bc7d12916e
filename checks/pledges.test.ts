import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { Db, Tx } from '#db';
import { pledgePayments } from '#campaigns';
import { dayAfter, openDrive, pledgeAndConfirm } from '../src/campaigns/pledges/pledges.testing.ts';
import { openWorld, type World } from '../test/world.ts';
import { checks } from './pledges.ts';

/** A drive that was called, with a payment and one that was undone, and one that is open. */
async function livingWorld(): Promise<World> {
  const world = await openWorld();
  const { ruth, id } = await openDrive(world);
  for (const [name, euros] of [
    ['Aicha', 900],
    ['Bela', 200],
    ['Carl', 100],
  ] as const)
    await pledgeAndConfirm(world, id, name, euros);
  await dayAfter(world, '2016-11-01');
  const pay = (number: number) =>
    world.transact((tx) =>
      pledgePayments.recordPayment(tx, ruth.actor, {
        campaign: id,
        pledge: number,
        input: { amount: 20_000, day: '2016-11-03', line: 'line', note: '' },
        origin: 'http://localhost:3000',
      }),
    );
  await pay(1);
  const wrong = await pay(2);
  assert.ok(wrong !== 'before');
  await world.transact((tx) =>
    pledgePayments.reverse(tx, ruth.actor, { campaign: id, payment: wrong.id, note: 'wrong line' }),
  );
  const open = await openDrive(world, { pledgeUntil: '2016-12-01', collectUntil: '2017-01-01' }, ruth);
  await pledgeAndConfirm(world, open.id, 'Dana', 50);
  return world;
}

/** The harm that each check must find. */
const harms: Record<string, (tx: Tx) => Promise<unknown>> = {
  'one mailbox has one pledge a drive': async (tx) => {
    await sql`drop index pledge_mailbox`.execute(tx);
    await sql`update pledge set email_canonical = 'aicha@example.org'`.execute(tx);
  },
  'every confirmed pledge is within the limits of its drive, and its terms are kept': (tx) =>
    sql`update pledge_drive set most = least`.execute(tx),
  'a pledge came into its state by a way that there is': (tx) =>
    sql`delete from pledge_event where kind = 'called'`.execute(tx),
  'what is pledged in an open drive equals its confirmed pledges, condition by condition and day by day': (tx) =>
    sql`update pledge_tally set amount = amount + 1`.execute(tx),
  'what was paid and paid back equals its payments, pledge by pledge, drive by drive and day by day': (tx) =>
    sql`delete from pledge_payment where reverses_id is not null`.execute(tx),
  'a correction undoes a row of its own pledge, of its kind and its amount': (tx) =>
    sql`update pledge_payment set amount = amount + 1 where reverses_id is not null`.execute(tx),
  'no pledge waits for its call in a drive whose test is over, and none is called where it does not go ahead': (tx) =>
    sql`update pledge_turn set kind = 'released'`.execute(tx),
  'a drive that called had reached its goal, and one that went ahead its closing condition': (tx) =>
    sql`update pledge_turn set pledged = pledged - 100000`.execute(tx),
  'of a drive whose time is over no name and no address is kept': (tx) =>
    sql`update pledge_drive set erased_at = now()`.execute(tx),
};

const look = async (db: Db, name: string): Promise<number> => {
  const { query } = checks.find((one) => one.name === name)!;
  return (await sql<object>`${sql.raw(query)}`.execute(db)).rows.length;
};

test('every check of pledges has a harm that it finds', () => {
  assert.deepEqual(Object.keys(harms).toSorted(), checks.map(({ name }) => name).toSorted());
});

test('checks of pledges', async (t) => {
  await using world = await livingWorld();
  const mended = new Error('mended');
  for (const [name, harm] of Object.entries(harms)) {
    await t.test(`holds, and finds when it does not, that ${name}`, async () => {
      assert.equal(await look(world.db, name), 0);
      let found = 0;
      const harmed = world.transact(async (tx) => {
        await harm(tx);
        found = await look(tx, name);
        throw mended;
      });
      await assert.rejects(harmed, (error) => error === mended);
      assert.ok(found > 0);
    });
  }
});
