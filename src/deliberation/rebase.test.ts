import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal } from '#refusal';
import { openWorld, type World } from '../../test/world.ts';
import { act, adoptBylaws } from './documents.testing.ts';
import { draftProposal } from './draft.ts';
import { cooperators } from './effect.testing.ts';
import { openVote } from './open-vote.ts';
import { publishProposal } from './publish.ts';
import { proposalById } from './read-proposals.ts';
import { outdatedIn, takeOver } from './rebase.ts';

/** A proposal that the board have five members, while another decision changes `other`. */
async function overtaken(world: World, other: string) {
  await adoptBylaws(world);
  const [lea] = await cooperators(world, ['Léa']);
  const input = { document: 'bylaws/our-bylaws@1', text: 'Purpose.\n\nThe board has five members.\n\nEnd.' };
  const { id } = await world.transact((tx) =>
    draftProposal(tx, lea!.actor, {
      kind: 'yes-no',
      title: 'Five',
      body: 'Because.',
      language: 'en',
      rule: 'constitutional',
      settings: {},
      options: [],
      actions: [{ name: 'document.amend', input }],
    }),
  );
  await world.transact((tx) => publishProposal(tx, lea!.actor, id));
  await act(world, 'document.amend', { document: 'bylaws/our-bylaws@1', text: other });
  const read = async () => (await proposalById(world.db, lea!.actor, id))!;
  return { id, lea: lea!, read };
}

const FORTY_DAYS = 40 * 86_400_000;

test('a change that was overtaken elsewhere is taken over by one press, as a new version', async () => {
  await using world = await openWorld();
  const { id, lea, read } = await overtaken(world, 'Our purpose.\n\nThe board has three members.\n\nEnd.');
  const [one] = await outdatedIn(world.db, await read());
  assert.deepEqual([one?.read, one?.holds, one?.title], [1, 2, 'Our bylaws']);
  world.clock.moveTo(FORTY_DAYS);
  const open = () => world.transact((tx) => openVote(tx, lea.actor, id, 'https://here.example'));
  await assert.rejects(open(), Refusal);
  await world.transact((tx) => takeOver(tx, lea.actor, id));
  const after = await read();
  assert.equal(after.version, 2);
  assert.deepEqual(after.actions[0]?.input, {
    document: 'bylaws/our-bylaws@2',
    text: 'Our purpose.\n\nThe board has five members.\n\nEnd.',
  });
  assert.deepEqual(await outdatedIn(world.db, after), []);
  await assert.rejects(
    world.transact((tx) => takeOver(tx, lea.actor, id)),
    (error) => error instanceof Refusal && error.status === 409,
  );
  world.clock.moveTo(2 * FORTY_DAYS);
  await open();
});

test('where the same paragraph has changed, nobody chooses for the author', async () => {
  await using world = await openWorld();
  const { id, lea, read } = await overtaken(world, 'Purpose.\n\nThe board has seven members.\n\nEnd.');
  assert.equal((await outdatedIn(world.db, await read()))[0]?.takenOver, null);
  await assert.rejects(
    world.transact((tx) => takeOver(tx, lea.actor, id)),
    (error) => error instanceof Refusal && error.status === 409,
  );
  assert.equal((await read()).version, 1);
});

test('only the author takes over', async () => {
  await using world = await openWorld();
  const { id } = await overtaken(world, 'Our purpose.\n\nThe board has three members.\n\nEnd.');
  const other = await world.person('João');
  await assert.rejects(
    world.transact((tx) => takeOver(tx, other.actor, id)),
    (error) => error instanceof Refusal && error.status === 403,
  );
});
