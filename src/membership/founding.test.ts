import assert from 'node:assert/strict';
import { test } from 'node:test';
import { grantRole, giveRole, rolesOf, stewardsOf } from '#accounts';
import {
  actingMember,
  admit,
  apply,
  beginFounding,
  chooseModel,
  classes,
  founders,
  grantMandate,
  inviteFounder,
  mayVote,
  membershipActions,
  openRegister,
  questions,
  registerAt,
  removeFounder,
  withdrawApplication,
} from '#membership';
import { Refusal } from '#refusal';
import { readSettings } from '#settings';
import { openWorld, type Person, type World } from '../../test/world.ts';
import { applyAs, authority } from './membership.testing.ts';

const refused = (status: number) => (error: unknown) => error instanceof Refusal && error.status === status;

/** A server with so many founders, of whom the first is its steward. */
async function foundingWith(world: World, n: number) {
  const steward = await world.person('Founder 1', { roles: ['steward', 'organiser'] });
  await world.transact((tx) => beginFounding(tx, steward.actor));
  await world.transact((tx) => chooseModel(tx, steward.actor, 'scic'));
  const asked = await questions(world.db);
  const people: Person[] = [steward];
  for (let i = 2; i <= n; i++) people.push(await world.person(`Founder ${i}`));
  const answers = Object.fromEntries(asked.map(({ id }) => [id, 'Because.']));
  for (const { actor } of people) {
    world.clock.advance(60_000);
    const { member } = await world.transact((tx) =>
      apply(tx, actor, { kind: 'person', legalName: 'L', class: 'user', answers }),
    );
    await world.transact((tx) => inviteFounder(tx, steward.actor, member));
  }
  return { steward, people };
}

for (const n of [1, 7]) {
  test(`${n} found: numbers in the order in which they applied, and nobody is steward any more`, async () => {
    await using world = await openWorld();
    const { steward, people } = await foundingWith(world, n);
    assert.equal((await founders(world.db)).length, n);
    for (const { actor } of people) assert.ok(mayVote(await actingMember(world.db, actor)));

    const open = membershipActions.find(({ name }) => name === 'register.open');
    assert.ok(open);
    await open.check?.(world.db, { model: 'scic' });
    assert.deepEqual(await open.state(world.db, { model: 'scic' }), { stage: 'founding', open: false });
    const news = await world.transact((tx) => open.apply(tx, { model: 'scic' }, authority(tx, steward.actor)));
    assert.ok(news.some(({ topic }) => topic === 'settings'));

    const register = await registerAt(world.db, steward.actor);
    assert.deepEqual(
      register.map(({ number, handle, status }) => `${number} ${handle} ${status}`),
      people.map(({ handle }, i) => `${i + 1} ${handle} voting`),
    );
    const { stage, registerOpenedAt } = await readSettings(world.db);
    assert.deepEqual([stage, registerOpenedAt], ['co-op', world.clock.now().toISOString()]);
    assert.deepEqual(await stewardsOf(world.db), []);
    assert.deepEqual([...(await rolesOf(world.db, steward.actor.person))], []);
    await assert.rejects(
      world.transact((tx) => grantRole(tx, null, steward.actor.person, 'steward')),
      refused(409),
    );
    await assert.rejects(
      world.transact((tx) => giveRole(tx, steward.actor, { handle: steward.handle, role: 'moderator' })),
      refused(403),
    );
    await assert.rejects(
      world.transact((tx) => openRegister(tx, null, 'scic')),
      refused(409),
    );
    await assert.rejects(Promise.resolve(open.check?.(world.db, { model: 'scic' })), refused(422));

    // From now on who keeps the register holds the mandate for it.
    const late = await world.person('Late');
    const asked = await questions(world.db);
    const { member } = await world.transact((tx) =>
      apply(tx, late.actor, {
        kind: 'person',
        legalName: 'Late',
        class: 'user',
        answers: Object.fromEntries(asked.map(({ id }) => [id, 'Because.'])),
      }),
    );
    await assert.rejects(actingMember(world.db, late.actor), refused(403));
    await assert.rejects(
      world.transact((tx) => admit(tx, steward.actor, member)),
      refused(403),
    );
    const own = await actingMember(world.db, steward.actor);
    await world.transact((tx) =>
      grantMandate(tx, null, {
        member: own.id,
        role: 'secretary',
        title: 'Secretary',
        circle: null,
        endsAt: new Date(tx.now.getTime() + 1_000_000_000),
      }),
    );
    assert.equal((await world.transact((tx) => admit(tx, steward.actor, member))).number, n + 1);
  });
}

test('a model gives its classes and questions, and may be chosen anew', async () => {
  await using world = await openWorld();
  const steward = await world.person('Lea', { roles: ['steward'] });
  await world.transact((tx) => chooseModel(tx, steward.actor, 'worker'));
  assert.equal((await questions(world.db)).length, 3);
  await applyAs(world, (await world.person('Paul')).actor, {
    class: 'worker',
    answers: Object.fromEntries((await questions(world.db)).map(({ id }) => [id, 'x'])),
  });
  await world.transact((tx) => chooseModel(tx, steward.actor, 'plain'));
  assert.deepEqual((await classes(world.db)).map(({ key }) => key).toSorted(), ['member', 'worker']);
  assert.equal((await questions(world.db)).length, 2);
  await assert.rejects(
    world.transact((tx) => chooseModel(tx, steward.actor, 'empire')),
    refused(422),
  );
});

test('founders are chosen by stewards, among those who apply', async () => {
  await using world = await openWorld();
  const { steward, people } = await foundingWith(world, 2);
  const [, paul] = people;
  assert.ok(paul);
  const { id } = await actingMember(world.db, paul.actor);
  await assert.rejects(
    world.transact((tx) => removeFounder(tx, paul.actor, id)),
    refused(403),
  );
  await world.transact((tx) => removeFounder(tx, steward.actor, id));
  await assert.rejects(actingMember(world.db, paul.actor), refused(403));
  await world.transact((tx) => withdrawApplication(tx, paul.actor, id));
  await assert.rejects(
    world.transact((tx) => inviteFounder(tx, steward.actor, id)),
    refused(409),
  );
  const own = await actingMember(world.db, steward.actor);
  await world.transact((tx) => withdrawApplication(tx, steward.actor, own.id));
  await assert.rejects(
    world.transact((tx) => openRegister(tx, null, 'plain')),
    refused(409),
  );
});
