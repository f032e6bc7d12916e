import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readNotifications } from '#network';
import { openWorld } from '../../test/world.ts';
import { castStance } from './cast-stance.ts';
import { afterTime, DAY, draftOf, memberOf, running } from './vote.testing.ts';

test('what waited for a vote becomes its result, in one line; who voted or follows it sees it as new', async () => {
  await using world = await openWorld();
  const amina = await memberOf(world, 'Amina');
  const paul = await memberOf(world, 'Paul');
  const ruth = await memberOf(world, 'Ruth');
  const id = await running(world, amina);
  for (const who of [amina, paul])
    await world.transact((tx) => castStance(tx, who.actor, id, { choice: { position: 'yes' }, reason: '' }));
  const inbox = async (who: typeof amina) => {
    const { items } = await readNotifications(world.db, who.actor, {});
    return items.map(({ kind, seen }) => `${kind} ${seen ? 'seen' : 'new'}`);
  };
  assert.deepEqual(await inbox(paul), ['vote-opened new']);
  const { closes_at: closes } = await world.db
    .selectFrom('proposal')
    .where('id', '=', id)
    .select('closes_at')
    .executeTakeFirstOrThrow();
  world.clock.advance(closes!.getTime() - world.clock.now().getTime());
  await world.app.settle();
  assert.deepEqual(await inbox(paul), ['effect new']);
  assert.deepEqual(await inbox(ruth), ['effect seen'], 'who did not vote is not called any more');
  assert.deepEqual(await inbox(amina), ['effect new']);
  assert.equal((await world.mails(paul.email)).filter(({ kind }) => kind !== 'vote-opened').length, 0);

  const asked = await running(world, amina, draftOf({ kind: 'sense-check' }));
  await world.transact((tx) => castStance(tx, paul.actor, asked, { choice: { position: 'no' }, reason: '' }));
  await afterTime(world, asked, 8 * DAY);
  assert.deepEqual(await inbox(paul), ['decided new', 'effect new'], 'what decides nothing has a result too');
  assert.deepEqual(await inbox(ruth), ['decided seen', 'effect seen']);
});
