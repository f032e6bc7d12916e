import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Actor } from '#accounts';
import {
  castStance,
  type DraftInput,
  draftProposal,
  parseDraft,
  proposalById,
  publishProposal,
  sponsorProposal,
} from '#deliberation';
import type { Id } from '#ids';
import {
  actingMember,
  admit,
  appeal,
  apply,
  charge,
  createCircle,
  membershipsOf,
  registerAt,
  reply,
} from '#membership';
import { Refusal } from '#refusal';
import { changeSetting } from '#settings';
import { runChecks } from '../checks/checks.ts';
import { openWorld, type Person, type World } from './world.ts';

const DAY = 86_400_000;

interface Member extends Person {
  readonly member: Id<'member'>;
}

const ask = (world: World, actor: Actor): Promise<Id<'member'>> =>
  world.transact(async (tx) => {
    const input = { kind: 'person', legalName: 'A Legal Name', class: 'member', answers: {} } as const;
    return (await apply(tx, actor, input)).member;
  });

/** A co-op with these members. */
async function coopOf(world: World, ...names: string[]): Promise<Member[]> {
  await world.transact(async (tx) => {
    await changeSetting(tx, null, 'stage', 'co-op');
    await changeSetting(tx, null, 'registerOpenedAt', tx.now.toISOString());
  });
  const members: Member[] = [];
  for (const name of names) {
    const person = await world.person(name);
    const member = await ask(world, person.actor);
    await world.transact((tx) => admit(tx, null, member));
    members.push({ ...person, member });
  }
  return members;
}

const propose = (world: World, author: Member, more: Partial<Record<keyof DraftInput, unknown>>) =>
  world.transact(async (tx) => {
    const draft = parseDraft({ kind: 'yes-no', title: 'A question', body: 'Why.', language: 'en', ...more });
    const { id } = await draftProposal(tx, author.actor, draft);
    await publishProposal(tx, author.actor, id);
    return id;
  });

async function days(world: World, n: number): Promise<void> {
  world.clock.advance(n * DAY);
  await world.app.settle();
}

const say = (world: World, who: Member, id: Id<'proposal'>, position: 'yes' | 'no' | 'block') =>
  world.transact((tx) => castStance(tx, who.actor, id, { choice: { position }, reason: 'Because.' }));

const stateOf = async (world: World, id: Id<'proposal'>) => {
  const proposal = await proposalById(world.db, undefined, id);
  return [proposal?.state, proposal?.result, proposal?.decision?.state ?? null];
};

/** Everything that the nightly checks promise still holds. */
async function holds(world: World): Promise<void> {
  const findings = await runChecks({ db: world.db, dataFolder: world.dataFolder });
  assert.deepEqual(
    findings.filter(({ violations }) => violations > 0),
    [],
  );
}

test('members expel one of them, whom a block does not save, and take them back on appeal', async () => {
  await using world = await openWorld();
  const [paul, amina, nora, olga, ruth] = await coopOf(world, 'Paul', 'Amina', 'Nora', 'Olga', 'Ruth');
  assert.ok(paul && amina && nora && olga && ruth);
  const expulsion = {
    kind: 'consensus',
    rule: 'block-proof',
    actions: [{ name: 'member.expel', input: { member: '@paul', reason: '' } }],
  };
  await assert.rejects(propose(world, amina, expulsion), Refusal);
  await world.transact((tx) => charge(tx, null, paul.member, 'Insults, again and again.'));
  await world.transact((tx) => reply(tx, paul.actor, paul.member, 'They began.'));
  // No other rule may decide on a person.
  await assert.rejects(propose(world, amina, { ...expulsion, rule: 'ordinary' }), Refusal);

  const id = await propose(world, amina, expulsion);
  await world.transact((tx) => sponsorProposal(tx, nora.actor, id));
  await days(world, 14);
  assert.deepEqual(await stateOf(world, id), ['voting', null, null]);
  for (const one of [amina, nora, olga, ruth]) await say(world, one, id, 'yes');
  await say(world, paul, id, 'block');
  await days(world, 10);
  assert.deepEqual(await stateOf(world, id), ['closed', 'passed', 'queued']);
  assert.equal((await actingMember(world.db, paul.actor)).status, 'voting');
  await days(world, 14);
  assert.deepEqual(await stateOf(world, id), ['closed', 'passed', 'executed']);
  assert.equal((await membershipsOf(world.db, paul.actor))[0]?.status, 'expelled');
  await assert.rejects(actingMember(world.db, paul.actor), Refusal);
  assert.ok((await world.mails(paul.email)).some(({ kind }) => kind === 'membership-expelled'));

  const { proposal } = await world.transact((tx) => appeal(tx, paul.actor, paul.member, 'I have thought about it.'));
  const back = await propose(world, nora, { rule: 'ordinary', actions: [proposal] });
  await days(world, 4);
  for (const one of [amina, nora, olga]) await say(world, one, back, 'yes');
  await days(world, 6);
  await days(world, 3);
  assert.deepEqual(await stateOf(world, back), ['closed', 'passed', 'executed']);
  assert.equal((await actingMember(world.db, paul.actor)).number, 1);
  await holds(world);
});

test('two decisions admit one applicant: the first does, the second is stale', async () => {
  await using world = await openWorld();
  const [amina] = await coopOf(world, 'Amina');
  assert.ok(amina);
  const paul = await world.person('Paul');
  await ask(world, paul.actor);
  const admission = { rule: 'ordinary', actions: [{ name: 'member.admit', input: { member: '@paul' } }] };
  const first = await propose(world, amina, admission);
  const second = await propose(world, amina, admission);
  await days(world, 4);
  for (const id of [first, second]) await say(world, amina, id, 'yes');
  await days(world, 6);
  await days(world, 3);
  const states = [(await stateOf(world, first))[2], (await stateOf(world, second))[2]];
  assert.deepEqual(new Set(states), new Set(['executed', 'stale']));
  assert.deepEqual(
    (await registerAt(world.db, amina.actor)).map(({ handle, number }) => `${number} ${handle}`),
    ['1 amina', '2 paul'],
  );
});

test('a circle decides alone what it was given, and nothing else', async () => {
  await using world = await openWorld();
  const [amina, nora] = await coopOf(world, 'Amina', 'Nora');
  assert.ok(amina && nora);
  const paul = await world.person('Paul');
  await ask(world, paul.actor);
  const { circle } = await world.transact((tx) =>
    createCircle(tx, null, {
      name: 'Welcome',
      purpose: 'Lets people in.',
      open: false,
      members: [amina.member],
      powers: [{ action: 'member.admit', rule: 'ordinary' }],
    }),
  );
  const admission = { circle, rule: 'ordinary', actions: [{ name: 'member.admit', input: { member: '@paul' } }] };
  await assert.rejects(propose(world, nora, admission), Refusal);
  const mandate = { member: '@nora', title: 'Host', role: '', until: '2017-01-01' };
  await assert.rejects(
    propose(world, amina, { ...admission, actions: [{ name: 'mandate.grant', input: mandate }] }).then((id) =>
      days(world, 4).then(() => say(world, amina, id, 'yes')),
    ),
    Refusal,
  );
  const id = await propose(world, amina, admission);
  await days(world, 4);
  await assert.rejects(say(world, nora, id, 'yes'), Refusal);
  await say(world, amina, id, 'yes');
  await days(world, 6);
  await days(world, 3);
  assert.deepEqual(await stateOf(world, id), ['closed', 'passed', 'executed']);
  assert.equal((await actingMember(world.db, paul.actor)).number, 3);
});
