import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leave, rolesOf } from '#accounts';
import {
  endMandate,
  eraseMember,
  expelMember,
  grantMandate,
  hasMandate,
  leaveCoop,
  type MandateRole,
  mandates,
  mandatesOf,
  resignMandate,
  seatElection,
  suspendMember,
} from '#membership';
import { Refusal } from '#refusal';
import { openWorld, type World } from '../../test/world.ts';
import { memberOf, openCoop, type TestMember } from './membership.testing.ts';
import { monthsAfter } from './seat-election.ts';
import { endOfDay } from './until.ts';

const DAY_MS = 86_400_000;
const refused = (status: number) => (error: unknown) => error instanceof Refusal && error.status === status;

const give = (
  world: World,
  { member }: TestMember,
  o: { role?: MandateRole | null; title?: string; days?: number; reserves?: readonly TestMember[] } = {},
) =>
  world.transact((tx) =>
    grantMandate(tx, null, {
      member,
      role: o.role === undefined ? 'moderator' : o.role,
      title: o.title ?? 'Moderation',
      circle: null,
      endsAt: new Date(tx.now.getTime() + (o.days ?? 100) * DAY_MS),
      reserves: (o.reserves ?? []).map((one) => one.member),
    }),
  );
const roles = async (world: World, { actor }: TestMember) => [...(await rolesOf(world.db, actor.person))].toSorted();
const holders = async (world: World) => (await mandates(world.db)).map(({ holder }) => holder.handle);

test('a mandate gives its role and ends by the clock, and with it the role', async () => {
  await using world = await openWorld();
  const paul = await memberOf(world, 'Paul');
  await give(world, paul);
  await assert.rejects(give(world, paul), refused(422));
  await assert.rejects(give(world, paul, { title: 'Past', days: 0 }), refused(422));
  assert.deepEqual(await roles(world, paul), ['moderator']);
  assert.ok(await hasMandate(world.db, paul.actor, 'moderator'));
  world.clock.advance(99 * DAY_MS);
  await world.app.settle();
  assert.deepEqual(await roles(world, paul), ['moderator']);
  world.clock.advance(DAY_MS);
  assert.equal(await hasMandate(world.db, paul.actor, 'moderator'), false);
  await world.app.settle();
  assert.deepEqual(await roles(world, paul), []);
  const [over] = await mandates(world.db, { ended: true });
  assert.equal(over?.endedHow, 'term');
  assert.ok((await world.mails(paul.email)).some(({ kind }) => kind === 'mandate-ended'));
});

test('a role stays while another mandate carries it', async () => {
  await using world = await openWorld();
  const paul = await memberOf(world, 'Paul');
  const { mandate: first } = await give(world, paul);
  const { mandate: second } = await give(world, paul, { title: 'Moderation of the campaign' });
  await world.transact((tx) => endMandate(tx, null, first));
  assert.deepEqual(await roles(world, paul), ['moderator']);
  await assert.rejects(
    world.transact((tx) => endMandate(tx, null, first)),
    refused(409),
  );
  await world.transact((tx) => resignMandate(tx, paul.actor, second));
  assert.deepEqual(await roles(world, paul), []);
});

test('nobody lays down the mandate of somebody else', async () => {
  await using world = await openWorld();
  const [paul, amina] = [await memberOf(world, 'Paul'), await memberOf(world, 'Amina')];
  const { mandate } = await give(world, paul);
  await assert.rejects(
    world.transact((tx) => resignMandate(tx, amina.actor, mandate)),
    refused(404),
  );
});

test('when a seat falls empty the next in reserve holds it for the rest of the term', async () => {
  await using world = await openWorld();
  const [paul, amina, nora] = [
    await memberOf(world, 'Paul'),
    await memberOf(world, 'Amina'),
    await memberOf(world, 'Nora'),
  ];
  await give(world, paul, { reserves: [amina, nora] });
  await world.transact((tx) => leaveCoop(tx, amina.actor, amina.member));
  const [before] = await mandates(world.db);
  await world.transact((tx) => leaveCoop(tx, paul.actor, paul.member));
  const [after] = await mandates(world.db);
  assert.equal(after?.holder.handle, 'nora');
  assert.deepEqual(after.endsAt, before?.endsAt);
  assert.deepEqual(after.reserves, []);
  assert.deepEqual([await roles(world, paul), await roles(world, nora)], [[], ['moderator']]);
});

test('suspended, expelled or deleted, nobody keeps a mandate or its role', async () => {
  await using world = await openWorld();
  await openCoop(world);
  const [paul, amina, nora] = [
    await memberOf(world, 'Paul'),
    await memberOf(world, 'Amina'),
    await memberOf(world, 'Nora'),
  ];
  for (const one of [paul, amina, nora]) await give(world, one);
  await world.transact((tx) => suspendMember(tx, null, paul.member, ''));
  await world.transact((tx) => expelMember(tx, null, amina.member, ''));
  await world.transact((tx) => leave(tx, nora.actor, 'nora', [eraseMember]));
  assert.deepEqual(await holders(world), []);
  assert.deepEqual([await roles(world, paul), await roles(world, amina), await roles(world, nora)], [[], [], []]);
  assert.deepEqual((await mandatesOf(world.db, nora.member))[0]?.endedHow, 'left');
});

test('an election seats who can still sit, keeps the others in reserve, and those whose term ends hand over', async () => {
  await using world = await openWorld();
  const [paul, amina, nora, olga] = [
    await memberOf(world, 'Paul'),
    await memberOf(world, 'Amina'),
    await memberOf(world, 'Nora'),
    await memberOf(world, 'Olga'),
  ];
  await give(world, paul, { title: 'Board', role: null, days: 20 });
  await world.transact((tx) => leaveCoop(tx, amina.actor, amina.member));
  const seat = (elected: readonly TestMember[], reserves: readonly TestMember[]) =>
    world.transact((tx) =>
      seatElection(tx, null, {
        title: 'Board',
        role: null,
        circle: null,
        months: 12,
        elected: elected.map(({ member }) => member),
        reserves: reserves.map(({ member }) => member),
      }),
    );
  await seat([amina, paul], [nora, olga]);
  const standing = await mandates(world.db);
  assert.deepEqual(
    standing.map(({ holder }) => holder.handle ?? '').toSorted((a, b) => a.localeCompare(b)),
    ['nora', 'paul'],
  );
  assert.deepEqual(standing[0]?.reserves, [olga.member]);
  assert.deepEqual(standing[0].endsAt, new Date('2017-10-03T07:00:00Z'));
  assert.equal((await mandates(world.db, { ended: true })).length, 1);
  await assert.rejects(seat([amina], []), refused(409));
});

test('a last day is whole where the server is, and months end with their last day', () => {
  assert.deepEqual(endOfDay('2017-05-31', 'Europe/Paris'), new Date('2017-05-31T22:00:00Z'));
  assert.deepEqual(endOfDay('2017-01-31', 'Europe/Paris'), new Date('2017-01-31T23:00:00Z'));
  // The night in which clocks change.
  assert.deepEqual(endOfDay('2017-03-25', 'Europe/Paris'), new Date('2017-03-25T23:00:00Z'));
  assert.deepEqual(endOfDay('2017-03-26', 'Europe/Paris'), new Date('2017-03-26T22:00:00Z'));
  assert.deepEqual(endOfDay('2017-10-28', 'America/Los_Angeles'), new Date('2017-10-29T07:00:00Z'));
  assert.deepEqual(monthsAfter(new Date('2017-01-31T10:00:00Z'), 1), new Date('2017-02-28T10:00:00Z'));
  assert.deepEqual(monthsAfter(new Date('2016-10-03T07:00:00Z'), 24), new Date('2018-10-03T07:00:00Z'));
});

test('however many end a mandate at once, it ends once and one reserve takes the seat', async () => {
  await using world = await openWorld();
  const [paul, amina, nora] = [
    await memberOf(world, 'Paul'),
    await memberOf(world, 'Amina'),
    await memberOf(world, 'Nora'),
  ];
  const { mandate } = await give(world, paul, { reserves: [amina, nora] });
  const done = await Promise.allSettled([
    ...Array.from({ length: 5 }, () => world.transact((tx) => resignMandate(tx, paul.actor, mandate))),
    ...Array.from({ length: 5 }, () => world.transact((tx) => endMandate(tx, null, mandate))),
    world.transact((tx) => leaveCoop(tx, paul.actor, paul.member)),
  ]);
  for (const one of done) if (one.status === 'rejected') assert.ok(one.reason instanceof Refusal, String(one.reason));
  assert.deepEqual(await holders(world), ['amina']);
  assert.deepEqual([await roles(world, paul), await roles(world, amina)], [[], ['moderator']]);
  assert.equal((await mandates(world.db, { ended: true })).length, 1);
});
