import assert from 'node:assert/strict';
import { test } from 'node:test';
import { duties, finishDuty, proposalById } from '#deliberation';
import { grantMandate, mandates } from '#membership';
import { Refusal } from '#refusal';
import { readSettings } from '#settings';
import { openWorld, type World } from '../../test/world.ts';
import { closedVote, type Cooperator, cooperators, days, vote } from './effect.testing.ts';

const toName = (value: string) => ({ name: 'setting.change', input: { key: 'name', value } });
const nameOf = async (world: World) => (await readSettings(world.db)).name;
const refusedWith = (status: number) => (error: unknown) => error instanceof Refusal && error.status === status;
const proposalsOf = (world: World, origin: string) =>
  world.db
    .selectFrom('proposal')
    .where('origin', '=', origin as never)
    .orderBy('id')
    .selectAll()
    .execute();
const dayIn = (world: World, days: number) =>
  new Date(world.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);

async function reviewed() {
  const world = await openWorld();
  const people = await cooperators(world, ['Amina', 'Ruth', 'Paul']);
  const made = await closedVote(world, {
    author: people[0]!,
    electors: people,
    actions: [toName('Essaim')],
    reviewOn: dayIn(world, 40),
  });
  await days(world, 3, 36);
  assert.deepEqual(await proposalsOf(world, 'review'), []);
  await days(world, 2);
  const [asked, more] = await proposalsOf(world, 'review');
  assert.equal(more, undefined, 'once');
  assert.equal(asked!.state, 'discussion');
  return { world, people, asked: asked!, ...made };
}

test('on its day a decision comes back by itself, and members may end it', async () => {
  const { world, people, asked, decision } = await reviewed();
  await using _ = world;
  await days(world, 4);
  await vote(world, people, asked.id, 'yes');
  await days(world, 6, 4);
  assert.equal(await nameOf(world), 'Couvée');
  const row = await world.db.selectFrom('decision').where('id', '=', decision).selectAll().executeTakeFirstOrThrow();
  assert.ok(row.undone_by_decision);
  assert.equal(row.review_on, null);
});

test('a decision that members do not end stands for as long again', async () => {
  const { world, people, asked, decision } = await reviewed();
  await using _ = world;
  await days(world, 4);
  await vote(world, people, asked.id, 'no');
  await days(world, 10);
  assert.equal(await nameOf(world), 'Essaim');
  const row = await world.db.selectFrom('decision').where('id', '=', decision).selectAll().executeTakeFirstOrThrow();
  assert.equal(row.reviewed_by_proposal, null);
  assert.ok(row.review_on! > dayIn(world, 30), row.review_on!);
  await days(world, 45);
  assert.equal((await proposalsOf(world, 'review')).length, 2, 'and comes back');
});

test('what has been changed since comes back in words only', async () => {
  await using world = await openWorld();
  const people = await cooperators(world, ['Amina', 'Ruth', 'Paul']);
  const made = { author: people[0]!, electors: people };
  await closedVote(world, { ...made, actions: [toName('Essaim')], reviewOn: dayIn(world, 10) });
  await days(world, 3);
  await closedVote(world, { ...made, actions: [toName('Couvée')] });
  await days(world, 8);
  const [asked] = await proposalsOf(world, 'review');
  assert.deepEqual((await proposalById(world.db, undefined, asked!.id))?.actions, []);
  assert.match(asked!.body, /cannot change back/);
});

test('thirty days before it ends a mandate calls its election, once for all its seats', async () => {
  await using world = await openWorld();
  const people = await cooperators(world, ['Amina', 'Ruth', 'Paul']);
  const endsAt = new Date(world.clock.now().getTime() + 100 * 86_400_000);
  const seat = (who: Cooperator, title: string, succession: 'election' | 'draw' | 'none') =>
    world.transact((tx) =>
      grantMandate(tx, null, { member: who.member, role: null, title, circle: null, endsAt, succession }),
    );
  await seat(people[0]!, 'Coordination', 'election');
  await seat(people[1]!, 'Coordination', 'election');
  await seat(people[2]!, 'Jury', 'draw');
  await seat(people[2]!, 'Archive', 'none');
  await days(world, 69);
  assert.deepEqual(await proposalsOf(world, 'succession'), []);
  await days(world, 2);
  const asked = await proposalsOf(world, 'succession');
  assert.deepEqual(
    asked.map(({ title, kind, settings }) => [
      title,
      kind,
      settings.seats,
      settings.election,
      settings.mandate?.months,
    ]),
    [
      ['Election: Coordination', 'election', 2, 'scottish', 3],
      ['Draw by lot: Jury', 'election', 1, 'lot', 3],
    ],
  );
  const standing = await mandates(world.db);
  assert.deepEqual(
    new Set(standing.filter(({ title }) => title === 'Coordination').map((mandate) => mandate.successorProposal)),
    new Set([asked[0]!.id]),
  );
  await days(world, 40);
  assert.equal((await proposalsOf(world, 'succession')).length, 2);
});

const reminders = async (world: World) =>
  (await world.mails('ruth@example.org')).filter(({ kind }) => kind === 'duty-due').map(({ subject }) => subject);

test('a duty is said to its owner on its day, once, and stands until there is a proof', async () => {
  await using world = await openWorld();
  const [amina, ruth] = await cooperators(world, ['Amina', 'Ruth']);
  await closedVote(world, {
    author: amina!,
    electors: [amina!, ruth!],
    actions: [{ name: 'record', input: { what: 'Sign the lease', owner: '@ruth', due: dayIn(world, 10) } }],
  });
  await days(world, 3, 6);
  assert.deepEqual(await reminders(world), []);
  await days(world, 5);
  assert.deepEqual(await reminders(world), ['To do, by decision 1']);
  const [duty] = await duties(world.db, { owner: ruth!.member, open: true });
  const finish = (who: Cooperator, proof: string) => world.transact((tx) => finishDuty(tx, who.actor, duty!.id, proof));
  await assert.rejects(finish(amina!, 'I saw it.'), refusedWith(403));
  await assert.rejects(finish(ruth!, ''), refusedWith(422));
  await finish(ruth!, 'Signed on 12 October, in the folder “Lease”.');
  await assert.rejects(finish(ruth!, 'Again.'), refusedWith(409));
  assert.deepEqual(await duties(world.db, { open: true }), []);
  const [done] = await duties(world.db, {});
  assert.equal(done!.doneBy, ruth!.member);
});
