import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { Tx } from '#db';
import { afterTime, DAY, draftOf, published, running, several, vote } from '../src/deliberation/vote.testing.ts';
import { openWorld, type World } from '../test/world.ts';
import { checks } from './votes.ts';

/** Votes of every state: in discussion, running, closed in public and closed in confidence. */
async function votingWorld(): Promise<World> {
  const world = await openWorld();
  const members = await several(world, 3);
  const [author] = members;
  const open = await running(world, author!, draftOf());
  const sealed = await running(world, author!, draftOf({ settings: { votingMinutes: 10_080, confidential: true } }));
  for (const id of [open, sealed])
    for (const who of members) await vote(world, who, id, { position: 'yes' }, 'It suits us.');
  await afterTime(world, open, 7 * DAY);
  await published(world, author!, draftOf({ settings: { votingMinutes: 10_080, opensItself: false } }));
  await vote(world, author!, await running(world, author!, draftOf()), { position: 'no' });
  return world;
}

async function brokenIn(world: World): Promise<readonly string[]> {
  const broken: string[] = [];
  for (const check of checks) {
    const found =
      'query' in check ? (await sql.raw(check.query).execute(world.db)).rows : await check.violations(world);
    if (found.length > 0) broken.push(check.name);
  }
  return broken;
}

const PUBLIC = sql`(select min(id) from proposal where state = 'closed')`;
const SEALED = sql`(select max(id) from proposal where state = 'closed')`;

/** The harm that each check must find. */
const harms: Record<string, (tx: Tx) => Promise<unknown>> = {
  'only who stands on the roll of a vote has a vote in it': (tx) =>
    sql`delete from elector where proposal_id = ${PUBLIC} and member_id = (select min(id) from member)`.execute(tx),
  'a roll has as many places as were frozen, and one for each member': (tx) =>
    sql`update proposal set electors = 4 where id = ${PUBLIC}`.execute(tx),
  'everybody on a roll was told when the vote opened': (tx) =>
    sql`update elector set noticed_at = null where member_id = (select min(id) from member)`.execute(tx),
  'what a vote was about is what its hash says': (tx) =>
    sql`update proposal set frozen = replace(frozen, 'Tuesdays', 'Mondays') where id = ${PUBLIC}`.execute(tx),
  'a proposal says, once it is voted on, what was frozen': (tx) =>
    sql`update proposal set title = 'Shall we meet on Mondays?' where id = ${PUBLIC}`.execute(tx),
  'a vote is counted once it is closed, and never before': (tx) =>
    sql`insert into outcome (proposal_id, result, electors, cast_votes, record, record_hash, closed_at)
      select id, 'passed', 3, 1, '{}', '', now() from proposal where state = 'voting'`.execute(tx),
  'an outcome counts every vote that was cast': (tx) =>
    sql`delete from stance where proposal_id = ${PUBLIC} and member_id = (select min(id) from member)`.execute(tx),
  'no confidential vote that has closed keeps a choice beside a name': (tx) =>
    sql`update stance set position = 'yes' where proposal_id = ${SEALED}`.execute(tx),
  'no vote is cast after its vote closed, nor before it opened': (tx) =>
    sql`update stance set cast_at = cast_at + interval '1 year' where proposal_id = ${PUBLIC}`.execute(tx),
  'proposals are numbered without gaps': (tx) =>
    sql`update proposal set number = number + 1 where number = (select max(number) from proposal)`.execute(tx),
  'every record of a count has the hash that was written beside it, and counts again to the same': (tx) =>
    sql`update stance set choice = '{"position": "no"}', position = 'no'
      where proposal_id = ${PUBLIC} and member_id = (select min(id) from member)`.execute(tx),
};

test('every check of votes has a harm that it finds', () => {
  assert.deepEqual(Object.keys(harms).toSorted(), checks.map(({ name }) => name).toSorted());
});

test('votes that were taken as they should be break no check, and each harm is found', async () => {
  await using world = await votingWorld();
  assert.deepEqual(await brokenIn(world), []);
  for (const [name, harm] of Object.entries(harms)) {
    const found = await world
      .transact(async (tx) => {
        await harm(tx);
        throw Object.assign(new Error('undone'), { broken: await brokenIn({ ...world, db: tx }) });
      })
      .catch((error: Error & { broken?: readonly string[] }) => {
        if (!error.broken) throw error;
        return error.broken;
      });
    assert.ok(found.includes(name), `${name}: ${found.join(', ')}`);
  }
});

test('a record that was rewritten is found, and a ballot that was added in confidence', async () => {
  await using world = await votingWorld();
  const name = 'every record of a count has the hash that was written beside it, and counts again to the same';
  for (const harm of [
    sql`update outcome set record = jsonb_set(record, '{outcome,passed}', 'false') where proposal_id = ${PUBLIC}`,
    sql`update outcome set record_hash = repeat('0', 64) where proposal_id = ${SEALED}`,
    sql`update ballot set choice = '{"position": "no"}' where proposal_id = ${SEALED} and ordinal = 1`,
  ]) {
    const error: unknown = await world
      .transact(async (tx) => {
        await harm.execute(tx);
        throw Object.assign(new Error('undone'), { broken: await brokenIn({ ...world, db: tx }) });
      })
      .catch((caught: unknown) => caught);
    assert.deepEqual((error as { broken?: readonly string[] }).broken, [name]);
  }
});
