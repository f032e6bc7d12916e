import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  acceptNomination,
  askHold,
  castStance,
  decisions,
  type DraftInput,
  draftProposal,
  nominate,
  publishProposal,
  sponsorProposal,
} from '#deliberation';
import type { Id } from '#ids';
import { mandates } from '#membership';
import { readSettings } from '#settings';
import { runChecks } from '../checks/checks.ts';
import { type Cooperator, cooperators, DAY, pass } from '../src/deliberation/effect.testing.ts';
import { openWorld } from './world.ts';

test('seven members decide, stop and seat by real votes, and every check holds all along', async () => {
  await using world = await openWorld();
  const people = await cooperators(world, ['Amina', 'Ruth', 'Paul', 'Noor', 'Luc', 'Ines', 'Omar']);
  const [amina, ruth, paul] = people as [Cooperator, Cooperator, Cooperator];
  const propose = async (by: Cooperator, what: Partial<DraftInput>) => {
    const { id } = await world.transact((tx) =>
      draftProposal(tx, by.actor, {
        kind: 'yes-no',
        title: 'A change',
        body: 'Because.',
        language: 'en',
        rule: 'ordinary',
        settings: {},
        options: [],
        actions: [],
        ...what,
      }),
    );
    await world.transact((tx) => publishProposal(tx, by.actor, id));
    const other = people.find(({ member }) => member !== by.member)!;
    await world.transact((tx) => sponsorProposal(tx, other.actor, id));
    return id;
  };
  const vote = async (id: Id<'proposal'>, choice: Parameters<typeof castStance>[3]['choice'], who = people) => {
    for (const { actor } of who) await world.transact((tx) => castStance(tx, actor, id, { choice, reason: '' }));
  };
  const everythingHolds = async (when: string) => {
    const found = await runChecks({ db: world.db, dataFolder: world.dataFolder });
    assert.deepEqual(
      found.filter(({ violations }) => violations > 0),
      [],
      when,
    );
  };
  const toName = (value: string) => [{ name: 'setting.change', input: { key: 'name', value } }];

  const first = await propose(amina, { title: 'Essaim', actions: toName('Essaim') });
  const second = await propose(ruth, {
    title: 'Ruche, or the lease',
    kind: 'multiple-choice',
    options: ['Ruche', 'The lease'],
    settings: { confidential: true },
    actions: [
      { ...toName('Ruche')[0]!, option: 0 },
      { name: 'record', input: { what: 'Sign the lease', owner: '@paul', due: '2016-12-01' }, option: 1 },
    ],
  });
  const seat = await propose(paul, {
    title: 'Who writes the minutes?',
    kind: 'election',
    settings: {
      election: 'schulze',
      seats: 1,
      mandate: { title: 'Secretary', role: 'secretary', circle: null, months: 12 },
    },
  });
  await world.transact((tx) => nominate(tx, ruth.actor, seat, { member: ruth.member, statement: 'I write.' }));
  await world.transact((tx) => nominate(tx, amina.actor, seat, { member: paul.member, statement: '' }));
  await world.transact((tx) => acceptNomination(tx, paul.actor, seat, 'Why not.'));
  await pass(world, 4 * DAY);
  await everythingHolds('while votes run');

  await vote(first, { position: 'yes' });
  const options = (
    await world.db.selectFrom('proposal').where('id', '=', second).select('options').executeTakeFirstOrThrow()
  ).options;
  await vote(second, { chosen: [options[1]!.id] });
  await vote(seat, { ranked: [[ruth.member], [paul.member]] });
  await pass(world, 6 * DAY);
  await everythingHolds('while decisions wait');
  const waiting = await decisions(world.db, undefined, { state: 'queued' });
  assert.equal(waiting.items.length, 3);

  const lease = waiting.items.find(({ kind }) => kind === 'multiple-choice')!;
  for (const { actor } of people.slice(0, 4))
    await world.transact((tx) => askHold(tx, actor, lease.id, { reason: 'It is dear.' }));
  await pass(world, 1);
  await everythingHolds('while one is held');
  await pass(world, 3 * DAY);
  await pass(world, DAY);
  await everythingHolds('when all is done');

  const done = await decisions(world.db, undefined);
  assert.deepEqual(
    new Map(done.items.map(({ title, state }) => [title, state])),
    new Map([
      ['Essaim', 'executed'],
      ['Ruche, or the lease', 'cancelled'],
      [`Shall decision ${lease.number} take effect?`, 'rejected'],
      ['Who writes the minutes?', 'executed'],
    ]),
  );
  assert.equal((await readSettings(world.db)).name, 'Essaim');
  const [minutes] = await mandates(world.db);
  assert.deepEqual([minutes?.title, minutes?.member, minutes?.reserves], ['Secretary', ruth.member, [paul.member]]);
});
