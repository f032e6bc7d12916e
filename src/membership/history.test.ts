import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Tx } from '#db';
import {
  admit,
  apply,
  changeClass,
  expelMember,
  leaveCoop,
  refuse,
  registerAt,
  registerFigures,
  reinstateMember,
  rename,
  suspendMember,
  withdrawApplication,
} from '#membership';
import { Refusal } from '#refusal';
import { openWorld, type Person } from '../../test/world.ts';
import { applyAs, memberOf } from './membership.testing.ts';
import { datesAfter, type MemberRow } from './record.ts';

const DAY_MS = 86_400_000;

test('the register is read as it was at any date', async () => {
  await using world = await openWorld();
  const amina = await memberOf(world, 'Amina');
  world.clock.advance(10 * DAY_MS);
  const paul = await memberOf(world, 'Paul');
  world.clock.advance(10 * DAY_MS);
  await world.transact((tx) => rename(tx, amina.actor, amina.member, 'Amina Newname'));
  await world.transact((tx) => suspendMember(tx, null, paul.member, ''));
  world.clock.advance(10 * DAY_MS);
  await world.transact((tx) => leaveCoop(tx, paul.actor, paul.member));
  const start = world.clock.now().getTime() - 30 * DAY_MS;
  const on = async (day: number) =>
    (await registerAt(world.db, amina.actor, { at: new Date(start + day * DAY_MS) })).map(
      ({ number, name, status }) => `${number} ${name} ${status}`,
    );
  assert.deepEqual(await on(-1), []);
  assert.deepEqual(await on(0), ['1 Amina Legal voting']);
  assert.deepEqual(await on(15), ['1 Amina Legal voting', '2 Paul Legal voting']);
  assert.deepEqual(await on(20), ['1 Amina Newname voting', '2 Paul Legal suspended']);
  assert.deepEqual(await on(30), ['1 Amina Newname voting']);
  assert.equal((await registerFigures(world.db, new Date(start + 15 * DAY_MS))).members, 2);
  assert.equal((await registerFigures(world.db)).members, 1);
  assert.deepEqual(
    (await registerAt(world.db, amina.actor, { ended: true })).map(({ number, status }) => `${number} ${status}`),
    ['2 left'],
  );
});

const STEPS = {
  apply: (tx: Tx, { actor }: Person, _id: MemberRow['id']) =>
    apply(tx, actor, { kind: 'person', legalName: 'Again', class: 'member', answers: {} }),
  withdraw: (tx: Tx, { actor }: Person, id: MemberRow['id']) => withdrawApplication(tx, actor, id),
  refuse: (tx: Tx, _: Person, id: MemberRow['id']) => refuse(tx, null, id, 'no'),
  admit: (tx: Tx, _: Person, id: MemberRow['id']) => admit(tx, null, id),
  suspend: (tx: Tx, _: Person, id: MemberRow['id']) => suspendMember(tx, null, id, ''),
  expel: (tx: Tx, _: Person, id: MemberRow['id']) => expelMember(tx, null, id, ''),
  reinstate: (tx: Tx, _: Person, id: MemberRow['id']) => reinstateMember(tx, null, id, ''),
  leave: (tx: Tx, { actor }: Person, id: MemberRow['id']) => leaveCoop(tx, actor, id),
  rename: (tx: Tx, { actor }: Person, id: MemberRow['id']) => rename(tx, actor, id, `Name ${tx.now.getTime()}`),
  class: (tx: Tx, _: Person, id: MemberRow['id']) => changeClass(tx, null, id, 'worker'),
};
type Step = keyof typeof STEPS;

test('whatever happens to somebody, their events played again give the row', async () => {
  await using world = await openWorld();
  await world.transact((tx) =>
    tx
      .insertInto('member_class')
      .values([
        { key: 'member', name: 'Member' },
        { key: 'worker', name: 'Worker', position: 1 },
      ])
      .execute(),
  );
  let n = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...(Object.keys(STEPS) as Step[])), { minLength: 1, maxLength: 12 }),
      async (steps) => {
        const person = await world.person(`Somebody${n++}`);
        const member = await applyAs(world, person.actor);
        for (const step of steps) {
          world.clock.advance(DAY_MS);
          // What the register refuses leaves nothing behind.
          await world
            .transact<unknown>((tx) => STEPS[step](tx, person, member))
            .catch((error: unknown) => assert.ok(error instanceof Refusal, String(error)));
        }
        const row = await world.db.selectFrom('member').where('id', '=', member).selectAll().executeTakeFirstOrThrow();
        const events = await world.db
          .selectFrom('membership_event')
          .where('member_id', '=', member)
          .orderBy('at')
          .orderBy('id')
          .selectAll()
          .execute();
        let dates: ReturnType<typeof datesAfter> = { admitted_at: null, ended_at: null };
        for (const { kind, at } of events) dates = datesAfter(dates, kind, at);
        const { status, class: key, number, legal_name } = events.at(-1)!;
        assert.deepEqual(
          { status, class: key, number, legal_name, ...dates },
          {
            status: row.status,
            class: row.class,
            number: row.number,
            legal_name: row.legal_name,
            admitted_at: row.admitted_at,
            ended_at: row.ended_at,
          },
        );
      },
    ),
    { numRuns: 40 },
  );
  const numbers = await world.db.selectFrom('member').where('number', 'is not', null).select('number').execute();
  assert.deepEqual(
    numbers.map(({ number }) => number).toSorted((a, b) => (a ?? 0) - (b ?? 0)),
    numbers.map((_, i) => i + 1),
  );
});
