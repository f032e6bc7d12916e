import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { Db, Tx } from '#db';
import { closedVote, cooperators, DAY, pass } from '../src/deliberation/effect.testing.ts';
import { openWorld, type World } from '../test/world.ts';
import { checks } from './decisions.ts';

/** A co-op with every kind of decision: executed, of an option too, rejected, stale, queued, with a duty. */
async function decidedWorld(): Promise<World> {
  const world = await openWorld();
  const people = await cooperators(world, ['Amina', 'Ruth', 'Paul']);
  const vote = { author: people[0]!, electors: people };
  const toName = (value: string, option?: string) => ({
    name: 'setting.change',
    input: { key: 'name', value },
    ...(option && { option }),
  });
  const lease = { name: 'record', input: { what: 'Sign the lease', owner: '@ruth', due: '2016-12-01' } };
  await closedVote(world, { ...vote, actions: [toName('Essaim'), lease] });
  await closedVote(world, { ...vote, actions: [toName('Ruche')] });
  await closedVote(world, { ...vote, result: 'failed', actions: [toName('Nid')] });
  await closedVote(world, { ...vote, result: 'indicative', actions: [] });
  await pass(world, 3 * DAY);
  await closedVote(world, {
    ...vote,
    kind: 'multiple-choice',
    chosen: ['b'],
    actions: [toName('Un', 'a'), toName('Deux', 'b')],
  });
  await pass(world, 3 * DAY);
  await closedVote(world, { ...vote, actions: [toName('Trois')] });
  return world;
}

type Found = readonly object[];
const look = async (db: Db, name: string): Promise<Found> => {
  const check = checks.find((one) => one.name === name)!;
  if ('query' in check) return (await sql<object>`${sql.raw(check.query)}`.execute(db)).rows;
  return check.violations({ db, dataFolder: '' });
};

/** The harm that each check must find. */
const harms: Record<string, (tx: Tx) => Promise<unknown>> = {
  'what took effect had passed its vote': (tx) =>
    sql`update outcome set result = 'tied' where proposal_id = (select proposal_id from decision where number = 1)`.execute(
      tx,
    ),
  'everybody on the roll of what took effect was told of the vote before it closed': (tx) =>
    sql`update elector set noticed_at = null
      where member_id = (select id from member where number = 2)`.execute(tx),
  'what took effect ran whole: each of its actions once, and nothing that was not chosen': (tx) =>
    sql`update action set ran_at = (select max(executed_at) from decision) where option_id = 'a'`.execute(tx),
  'nothing ran of what did not take effect': (tx) =>
    sql`update action set ran_at = ${tx.now}
      where proposal_id = (select proposal_id from decision where state = 'stale')`.execute(tx),
  'what ran found what had been voted on': (tx) =>
    sql`update action set before = '{"value": "Autre"}' where ran_at is not null`.execute(tx),
  'nothing takes effect before its time': (tx) =>
    sql`update decision set executed_at = due_at - interval '1 second' where number = 1`.execute(tx),
  'decisions are numbered without gaps': (tx) => sql`update decision set number = 99 where number = 2`.execute(tx),
  'every vote that binds has its line in the register, and nothing else has': (tx) =>
    sql`delete from decision where state = 'rejected'`.execute(tx),
  'what could not take effect says why': (tx) =>
    sql`update decision set fault = null where state = 'stale'`.execute(tx),
  'what members stopped is put to them': (tx) =>
    sql`update decision set state = 'held' where state = 'queued'`.execute(tx),
  'a duty that is done has a proof': (tx) => sql`update duty set done_at = ${tx.now}`.execute(tx),
  'what is due takes effect within the hour': (tx) =>
    sql`update decision set due_at = ${tx.now}::timestamptz - interval '61 minutes' where state = 'queued'`.execute(tx),
  'an emergency act is ratified, or undone within the hour that ends it': (tx) =>
    sql`insert into emergency_act (id, action, input, before, after, inverse, member_id, reason, at, lapses_at)
      select 1, 'campaign.close', '{}', '{}', '{}', '{}', id, 'Now.', ${tx.now}::timestamptz,
        ${tx.now}::timestamptz - interval '61 minutes'
      from member where number = 1`.execute(tx),
};

test('every check of decisions has a harm that it finds', () => {
  assert.deepEqual(Object.keys(harms).toSorted(), checks.map(({ name }) => name).toSorted());
});

test('checks of decisions', async (t) => {
  await using world = await decidedWorld();
  /** Does a harm, looks, and mends it. */
  const harmed = async (name: string, harm: (tx: Tx) => Promise<unknown>): Promise<number> => {
    let found = 0;
    const mended = new Error('mended');
    await assert.rejects(
      world.transact(async (tx) => {
        await harm(tx);
        found = (await look(tx, name)).length;
        throw mended;
      }),
      (error) => error === mended,
    );
    return found;
  };
  for (const [name, harm] of Object.entries(harms)) {
    await t.test(`holds, and finds when it does not, that ${name}`, async () => {
      assert.deepEqual(await look(world.db, name), []);
      assert.ok((await harmed(name, harm)) > 0);
    });
  }
  await t.test('what was executed twice is found', async () => {
    const name = 'what took effect ran whole: each of its actions once, and nothing that was not chosen';
    const twice = (tx: Tx) =>
      sql`insert into proposal_event (id, proposal_id, kind, at)
        select 1, proposal_id, 'executed', ${tx.now} from decision where number = 1`.execute(tx);
    assert.equal(await harmed(name, twice), 1);
  });
});
