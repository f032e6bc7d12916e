import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  askHold,
  blanksIn,
  castStance,
  chooseFounder,
  decisionByNumber,
  foundingAssembly,
  foundingAssemblyOf,
  foundingGaps,
  foundingPlan,
  planBylaws,
  planGoverning,
  planMandates,
  planModel,
  RULE_PRESETS,
  rules,
} from '#deliberation';
import { apply, beginFounding, founders, inviteFounder, mandates, MODELS, refuse } from '#membership';
import type { Id } from '#ids';
import { readSettings } from '#settings';
import { type Person, type World, openWorld } from '../../test/world.ts';

const MINUTE = 60_000;
const everyRule = Object.fromEntries(
  Object.entries(RULE_PRESETS).map(([key, { noticeMinutes, votingMinutes, objectionMinutes, majority }]) => [
    key,
    {
      noticeMinutes: String(noticeMinutes),
      votingMinutes: String(votingMinutes),
      objectionMinutes: String(objectionMinutes),
      majority,
    },
  ]),
);
const TEXT = `# Bylaws\n\n${'We own and run this network together. '.repeat(5)}`;

interface Founder extends Person {
  readonly member: Id<'member'>;
}

/** So many people who apply and found, the first of them steward, with a plan that has no gap. */
async function foundersOf(world: World, many: number): Promise<Founder[]> {
  const people: Founder[] = [];
  for (let i = 0; i < many; i++) {
    const person = await world.person(`Founder ${i}`, { roles: i === 0 ? ['steward'] : [] });
    const first = people[0] ?? person;
    const member = await world.transact(async (tx) => {
      if (i === 0) {
        await beginFounding(tx, person.actor);
        await planModel(tx, person.actor, { model: MODELS[0]?.key });
      }
      const [key] = await tx.selectFrom('member_class').select('key').orderBy('position').execute();
      const asked = await tx.selectFrom('membership_question').select('id').execute();
      const { member } = await apply(tx, person.actor, {
        kind: 'person',
        legalName: person.name,
        class: key?.key ?? '',
        answers: Object.fromEntries(asked.map(({ id }) => [id, 'Because.'])),
      });
      await inviteFounder(tx, first.actor, member);
      return member;
    });
    people.push({ ...person, member });
  }
  const [steward] = people;
  if (!steward) throw new Error('nobody founds');
  await world.transact(async (tx) => {
    await planGoverning(tx, steward.actor, { governing: 'everyone', rules: everyRule });
    await planBylaws(tx, steward.actor, { title: 'Bylaws', language: 'en', text: TEXT });
    await planMandates(tx, steward.actor, [
      { member: people.at(-1)?.member ?? '', title: 'Secretary', role: 'secretary', months: '12' },
      { member: '', title: 'Treasurer', role: 'treasurer', months: '12' },
    ]);
  });
  return people;
}

const call = (
  world: World,
  who: Person,
  times: Partial<Record<'noticeMinutes' | 'votingMinutes' | 'objectionMinutes', string>> = {},
) =>
  world.transact((tx) =>
    foundingAssembly(tx, who.actor, { noticeMinutes: '0', votingMinutes: '10', objectionMinutes: '0', ...times }),
  );

async function pass(world: World, minutes: number): Promise<void> {
  world.clock.advance(minutes * MINUTE);
  await world.app.settle();
}

async function everybodySays(world: World, people: readonly Founder[], position: 'yes' | 'no') {
  const assembly = await foundingAssemblyOf(world.db);
  assert.equal(assembly?.state, 'voting');
  for (const { actor } of people)
    await world.transact((tx) => castStance(tx, actor, assembly.id, { choice: { position }, reason: '' }));
}

for (const many of [1, 7]) {
  test(`${many} found a co-op: the register opens, mandates are filled, nobody is steward any more`, async () => {
    await using world = await openWorld();
    const people = await foundersOf(world, many);
    const [steward] = people;
    assert.ok(steward);
    await call(world, steward);
    await pass(world, 1);
    await everybodySays(world, people, 'yes');
    await pass(world, 11);
    await pass(world, 1);

    const { stage } = await readSettings(world.db);
    assert.equal(stage, 'co-op');
    const register = await world.db.selectFrom('member').orderBy('number').select(['number', 'status']).execute();
    assert.deepEqual(
      register,
      people.map((_, i) => ({ number: i + 1, status: 'voting' })),
    );
    const stewards = await world.db
      .selectFrom('role_grant')
      .where('role', '=', 'steward')
      .where('ended_at', 'is', null)
      .select('id')
      .execute();
    assert.equal(stewards.length, 0);
    const held = await mandates(world.db);
    assert.deepEqual(
      held.map(({ role, title, member }) => ({ role, title, member })),
      [{ role: 'secretary', title: 'Secretary', member: people.at(-1)?.member }],
    );
    const decision = await decisionByNumber(world.db, undefined, 1);
    assert.equal(decision?.state, 'executed');
    assert.equal(decision.origin, 'founding');
    assert.ok(decision.actions.every(({ ranAt }) => ranAt !== null));
    const bylaws = await world.db.selectFrom('document').select(['kind', 'title']).execute();
    assert.deepEqual(bylaws, [{ kind: 'bylaws', title: 'Bylaws' }]);
    assert.ok((await rules(world.db)).every(({ key }) => key !== 'founding'));
  });
}

test('a board and other rules: both are in force from the founding on', async () => {
  await using world = await openWorld();
  const people = await foundersOf(world, 3);
  const [steward] = people;
  assert.ok(steward);
  await world.transact((tx) =>
    planGoverning(tx, steward.actor, {
      governing: 'board',
      rules: { ...everyRule, ordinary: { ...everyRule['ordinary'], votingMinutes: '2880', majority: '2/3' } },
    }),
  );
  await call(world, steward);
  await pass(world, 1);
  await everybodySays(world, people, 'yes');
  await pass(world, 11);
  await pass(world, 1);
  const decision = await decisionByNumber(world.db, undefined, 1);
  assert.equal(decision?.state, 'executed', JSON.stringify(decision?.fault));
  const ordinary = (await rules(world.db)).find(({ key }) => key === 'ordinary');
  assert.deepEqual(
    { version: ordinary?.version, votes: ordinary?.settings.votingMinutes, majority: ordinary?.settings.majority },
    { version: 2, votes: 2_880, majority: '2/3' },
  );
  const board = await world.db.selectFrom('circle_member').select('member_id').execute();
  assert.deepEqual(
    board.map(({ member_id }) => member_id),
    [people.at(-1)?.member],
  );
});

test('founders who say no stay founders, and can be asked again', async () => {
  await using world = await openWorld();
  const people = await foundersOf(world, 3);
  const [steward] = people;
  assert.ok(steward);
  await call(world, steward);
  await pass(world, 1);
  await everybodySays(world, people, 'no');
  await pass(world, 12);
  assert.equal((await readSettings(world.db)).stage, 'founding');
  assert.equal((await foundingAssemblyOf(world.db))?.result, 'failed');
  assert.equal((await founders(world.db)).length, 3);
  const again = await call(world, steward);
  assert.equal(again.number, 2);
});

test('called again while it is discussed, the plan as it is now takes its place', async () => {
  await using world = await openWorld();
  const [steward] = await foundersOf(world, 2);
  assert.ok(steward);
  const first = await call(world, steward, { noticeMinutes: '60' });
  await world.transact((tx) => planBylaws(tx, steward.actor, { title: 'Our bylaws', language: 'en', text: TEXT }));
  const second = await call(world, steward, { noticeMinutes: '60' });
  assert.equal(second.number, first.number);
  const row = await world.db.selectFrom('proposal').select(['version', 'state']).executeTakeFirstOrThrow();
  assert.deepEqual(row, { version: 2, state: 'discussion' });
  const adopt = await world.db.selectFrom('action').where('name', '=', 'document.adopt').select('input').execute();
  assert.deepEqual(
    adopt.map(({ input }) => (input as { title: string }).title),
    ['Our bylaws'],
  );
});

test('what is voted on no longer changes', async () => {
  await using world = await openWorld();
  const [steward] = await foundersOf(world, 2);
  assert.ok(steward);
  await call(world, steward);
  await pass(world, 1);
  await assert.rejects(
    world.transact((tx) => planBylaws(tx, steward.actor, { title: 'Other', language: 'en', text: TEXT })),
    { status: 409 },
  );
  await assert.rejects(call(world, steward), { status: 409 });
});

test('from its vote to its effect nobody is made a founder, and nobody is taken off', async () => {
  await using world = await openWorld();
  const people = await foundersOf(world, 3);
  const [steward, , other] = people;
  assert.ok(steward && other);
  const choose = (founds: boolean) => world.transact((tx) => chooseFounder(tx, steward.actor, other.member, founds));
  await choose(false);
  await choose(true);
  await call(world, steward, { objectionMinutes: '30' });
  await pass(world, 1);
  await assert.rejects(choose(false), { status: 409 });
  await assert.rejects(
    world.transact((tx) => refuse(tx, steward.actor, other.member, 'No.')),
    { status: 409 },
    'nor by way of their application',
  );
  await everybodySays(world, people, 'yes');
  await pass(world, 11);
  assert.equal((await foundingAssemblyOf(world.db))?.decision?.state, 'queued');
  await assert.rejects(choose(true), { status: 409 });
});

test('founders can stop their assembly, and say again whether it takes effect', async () => {
  await using world = await openWorld();
  const people = await foundersOf(world, 3);
  const [steward] = people;
  assert.ok(steward);
  await call(world, steward, { objectionMinutes: '30' });
  await pass(world, 1);
  await everybodySays(world, people, 'yes');
  await pass(world, 11);
  const { id } = (await decisionByNumber(world.db, undefined, 1))!;
  for (const { actor } of people.slice(1))
    await world.transact((tx) => askHold(tx, actor, id, { reason: 'Too soon.' }));
  assert.equal((await decisionByNumber(world.db, undefined, 1))?.state, 'held');
  await pass(world, 1);
  const asked = await world.db
    .selectFrom('proposal')
    .where('origin', '=', 'hold')
    .select(['id', 'state', 'electors'])
    .executeTakeFirstOrThrow();
  assert.deepEqual([asked.state, asked.electors], ['voting', 3]);
  for (const { actor } of people)
    await world.transact((tx) => castStance(tx, actor, asked.id, { choice: { position: 'yes' }, reason: '' }));
  await pass(world, 10);
  await pass(world, 1);
  assert.equal((await readSettings(world.db)).stage, 'co-op');
});

test('an assembly waits until nothing is missing, and each gap says what', async () => {
  await using world = await openWorld();
  const steward = await world.person('Amina', { roles: ['steward'] });
  await world.transact((tx) => beginFounding(tx, steward.actor));
  assert.deepEqual(Object.keys(foundingGaps(await foundingPlan(world.db), 0)), [
    'model',
    'deciding',
    'bylaws',
    'founders',
    'mandates',
  ]);
  await assert.rejects(call(world, steward), { status: 422 });
});

test('only stewards write in the plan', async () => {
  await using world = await openWorld();
  const [, other] = await foundersOf(world, 2);
  assert.ok(other);
  await assert.rejects(
    world.transact((tx) => planBylaws(tx, other.actor, { title: 'Mine', language: 'en', text: TEXT })),
    { status: 403 },
  );
});

test('blanks are what stands in square brackets and is no link', () => {
  assert.deepEqual(blanksIn('The [name] of [town], see [the law](https://example.org) and [name]. [x]: no.'), [
    'name',
    'town',
  ]);
});
