import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as v from 'valibot';
import { defineAction, listActions } from '#actions';
import { createPost, readNotifications } from '#network';
import { invalid } from '#refusal';
import { readSettings } from '#settings';
import { openWorld, type World } from '../../test/world.ts';
import { closedVote, cooperators, DAY, pass } from './effect.testing.ts';

const toName = (value: string) => ({ name: 'setting.change', input: { key: 'name', value } });
const toPurpose = (value: string) => ({ name: 'setting.change', input: { key: 'purpose', value } });

/** Refuses, or breaks off, when it runs. */
const stumble = defineAction({
  name: 'test.stumble',
  gravity: () => 'small',
  schema: v.object({ how: v.picklist(['refuse', 'break']) }),
  title: () => 'Stumble',
  form: async () => [],
  state: async () => null,
  describe: () => [],
  async apply(_tx, { how }) {
    if (how === 'refuse') throw invalid({ how: (m) => m.errors.missing });
    throw new Error('broken');
  },
});
listActions([stumble]);

const decisionOf = (world: World, id: string) =>
  world.db
    .selectFrom('decision')
    .where('id', '=', id as never)
    .selectAll()
    .executeTakeFirstOrThrow();
const nameOf = async (world: World) => (await readSettings(world.db)).name;

test('what was decided happens when the time to object is over, once', async () => {
  await using world = await openWorld();
  const [amina, ruth] = await cooperators(world, ['Amina', 'Ruth']);
  const { decision, proposal, number } = await closedVote(world, {
    author: amina!,
    electors: [amina!, ruth!],
    actions: [toName('Essaim'), toPurpose('To own it.')],
  });
  assert.equal(number, 1);
  await pass(world, 3 * DAY - 1);
  assert.equal((await decisionOf(world, decision)).state, 'queued');
  assert.equal(await nameOf(world), 'Couvée');

  await pass(world, 1);
  const done = await decisionOf(world, decision);
  assert.equal(done.state, 'executed');
  assert.ok(done.executed_at! >= done.due_at!);
  assert.equal(await nameOf(world), 'Essaim');
  assert.equal(world.deps.settings.current.name, 'Essaim', 'those who keep it in memory heard of it');
  const ran = await world.db
    .selectFrom('action')
    .where('proposal_id', '=', proposal)
    .orderBy('position')
    .selectAll()
    .execute();
  assert.deepEqual(
    ran.map(({ before, after, inverse }) => ({ before, after, inverse })),
    [
      { before: { value: 'Couvée' }, after: { value: 'Essaim' }, inverse: toName('Couvée') },
      { before: { value: '' }, after: { value: 'To own it.' }, inverse: toPurpose('') },
    ],
  );
  await pass(world, DAY);
  const events = await world.db
    .selectFrom('proposal_event')
    .where('proposal_id', '=', proposal)
    .orderBy('id')
    .select('kind')
    .execute();
  assert.deepEqual(
    events.map(({ kind }) => kind),
    ['queued', 'executed'],
  );
});

test('of two that change the same thing the second is stale, and nothing of it has happened', async () => {
  await using world = await openWorld();
  const [amina] = await cooperators(world, ['Amina']);
  const vote = { author: amina!, electors: [amina!] };
  const first = await closedVote(world, { ...vote, actions: [toName('Essaim')] });
  const second = await closedVote(world, { ...vote, actions: [toPurpose('Other.'), toName('Ruche')] });
  await pass(world, 3 * DAY);
  assert.equal((await decisionOf(world, first.decision)).state, 'executed');
  const stale = await decisionOf(world, second.decision);
  assert.equal(stale.state, 'stale');
  assert.deepEqual(stale.fault, { action: 1, why: 'changed' });
  const settings = await readSettings(world.db);
  assert.deepEqual([settings.name, settings.purpose], ['Essaim', '']);
});

test('an action that refuses rolls everything back and says why, in both languages', async () => {
  await using world = await openWorld();
  const [amina] = await cooperators(world, ['Amina']);
  const { decision, proposal } = await closedVote(world, {
    author: amina!,
    electors: [amina!],
    actions: [toName('Essaim'), { name: 'test.stumble', input: { how: 'refuse' } }],
  });
  await pass(world, 3 * DAY);
  const failed = await decisionOf(world, decision);
  assert.equal(failed.state, 'failed');
  assert.deepEqual(failed.fault, {
    action: 1,
    why: 'refused',
    sentence: { en: 'Fill this in.', fr: 'Remplissez ce champ.' },
  });
  assert.equal(await nameOf(world), 'Couvée');
  const ran = await world.db
    .selectFrom('action')
    .where('proposal_id', '=', proposal)
    .where('ran_at', 'is not', null)
    .select('id')
    .execute();
  assert.deepEqual(ran, []);
});

test('what breaks off is tried again, and has failed after the sixth time', async () => {
  await using world = await openWorld();
  const [amina] = await cooperators(world, ['Amina']);
  const { decision } = await closedVote(world, {
    author: amina!,
    electors: [amina!],
    actions: [toName('Essaim'), { name: 'test.stumble', input: { how: 'break' } }],
  });
  await pass(world, 3 * DAY);
  assert.equal((await decisionOf(world, decision)).tries, 1);
  assert.equal((await decisionOf(world, decision)).state, 'queued');
  for (let i = 0; i < 6; i++) await pass(world, 5 * 60);
  const failed = await decisionOf(world, decision);
  assert.deepEqual([failed.state, failed.tries, failed.fault?.why], ['failed', 6, 'broken']);
  assert.equal(await nameOf(world), 'Couvée');
});

test('of an option vote, only what belongs to the chosen option runs', async () => {
  await using world = await openWorld();
  const [amina] = await cooperators(world, ['Amina']);
  await closedVote(world, {
    author: amina!,
    electors: [amina!],
    kind: 'multiple-choice',
    chosen: ['b'],
    actions: [
      { ...toName('Essaim'), option: 'a' },
      { ...toName('Ruche'), option: 'b' },
    ],
  });
  await pass(world, 3 * DAY);
  assert.equal(await nameOf(world), 'Ruche');
});

test('numbers of the register have no gaps, and what was rejected or indicative runs nothing', async () => {
  await using world = await openWorld();
  const [amina] = await cooperators(world, ['Amina']);
  const vote = { author: amina!, electors: [amina!], actions: [toName('Essaim')] };
  const results = ['failed', 'floor-missed', 'indicative', 'tied', 'failed'] as const;
  const numbers: number[] = [];
  for (const result of results) numbers.push((await closedVote(world, { ...vote, result })).number);
  assert.deepEqual(numbers, [1, 2, 0, 3, 4]);
  await pass(world, 40 * DAY);
  assert.equal(await nameOf(world), 'Couvée');
  const states = await world.db.selectFrom('decision').select('state').distinct().execute();
  assert.deepEqual(states, [{ state: 'rejected' }]);
});

test('after its time a decision expires', async () => {
  await using world = await openWorld();
  const [amina] = await cooperators(world, ['Amina']);
  const { decision } = await closedVote(world, { author: amina!, electors: [amina!], actions: [toName('Essaim')] });
  await pass(world, 33 * DAY);
  assert.equal((await decisionOf(world, decision)).state, 'expired');
  assert.equal(await nameOf(world), 'Couvée');
});

test('an action that was exchanged after the vote opened does not run', async () => {
  await using world = await openWorld();
  const [amina] = await cooperators(world, ['Amina']);
  const vote = { author: amina!, electors: [amina!] };
  const exchanged = await closedVote(world, { ...vote, actions: [toName('Essaim')] });
  const added = await closedVote(world, { ...vote, actions: [toPurpose('To own it.')] });
  await world.transact(async (tx) => {
    await tx
      .updateTable('action')
      .set({ input: JSON.stringify({ key: 'name', value: 'Rapine' }) })
      .where('proposal_id', '=', exchanged.proposal)
      .execute();
    await tx
      .insertInto('action')
      .values({
        id: tx.newId<'action'>(),
        proposal_id: added.proposal,
        position: 1,
        option_id: null,
        name: 'setting.change',
        input: JSON.stringify({ key: 'name', value: 'Rapine' }),
        expected: JSON.stringify({ value: 'Couvée' }),
        labels: 'null',
        ran_at: null,
      })
      .execute();
  });
  await pass(world, 3 * DAY);
  assert.equal((await decisionOf(world, exchanged.decision)).state, 'stale');
  assert.equal((await decisionOf(world, added.decision)).state, 'stale');
  const { name, purpose } = await readSettings(world.db);
  assert.deepEqual([name, purpose], ['Couvée', '']);
});

test('whoever proposed it finds in their inbox that it took effect', async () => {
  await using world = await openWorld();
  const [amina, ruth] = await cooperators(world, ['Amina', 'Ruth']);
  const { proposal } = await closedVote(world, {
    author: amina!,
    electors: [amina!, ruth!],
    actions: [{ name: 'record', input: { what: 'Sign the lease', owner: '@ruth', due: '2016-12-01' } }],
  });
  await world.transact((tx) =>
    createPost(tx, amina!.actor, { text: 'A test', about: { kind: 'proposal', id: proposal } }),
  );
  await pass(world, 3 * DAY);
  for (const who of [amina!, ruth!]) {
    const { items } = await readNotifications(world.db, who.actor);
    assert.deepEqual(
      items.map(({ kind }) => kind),
      ['effect'],
      who.name,
    );
  }
});
