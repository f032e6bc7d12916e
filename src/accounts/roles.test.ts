import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endGrant, endRole, giveRole, grantRole, leave, roleGrants, rolesOf, stewardsOf } from '#accounts';
import { Refusal } from '#refusal';
import { openWorld, type Person, type World } from '../../test/world.ts';

const refusedWith = (status: number) => (error: unknown) => error instanceof Refusal && error.status === status;

const grantOf = async (world: World, person: Person, role: string) =>
  (
    await world.db
      .selectFrom('role_grant')
      .where('person_id', '=', person.actor.person)
      .where('role', '=', role as 'steward')
      .select('id')
      .executeTakeFirstOrThrow()
  ).id;

test('a steward gives a role by the name of an account, in any case, once however often it is asked', async () => {
  await using world = await openWorld();
  const lea = await world.person('Lea', { roles: ['steward'] });
  const paul = await world.person('Paul');
  const give = (handle: string) => world.transact((tx) => giveRole(tx, lea.actor, { handle, role: 'organiser' }));
  await Promise.all(Array.from({ length: 20 }, () => give('@PAUL')));
  assert.deepEqual([...(await rolesOf(world.db, paul.actor.person))], ['organiser']);
  assert.equal(
    (await world.db.selectFrom('role_grant').where('role', '=', 'organiser').selectAll().execute()).length,
    1,
  );
  await assert.rejects(give('nobody'), (error) => error instanceof Refusal && 'handle' in error.fields);
});

test('only a steward gives roles, and a steward of a moment ago is none', async () => {
  await using world = await openWorld();
  const lea = await world.person('Lea', { roles: ['steward'] });
  const amina = await world.person('Amina', { roles: ['steward'] });
  const olga = await world.person('Olga', { roles: ['organiser', 'moderator'] });
  const give = (by: Person) => world.transact((tx) => giveRole(tx, by.actor, { handle: 'olga', role: 'steward' }));
  await assert.rejects(give(olga), refusedWith(403));
  await world.transact((tx) => endRole(tx, lea.actor, amina.actor.person, 'steward'));
  await assert.rejects(give(amina), refusedWith(403));
  await assert.rejects(
    world.transact((tx) => endRole(tx, amina.actor, lea.actor.person, 'steward')),
    refusedWith(403),
  );
  assert.deepEqual(await stewardsOf(world.db), [{ handle: 'lea', displayName: 'Lea' }]);
});

test('of two stewards who end each other at once, one remains', async () => {
  await using world = await openWorld();
  const lea = await world.person('Lea', { roles: ['steward'] });
  const paul = await world.person('Paul', { roles: ['steward'] });
  for (let round = 0; round < 10; round++) {
    const results = await Promise.allSettled([
      world.transact((tx) => endRole(tx, lea.actor, paul.actor.person, 'steward')),
      world.transact((tx) => endRole(tx, paul.actor, lea.actor.person, 'steward')),
    ]);
    assert.deepEqual(results.map((result) => result.status).toSorted(), ['fulfilled', 'rejected']);
    const left = await stewardsOf(world.db);
    assert.equal(left.length, 1);
    const [keeper, other] = left[0]?.handle === 'lea' ? [lea, paul] : [paul, lea];
    await world.transact((tx) => grantRole(tx, keeper.actor, other.actor.person, 'steward'));
  }
});

test('nobody is given a role while they delete their account', async () => {
  await using world = await openWorld();
  const lea = await world.person('Lea', { roles: ['steward'] });
  const paul = await world.person('Paul');
  await Promise.allSettled([
    world.transact((tx) => leave(tx, paul.actor, 'paul', [])),
    world.transact((tx) => grantRole(tx, lea.actor, paul.actor.person, 'steward')),
  ]);
  assert.deepEqual([...(await rolesOf(world.db, paul.actor.person))], []);
  await assert.rejects(
    world.transact((tx) => grantRole(tx, lea.actor, paul.actor.person, 'steward')),
    refusedWith(404),
  );
});

test('a record that has ended ends nothing again when the role was given anew', async () => {
  await using world = await openWorld();
  const lea = await world.person('Lea', { roles: ['steward'] });
  const paul = await world.person('Paul', { roles: ['moderator'] });
  const first = await grantOf(world, paul, 'moderator');
  const end = (by: Person) => world.transact((tx) => endGrant(tx, by.actor, first));
  assert.deepEqual(await end(lea), { person: paul.actor.person, role: 'moderator' });
  await world.transact((tx) => grantRole(tx, lea.actor, paul.actor.person, 'moderator'));
  await end(lea);
  assert.deepEqual([...(await rolesOf(world.db, paul.actor.person))], ['moderator']);
});

test('the records say who held what, since when, and by whose hand', async () => {
  await using world = await openWorld();
  const lea = await world.person('Lea', { roles: ['steward'] });
  const paul = await world.person('Paul');
  const amina = await world.person('Amina');
  const given = world.clock.now();
  await world.transact((tx) => grantRole(tx, lea.actor, paul.actor.person, 'steward'));
  await world.transact((tx) => grantRole(tx, paul.actor, amina.actor.person, 'organiser'));
  world.clock.advance(86_400_000);
  await world.transact((tx) => endRole(tx, lea.actor, paul.actor.person, 'steward'));
  await world.transact((tx) => leave(tx, paul.actor, 'paul', []));
  const { held, ended } = await roleGrants(world.db, lea.actor);
  assert.deepEqual(
    held.map(({ role, holder, givenBy }) => [role, holder?.handle, givenBy]),
    [
      ['steward', 'lea', 'program'],
      ['organiser', 'amina', 'deleted'],
    ],
  );
  const [past] = ended;
  assert.equal(ended.length, 1);
  assert.deepEqual([past?.holder, past?.givenAt], [null, given]);
  assert.deepEqual(past?.givenBy, { handle: 'lea', displayName: 'Lea' });
  assert.deepEqual(past?.ended, { at: world.clock.now(), by: { handle: 'lea', displayName: 'Lea' } });
  await assert.rejects(roleGrants(world.db, amina.actor), refusedWith(403));
});
