import assert from 'node:assert/strict';
import { test } from 'node:test';
import { charge, chargeOf } from '#membership';
import { openWorld, type World } from '../../test/world.ts';
import { chargeLasts } from './charges.ts';
import { closedVote, type Cooperator, cooperators, DAY, pass } from './effect.testing.ts';
import { draftProposal } from './draft.ts';
import { publishProposal } from './publish.ts';

const bring = async (world: World, paul: Cooperator) =>
  world.transact(async (tx) => charge(tx, null, paul.member, 'Insults.', (await chargeLasts(tx)) / DAY));

const expulsion = (paul: Cooperator) => [{ name: 'member.expel', input: { member: String(paul.member), reason: '' } }];

test('a charge that nobody brings to a vote ends by itself, and the member is told', async () => {
  await using world = await openWorld();
  const [amina, paul] = await cooperators(world, ['Amina', 'Paul']);
  await bring(world, paul!);
  await pass(world, 89 * DAY);
  assert.ok(await chargeOf(world.db, amina!.actor, paul!.member));
  await pass(world, DAY);
  assert.equal(await chargeOf(world.db, amina!.actor, paul!.member), undefined);
  const told = (await world.mails(paul!.email)).find(({ kind }) => kind === 'membership-charge-ended');
  assert.match(told?.text ?? '', /Nothing stands against you any more/);
  await bring(world, paul!);
  assert.ok(await chargeOf(world.db, amina!.actor, paul!.member), 'another may be brought');
});

test('while members are asked about it a charge stands, and their no ends it', async () => {
  await using world = await openWorld();
  const [amina, paul] = await cooperators(world, ['Amina', 'Paul']);
  await bring(world, paul!);
  await pass(world, 80 * DAY);
  const { id } = await world.transact((tx) =>
    draftProposal(tx, amina!.actor, {
      kind: 'yes-no',
      title: 'Expel Paul',
      body: '',
      language: 'en',
      rule: 'block-proof',
      settings: { opensItself: false },
      options: [],
      actions: expulsion(paul!),
    }),
  );
  await world.transact((tx) => publishProposal(tx, amina!.actor, id));
  await pass(world, 15 * DAY);
  assert.ok(await chargeOf(world.db, amina!.actor, paul!.member), 'in discussion');
  await closedVote(world, {
    author: amina!,
    electors: [amina!, paul!],
    rule: 'block-proof',
    result: 'failed',
    actions: expulsion(paul!),
  });
  await pass(world, 1);
  assert.equal(await chargeOf(world.db, amina!.actor, paul!.member), undefined);
});
