import assert from 'node:assert/strict';
import { test } from 'node:test';
import { proposalById } from '#deliberation';
import { openWorld } from '../../test/world.ts';
import { DAY, memberOf, running, vote } from './vote.testing.ts';

test('a proposal is drafted, published, opened, voted on and closed by the clock', async () => {
  await using world = await openWorld();
  const amina = await memberOf(world, 'Amina');
  const paul = await memberOf(world, 'Paul');
  const lea = await memberOf(world, 'Lea');
  const id = await running(world, amina);
  await vote(world, amina, id, { position: 'yes' }, 'It suits the choir.');
  await vote(world, paul, id, { position: 'yes' });
  await vote(world, lea, id, { position: 'no' });
  const open = await proposalById(world.db, undefined, id);
  assert.deepEqual(open?.tally?.positions, { yes: 2, no: 1, abstain: 0, block: 0 });
  assert.equal(open.cast, 3);
  world.clock.advance(7 * DAY);
  await world.app.settle();
  const closed = await proposalById(world.db, undefined, id);
  assert.equal(closed?.state, 'closed');
  assert.equal(closed.result, 'passed');
});
