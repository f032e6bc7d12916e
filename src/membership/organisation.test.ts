import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leave } from '#accounts';
import {
  actingMember,
  admit,
  delegatesOf,
  endDelegate,
  eraseMember,
  grantMandate,
  membershipsOf,
  nameDelegate,
} from '#membership';
import { Refusal } from '#refusal';
import { openWorld } from '../../test/world.ts';
import { applyAs, memberOf } from './membership.testing.ts';

const refused = (status: number) => (error: unknown) => error instanceof Refusal && error.status === status;

test('an organisation has one entry and one vote, however many speak for it', async () => {
  await using world = await openWorld();
  const [amina, paul] = [await world.person('Amina'), await world.person('Paul')];
  const org = await applyAs(world, amina.actor, { kind: 'organisation', legalName: 'The Mill' });
  await assert.rejects(applyAs(world, amina.actor, { kind: 'organisation', legalName: 'The Mill' }), refused(409));
  await world.transact((tx) => admit(tx, null, org));
  await world.transact((tx) => nameDelegate(tx, amina.actor, org, '@PAUL'));
  await world.transact((tx) => nameDelegate(tx, amina.actor, org, 'paul'));
  assert.equal((await actingMember(world.db, paul.actor)).id, org);
  assert.equal((await actingMember(world.db, amina.actor, org)).as, 'delegate');

  // One's own entry comes first, and one may choose.
  const own = await applyAs(world, paul.actor);
  await world.transact((tx) => admit(tx, null, own));
  assert.deepEqual(
    (await membershipsOf(world.db, paul.actor)).map(({ id, as }) => [id, as]),
    [
      [own, 'self'],
      [org, 'delegate'],
    ],
  );
  assert.equal((await actingMember(world.db, paul.actor)).id, own);
  assert.equal((await actingMember(world.db, paul.actor, org)).id, org);

  const [first, second] = await delegatesOf(world.db, org);
  assert.ok(first && second);
  await world.transact((tx) => endDelegate(tx, paul.actor, first.id));
  await assert.rejects(actingMember(world.db, amina.actor), refused(403));
  await assert.rejects(
    world.transact((tx) => endDelegate(tx, paul.actor, second.id)),
    refused(409),
  );
  await assert.rejects(
    world.transact((tx) => nameDelegate(tx, amina.actor, org, 'amina')),
    refused(403),
  );
});

test('who is outside names and ends no delegates, and an organisation holds no role', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  const paul = await memberOf(world, 'Paul');
  const org = await applyAs(world, amina.actor, { kind: 'organisation', legalName: 'The Mill' });
  await world.transact((tx) => admit(tx, null, org));
  await assert.rejects(
    world.transact((tx) => nameDelegate(tx, paul.actor, org, 'paul')),
    refused(403),
  );
  const [delegate] = await delegatesOf(world.db, org);
  await assert.rejects(
    world.transact((tx) => endDelegate(tx, paul.actor, delegate!.id)),
    refused(404),
  );
  const endsAt = new Date(world.clock.now().getTime() + 86_400_000);
  const give = (role: 'secretary' | null) =>
    world.transact((tx) => grantMandate(tx, null, { member: org, role, title: 'Host', circle: null, endsAt }));
  await assert.rejects(give('secretary'), refused(422));
  await give(null);
  await world.transact((tx) => leave(tx, amina.actor, 'amina', [eraseMember]));
  assert.deepEqual(
    (await delegatesOf(world.db, org)).map(({ account, endedAt }) => [account, endedAt !== null]),
    [[null, true]],
  );
});
