import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openWorld } from '../../test/world.ts';
import { documentBySlug } from './document.ts';
import { adoptBylaws, BYLAWS } from './documents.testing.ts';
import { closedVote, cooperators } from './effect.testing.ts';
import { undo } from './undo.ts';
import { proposalById } from './read-proposals.ts';

const WINDOW_MS = 15 * 86_400_000;

const amends = (text: string) => ({ name: 'document.amend', input: { document: 'bylaws/our-bylaws@1', text } });
const FIVE = 'Purpose.\n\nThe board has five members.\n\nEnd.';

test('a decision changes the document, once, and the version names it; undoing it is a proposal like another', async () => {
  await using world = await openWorld();
  await adoptBylaws(world);
  const [lea] = await cooperators(world, ['Léa']);
  const vote = { author: lea!, electors: [lea!], rule: 'constitutional' as const };
  const { decision, number } = await closedVote(world, { ...vote, actions: [amends(FIVE)] });
  assert.equal((await documentBySlug(world.db, 'our-bylaws'))?.version, 1);
  world.clock.moveTo(WINDOW_MS);
  await world.app.settle();
  const now = await documentBySlug(world.db, 'our-bylaws');
  assert.equal(now?.text, FIVE);
  assert.deepEqual(now.shown.decision, { id: decision, number });

  const { id } = await world.transact((tx) => undo(tx, lea!.actor, decision));
  const drafted = await proposalById(world.db, lea!.actor, id);
  assert.deepEqual(drafted?.actions[0]?.input, { document: 'bylaws/our-bylaws@2', text: BYLAWS.text });
});

test('of two decisions on one version the second is stale, and the document is as the first made it', async () => {
  await using world = await openWorld();
  await adoptBylaws(world);
  const [lea] = await cooperators(world, ['Léa']);
  const vote = { author: lea!, electors: [lea!], rule: 'constitutional' as const };
  await closedVote(world, { ...vote, actions: [amends(FIVE)] });
  const second = await closedVote(world, { ...vote, actions: [amends(`${BYLAWS.text}\n\nMore.`)] });
  world.clock.moveTo(WINDOW_MS);
  await world.app.settle();
  const { state } = await world.db
    .selectFrom('decision')
    .where('id', '=', second.decision)
    .select('state')
    .executeTakeFirstOrThrow();
  assert.equal(state, 'stale');
  const found = await documentBySlug(world.db, 'our-bylaws');
  assert.deepEqual([found?.version, found?.text], [2, FIVE]);
});
