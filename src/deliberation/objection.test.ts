import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  askHold,
  askReview,
  callIn,
  decisionByNumber,
  draftProposal,
  editProposal,
  proposalById,
  publishProposal,
  sponsorProposal,
  takeBackObjection,
  undo,
  withdrawProposal,
} from '#deliberation';
import type { Id } from '#ids';
import { Refusal } from '#refusal';
import { changeSetting, readSettings } from '#settings';
import { openWorld, type World } from '../../test/world.ts';
import { closedVote, type Cooperator, cooperators, DAY, pass, vote } from './effect.testing.ts';

const toName = (value: string) => ({ name: 'setting.change', input: { key: 'name', value } });
const NAMES = ['Amina', 'Ruth', 'Paul', 'Noor', 'Luc'];
const nameOf = async (world: World) => (await readSettings(world.db)).name;
const stateOf = async (world: World, id: Id<'decision'>) =>
  (await world.db.selectFrom('decision').where('id', '=', id).select('state').executeTakeFirstOrThrow()).state;
const proposalOf = (world: World, origin: string) =>
  world.db
    .selectFrom('proposal')
    .where('origin', '=', origin as never)
    .orderBy('id', 'desc')
    .selectAll()
    .executeTakeFirstOrThrow();
const refusedWith = (status: number) => (error: unknown) => error instanceof Refusal && error.status === status;

/** Of five electors K is two: two ask for a review, four for a hold. */
async function heldWorld() {
  const world = await openWorld();
  const people = await cooperators(world, NAMES);
  const made = await closedVote(world, { author: people[0]!, electors: people, actions: [toName('Essaim')] });
  const hold = (who: Cooperator) =>
    world.transact((tx) => askHold(tx, who.actor, made.decision, { reason: `${who.name} is not sure.` }));
  return { world, people, hold, ...made };
}

test('K members ask for a review: it is flagged, its author hears of it, and it takes effect all the same', async () => {
  const { world, people, decision, number } = await heldWorld();
  await using _ = world;
  const ask = (who: Cooperator) =>
    world.transact((tx) => askReview(tx, who.actor, decision, { reason: 'Let us look again.' }));
  await ask(people[1]!);
  await ask(people[1]!);
  const once = (await decisionByNumber(world.db, undefined, number))!;
  assert.deepEqual([once.objections.length, once.reviewNeeds, once.holdNeeds], [1, 2, 4]);
  await ask(people[2]!);
  const events = await world.db.selectFrom('proposal_event').where('kind', '=', 'flagged').select('id').execute();
  assert.equal(events.length, 1);
  await pass(world, 3 * DAY);
  assert.equal(await stateOf(world, decision), 'executed');
  await assert.rejects(ask(people[3]!), refusedWith(409), 'its time is over');
});

test('2K members put a hold: the vote that opens by itself lifts it', async () => {
  const { world, people, hold, decision } = await heldWorld();
  await using _ = world;
  for (const who of people.slice(1, 4)) await hold(who);
  assert.equal(await stateOf(world, decision), 'queued');
  await hold(people[4]!);
  assert.equal(await stateOf(world, decision), 'held');
  await pass(world, 1);
  const asked = await proposalOf(world, 'hold');
  assert.equal(asked.state, 'voting', 'it opened by itself');
  assert.match(asked.body, /> Luc is not sure\./);
  await vote(world, people, asked.id, 'yes');
  await pass(world, 3 * DAY);
  assert.equal(await stateOf(world, decision), 'executed');
  assert.equal(await nameOf(world), 'Essaim');
});

test('a hold that is not lifted cancels the decision', async () => {
  const { world, people, hold, decision } = await heldWorld();
  await using _ = world;
  for (const who of people.slice(1)) await hold(who);
  await pass(world, 1);
  await vote(world, people, (await proposalOf(world, 'hold')).id, 'no');
  await pass(world, 10 * DAY);
  assert.equal(await stateOf(world, decision), 'cancelled');
  assert.equal(await nameOf(world), 'Couvée');
});

test('of all who ask for a hold at the same moment one is the last, and one vote opens', async () => {
  const { world, people, hold, decision } = await heldWorld();
  await using _ = world;
  const answers = await Promise.allSettled(people.map(hold));
  assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 4, 'the fifth came to a held decision');
  assert.equal(await stateOf(world, decision), 'held');
  const asked = await world.db.selectFrom('proposal').where('origin', '=', 'hold').select('id').execute();
  assert.equal(asked.length, 1);
});

test('objections are of those on the roll, with a reason, and may be taken back', async () => {
  await using world = await openWorld();
  const people = await cooperators(world, NAMES);
  const { decision } = await closedVote(world, { author: people[0]!, electors: people.slice(0, 4), actions: [] });
  const stranger = await world.person('Stranger');
  const ask = (who: { actor: Cooperator['actor'] }, reason = 'Why.') =>
    world.transact((tx) => askReview(tx, who.actor, decision, { reason }));
  await assert.rejects(ask(people[4]!), refusedWith(403));
  await assert.rejects(ask(stranger), refusedWith(403));
  await assert.rejects(ask(people[1]!, ' '), refusedWith(422));
  await ask(people[1]!);
  await world.transact((tx) => takeBackObjection(tx, people[1]!.actor, decision, 'review'));
  assert.deepEqual(await world.db.selectFrom('objection').selectAll().execute(), []);
});

test('what took effect is undone by its inverse, once, and the register says by which decision', async () => {
  await using world = await openWorld();
  const people = await cooperators(world, NAMES);
  const { decision, number } = await closedVote(world, {
    author: people[0]!,
    electors: people,
    actions: [toName('Essaim')],
  });
  await assert.rejects(
    world.transact((tx) => undo(tx, people[1]!.actor, decision)),
    refusedWith(409),
    'not yet',
  );
  await pass(world, 3 * DAY);
  const { id } = await world.transact((tx) => undo(tx, people[1]!.actor, decision));
  assert.equal((await proposalById(world.db, people[1]!.actor, id))?.state, 'draft');
  assert.equal(await proposalById(world.db, people[2]!.actor, id), undefined, 'a draft is its author’s');
  await world.transact((tx) => publishProposal(tx, people[1]!.actor, id));
  await world.transact((tx) => sponsorProposal(tx, people[2]!.actor, id));
  await pass(world, 4 * DAY);
  await vote(world, people, id, 'yes');
  await pass(world, 7 * DAY);
  await pass(world, 3 * DAY);
  assert.equal(await nameOf(world), 'Couvée');
  const undone = (await decisionByNumber(world.db, undefined, number))!;
  assert.equal(undone.undoneBy?.number, number + 1);
  assert.deepEqual(
    undone.followers.map(({ origin }) => origin),
    ['undo'],
  );
  await assert.rejects(
    world.transact((tx) => undo(tx, people[1]!.actor, decision)),
    refusedWith(409),
  );
});

/** A circle with a power, of which Amina and Ruth are members. */
async function circleWorld() {
  const world = await openWorld();
  const people = await cooperators(world, NAMES);
  const circle = await world.transact(async (tx) => {
    const id = tx.newId<'circle'>();
    await tx
      .insertInto('circle')
      .values({
        id,
        slug: 'names',
        name: 'Names',
        purpose: 'Names.',
        created_at: tx.now,
        created_by_decision: null,
        closed_at: null,
        closed_by_decision: null,
      })
      .execute();
    for (const { member } of people.slice(0, 2))
      await tx
        .insertInto('circle_member')
        .values({ circle_id: id, member_id: member, from_at: tx.now, ended_at: null })
        .execute();
    await tx
      .insertInto('circle_power')
      .values({
        circle_id: id,
        action: 'setting.change',
        rule_key: 'ordinary',
        from_at: tx.now,
        by_decision: null,
        ended_at: null,
      })
      .execute();
    return id;
  });
  const made = await closedVote(world, {
    author: people[0]!,
    electors: people.slice(0, 2),
    circle,
    actions: [toName('Essaim')],
  });
  const ask = (who: Cooperator) =>
    world.transact((tx) => callIn(tx, who.actor, made.proposal, { reason: 'This concerns everybody.' }));
  return { world, people, circle, ask, ...made };
}

test('members call in what a circle decided before it takes effect: everybody is asked, and may refuse', async () => {
  const { world, people, ask, decision } = await circleWorld();
  await using _ = world;
  await ask(people[3]!);
  assert.equal(await stateOf(world, decision), 'queued');
  await ask(people[4]!);
  assert.equal(await stateOf(world, decision), 'held');
  const asked = await proposalOf(world, 'call-in');
  await assert.rejects(
    world.transact((tx) => withdrawProposal(tx, people[4]!.actor, asked.id)),
    refusedWith(403),
    'whose name stands under it cannot take it back',
  );
  assert.deepEqual(
    [asked.state, asked.circle_id, asked.settings.electorate],
    ['discussion', null, { kind: 'members' }],
  );
  await pass(world, 4 * DAY);
  await vote(world, people, asked.id, 'no');
  await pass(world, 6 * DAY);
  assert.equal(await stateOf(world, decision), 'cancelled');
});

test('once it has taken effect, calling it in proposes the inverse to everybody', async () => {
  const { world, people, ask, decision } = await circleWorld();
  await using _ = world;
  await pass(world, 3 * DAY);
  assert.equal(await nameOf(world), 'Essaim');
  await ask(people[3]!);
  await ask(people[4]!);
  const asked = await proposalOf(world, 'call-in');
  assert.equal(asked.origin_decision, decision);
  await pass(world, 4 * DAY);
  await vote(world, people, asked.id, 'yes');
  await pass(world, 6 * DAY);
  await pass(world, 3 * DAY);
  assert.equal(await nameOf(world), 'Couvée');
});

test('calling in a vote that runs puts the question to everybody anew, under the same rule', async () => {
  const { world, people, circle } = await circleWorld();
  await using _ = world;
  const [amina, ruth, paul, noor] = people as [Cooperator, Cooperator, Cooperator, Cooperator];
  const { id } = await world.transact((tx) =>
    draftProposal(tx, amina.actor, {
      kind: 'yes-no',
      title: 'Call ourselves Ruche',
      body: 'It hums.',
      language: 'en',
      circle,
      rule: 'ordinary',
      settings: {},
      options: [],
      actions: [toName('Ruche')],
    }),
  );
  await world.transact((tx) => publishProposal(tx, amina.actor, id));
  await pass(world, 3 * DAY);
  await pass(world, DAY);
  await vote(world, [amina, ruth], id, 'yes');
  const ask = (who: Cooperator) => world.transact((tx) => callIn(tx, who.actor, id, { reason: 'Us too.' }));
  await ask(paul);
  await ask(noor);
  const asked = (await proposalById(world.db, paul.actor, id))!;
  assert.deepEqual([asked.state, asked.circle, asked.version, asked.electors], ['discussion', null, 2, null]);
  await assert.rejects(
    world.transact((tx) =>
      editProposal(tx, amina.actor, id, {
        kind: 'yes-no',
        title: 'Call ourselves Ruche',
        body: 'It hums.',
        language: 'en',
        circle,
        rule: 'ordinary',
        settings: {},
        options: [],
        actions: [toName('Ruche')],
      }),
    ),
    (error) => error instanceof Refusal && 'circle' in error.fields,
    'its author does not take it back to the circle',
  );
  await pass(world, 4 * DAY);
  await vote(world, people, id, 'yes');
  await pass(world, 6 * DAY);
  await pass(world, 3 * DAY);
  assert.equal(await nameOf(world), 'Ruche');
  await assert.rejects(ask(paul), refusedWith(409), 'it is no circle’s any more');
});

test('founders decide by themselves only until the register is open', async () => {
  await using world = await openWorld();
  const [amina, ruth] = await cooperators(world, ['Amina', 'Ruth']);
  await world.transact((tx) =>
    tx.updateTable('member').set({ founder: true }).where('id', '=', amina!.member).execute(),
  );
  const draft = () =>
    world.transact((tx) =>
      draftProposal(tx, amina!.actor, {
        kind: 'yes-no',
        title: 'Call ourselves Ruche',
        body: 'It hums.',
        language: 'en',
        rule: 'ordinary',
        settings: { electorate: { kind: 'founders' } },
        options: [],
        actions: [toName('Ruche')],
      }),
    );
  await assert.rejects(draft(), (error) => error instanceof Refusal && 'settings.electorate' in error.fields);
  // What was written before the assembly does not open after it either.
  await world.transact((tx) => changeSetting(tx, null, 'registerOpenedAt', null));
  const { id } = await draft();
  await world.transact(async (tx) => {
    await publishProposal(tx, amina!.actor, id);
    await changeSetting(tx, null, 'registerOpenedAt', tx.now.toISOString());
  });
  await pass(world, 4 * DAY);
  assert.equal((await proposalById(world.db, ruth!.actor, id))?.state, 'discussion');
});

test('it is called in although those whom it took have become fewer meanwhile', async () => {
  const { world, people, ask, decision } = await circleWorld();
  await using _ = world;
  await ask(people[3]!);
  const add = (from: number, to: number) =>
    world.transact(async (tx) => {
      for (let number = from; number <= to; number++)
        await tx
          .insertInto('member')
          .values({
            id: tx.newId<'member'>(),
            number,
            kind: 'organisation',
            person_id: null,
            legal_name: `Org ${number}`,
            class: 'member',
            status: 'voting',
            applied_at: tx.now,
            admitted_at: tx.now,
          })
          .execute();
    });
  await add(6, 20);
  await ask(people[4]!);
  assert.equal(await stateOf(world, decision), 'queued', 'of twenty it takes three');
  await world.transact((tx) =>
    tx.updateTable('member').set({ status: 'left', ended_at: tx.now }).where('number', '>', 5).execute(),
  );
  await ask(people[2]!);
  assert.equal(await stateOf(world, decision), 'held', 'three have asked where two suffice');
});
