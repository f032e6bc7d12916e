import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal } from '#refusal';
import { openWorld } from '../../test/world.ts';
import { editProposal } from './draft.ts';
import { closedVote, cooperators, DAY, pass } from './effect.testing.ts';
import { publishProposal } from './publish.ts';
import { proposalById } from './read-proposals.ts';
import { redraft } from './redraft.ts';
import { undo } from './undo.ts';
import { openVote } from './open-vote.ts';

const names = Array.from({ length: 30 }, (_, i) => `Member ${i}`);

test('for thirty days it takes less to bring back what a decision changed: notice, sponsors and yes, not the majority', async () => {
  await using world = await openWorld();
  const members = await cooperators(world, names);
  const [amina] = members;
  const { decision } = await closedVote(world, {
    author: amina!,
    electors: members,
    actions: [{ name: 'setting.change', input: { key: 'name', value: 'Nichée' } }],
  });
  await pass(world, 4 * DAY);
  const { id } = await world.transact((tx) => undo(tx, amina!.actor, decision));
  const read = async () => (await proposalById(world.db, amina!.actor, id))!;
  const relieved = await read();
  assert.ok(relieved.reliefUntil);
  assert.equal(relieved.settings.noticeMinutes, 1_440, 'a day where the rule asks for four');
  assert.equal(relieved.sponsorsNeeded, 1);
  assert.equal(relieved.floor, 5, 'where a change takes nine');
  assert.equal(relieved.ruleSettings.majority, '1/2');

  // Whoever adds something else to it proposes a change like any other.
  const more = { ...redraft(relieved), actions: [{ name: 'setting.change', input: { key: 'name', value: 'Third' } }] };
  await assert.rejects(
    world.transact((tx) => editProposal(tx, amina!.actor, id, more)),
    (error) => error instanceof Refusal && 'settings.noticeMinutes' in error.fields,
  );
  await world.transact((tx) => publishProposal(tx, amina!.actor, id));
  world.clock.advance(DAY * 60_000);
  await world.transact((tx) => openVote(tx, amina!.actor, id, 'http://essor.test'));
  const open = await read();
  assert.equal(open.state, 'voting');
  assert.equal(open.floor, 5);
});

test('once that time is over an undo goes by its rule, also one that was drafted before', async () => {
  await using world = await openWorld();
  const members = await cooperators(world, names.slice(0, 4));
  const [amina] = members;
  const { decision } = await closedVote(world, {
    author: amina!,
    electors: members,
    actions: [{ name: 'setting.change', input: { key: 'name', value: 'Nichée' } }],
  });
  await pass(world, 4 * DAY);
  const early = await world.transact((tx) => undo(tx, amina!.actor, decision));
  world.clock.advance(31 * DAY * 60_000);
  await assert.rejects(
    world.transact((tx) => publishProposal(tx, amina!.actor, early.id)),
    (error) => error instanceof Refusal && error.status === 409,
  );
  const late = await world.transact((tx) => undo(tx, amina!.actor, decision));
  const { reliefUntil, settings } = (await proposalById(world.db, amina!.actor, late.id))!;
  assert.equal(reliefUntil, null);
  assert.equal(settings.noticeMinutes, 4 * 1_440);
});
