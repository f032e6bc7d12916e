import assert from 'node:assert/strict';
import { test } from 'node:test';
import { campaignBySlug, launchCampaign } from '#campaigns';
import { emergencyAct, emergencyActions, emergencyActs } from '#deliberation';
import { grantMandate } from '#membership';
import { Refusal } from '#refusal';
import { openWorld } from '../../test/world.ts';
import { type Cooperator, cooperators, days, vote } from './effect.testing.ts';
import { ensureRules } from './rules.ts';
import { RULE_PRESETS } from './settings.ts';

const refusedWith = (status: number) => (error: unknown) => error instanceof Refusal && error.status === status;

/** Ruth leads campaigns by mandate, and one of them runs. */
async function emergencyWorld() {
  const world = await openWorld();
  const people = await cooperators(world, ['Amina', 'Ruth', 'Paul']);
  const ruth = people[1]!;
  const { slug } = await world.transact(async (tx) => {
    await grantMandate(tx, null, {
      member: ruth.member,
      role: 'organiser',
      title: 'Campaigns',
      circle: null,
      endsAt: new Date(tx.now.getTime() + 300 * 86_400_000),
    });
    return launchCampaign(
      tx,
      { ...ruth.actor, roles: new Set(['organiser']) },
      {
        title: 'What if we bought it?',
        summary: 'A study.',
        story: 'Long.',
        target: 'the board',
        place: '',
        locale: 'en',
        milestones: [{ signatures: 10, consequence: 'an answer' }],
      },
    );
  });
  const act = (who: Cooperator) =>
    world.transact((tx) =>
      emergencyAct(tx, who.actor, {
        action: 'campaign.close',
        input: { campaign: slug },
        reason: 'Somebody signs with names that are not theirs.',
      }),
    );
  const closed = async () => (await campaignBySlug(world.db, slug))!.closedAt !== null;
  const state = async () => (await emergencyActs(world.db))[0]!.state;
  return { world, people, ruth, act, closed, state };
}

test('a holder of the mandate acts at once; nobody else does, and no action that is not listed', async () => {
  const { world, people, ruth, act, closed } = await emergencyWorld();
  await using _ = world;
  await assert.rejects(act(people[0]!), refusedWith(403));
  await assert.rejects(
    world.transact((tx) => emergencyAct(tx, ruth.actor, { action: 'setting.change', input: {}, reason: 'Now.' })),
    refusedWith(422),
  );
  assert.equal(await closed(), false);
  const may = (await emergencyActions(world.db, ruth.actor)).map(({ name }) => name);
  assert.deepEqual(may, ['campaign.close', 'campaign.reopen']);
  assert.deepEqual(await emergencyActions(world.db, people[0]!.actor), []);
  await act(ruth);
  assert.equal(await closed(), true);
});

test('an emergency act that members ratify stands', async () => {
  const { world, people, ruth, act, closed, state } = await emergencyWorld();
  await using _ = world;
  const { proposal } = await act(ruth);
  await days(world, 4);
  await vote(world, people, proposal, 'yes');
  await days(world, 6, 3);
  assert.equal(await state(), 'ratified');
  await days(world, 10);
  assert.equal(await closed(), true);
});

test('an emergency act on which nothing is decided in fourteen days is undone by itself', async () => {
  const { world, ruth, act, closed, state } = await emergencyWorld();
  await using _ = world;
  await act(ruth);
  await days(world, 4, 9);
  assert.deepEqual([await closed(), await state()], [true, 'standing']);
  await days(world, 2);
  assert.deepEqual([await closed(), await state()], [false, 'lapsed']);
});

test('an emergency act that members refuse is undone at once', async () => {
  const { world, people, ruth, act, closed, state } = await emergencyWorld();
  await using _ = world;
  const { proposal } = await act(ruth);
  await days(world, 4);
  await vote(world, people, proposal, 'no');
  await days(world, 6, 1);
  assert.deepEqual([await closed(), await state()], [false, 'lapsed']);

  // For thirty days nobody does it at once again.
  await assert.rejects(act(ruth), refusedWith(409));
  await days(world, 28);
  await assert.rejects(act(ruth), refusedWith(409));
  await days(world, 3);
  await act(ruth);
  assert.deepEqual([await closed(), await state()], [true, 'standing']);
});

test('under a slow rule members still vote on an emergency act before it would be undone', async () => {
  const { world, people, ruth, act, closed, state } = await emergencyWorld();
  await using _ = world;
  const minutes = { noticeMinutes: 20 * 1_440, votingMinutes: 20 * 1_440 };
  await world.transact(async (tx) => {
    await ensureRules(tx);
    const settings = JSON.stringify({ ...RULE_PRESETS.ordinary, ...minutes });
    await tx.updateTable('rule').set({ settings }).where('key', '=', 'ordinary').execute();
  });
  const { proposal } = await act(ruth);
  await days(world, 3);
  await vote(world, people.slice(0, 1), proposal, 'no');
  // Turned within the last day, the vote goes on past the fourteenth.
  await days(world, 9.5);
  await vote(world, people, proposal, 'yes');
  await days(world, 2);
  assert.deepEqual([await closed(), await state()], [true, 'standing'], 'the vote is running');
  await days(world, 1, 4);
  assert.deepEqual([await closed(), await state()], [true, 'ratified']);
});

test('an act that members have ratified does not lapse while their yes waits for its effect', async () => {
  const { world, people, ruth, act, closed, state } = await emergencyWorld();
  await using _ = world;
  const { proposal } = await act(ruth);
  await days(world, 4);
  // The last vote turns the result within the last day: the vote goes on for two, and the window is three.
  await vote(world, people.slice(0, 1), proposal, 'no');
  await days(world, 5.5);
  await vote(world, people, proposal, 'yes');
  await days(world, 2.5, 2.5);
  assert.deepEqual([await closed(), await state()], [true, 'standing'], 'fourteen days are over');
  await days(world, 1);
  assert.deepEqual([await closed(), await state()], [true, 'ratified']);
});
