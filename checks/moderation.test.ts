import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { Tx } from '#db';
import { answerAppeal, appealAgainst, callJury, confirmSuspension } from '#moderation';
import { votingPeople } from '#membership';
import { memberOf } from '../src/deliberation/vote.testing.ts';
import { acted, HOUSE, posted, reported } from '../src/moderation/moderation.testing.ts';
import { openWorld, type World } from '../test/world.ts';
import { checks } from './moderation.ts';

/** Something of each: hidden, folded, limited, suspended; one appeal answered, one with a jury. */
async function livingWorld(): Promise<World> {
  const world = await openWorld();
  for (let i = 1; i <= 6; i += 1) await memberOf(world, `Member ${i}`);
  const lea = await world.person('Léa', { roles: ['moderator'] });
  const olga = await world.person('Olga', { roles: ['moderator'] });
  const [paul, ivan, noor] = [await world.person('Paul'), await world.person('Ivan'), await world.person('Noor')];
  const post = await posted(world, paul, 'One');
  const other = await posted(world, paul, 'Two');
  const id = await reported(world, noor, paul, { posts: [post] });
  const hidden = await acted(world, lea, id, { kind: 'hide', post });
  await acted(world, lea, id, { kind: 'sensitive', post: other });
  const limited = await acted(world, lea, id, { kind: 'limit', days: 5 });
  const suspended = await acted(world, lea, await reported(world, noor, ivan), { kind: 'suspend' });
  await world.transact((tx) => confirmSuspension(tx, olga.actor, suspended, HOUSE));
  const appeal = (action: typeof hidden) =>
    world.transact((tx) => appealAgainst(tx, paul.actor, action, { words: 'It is not so.' }));
  const { id: first } = await appeal(hidden);
  const outcome = { outcome: 'overturned', answer: 'You are right.' } as const;
  await world.transact((tx) => answerAppeal(tx, olga.actor, first, outcome, HOUSE));
  const { id: second } = await appeal(limited);
  await world.transact(async (tx) => callJury(tx, olga.actor, second, await votingPeople(tx), HOUSE));
  return world;
}

/** The harm that each check must find. */
const harms: Record<string, (tx: Tx) => Promise<unknown>> = {
  'an account is limited or suspended exactly while an action says so': (tx) =>
    sql`update account set suspended_at = null where suspended_at is not null`.execute(tx),
  'a post is hidden or folded exactly while an action says so': (tx) =>
    sql`update post set hidden_at = created_at where hidden_at is null`.execute(tx),
  'what is done to a post is done to its author, and what is reported of it is theirs': (tx) =>
    sql`update post set account_id = (select id from account where handle = 'noor')`.execute(tx),
  'nobody answers an appeal against what they decided, and nobody judges themselves': (tx) =>
    sql`update moderation_action set taken_by = (select decided_by from appeal where decided_by is not null)
      where id in (select action_id from appeal)`.execute(tx),
  'what an appeal overturned is over, and what a jury settled is what most of it said': (tx) =>
    sql`update moderation_action set ended_at = null, ended_how = null, ended_by = null
      where ended_how = 'appeal'`.execute(tx),
  'every jury is the one that its seed draws': (tx) => sql`update juror set number = number + 1`.execute(tx),
};

const look = async (tx: Tx, name: string): Promise<number> => {
  const check = checks.find((one) => one.name === name)!;
  if ('query' in check) return (await sql<object>`${sql.raw(check.query)}`.execute(tx)).rows.length;
  return (await check.violations({ db: tx, dataFolder: '' })).length;
};

test('every check of moderation has a harm that it finds', () => {
  assert.deepEqual(Object.keys(harms).toSorted(), checks.map(({ name }) => name).toSorted());
});

test('checks of moderation', async (t) => {
  await using world = await livingWorld();
  const mended = new Error('mended');
  for (const [name, harm] of Object.entries(harms)) {
    await t.test(`holds, and finds when it does not, that ${name}`, async () => {
      let found = 0;
      const harmed = world.transact(async (tx) => {
        assert.equal(await look(tx, name), 0);
        await harm(tx);
        found = await look(tx, name);
        throw mended;
      });
      await assert.rejects(harmed, (error) => error === mended);
      assert.ok(found > 0);
    });
  }
});
