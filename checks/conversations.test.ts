import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { Tx } from '#db';
import { createPost, deletePost, editPost } from '#network';
import { leave } from '#accounts';
import { erasers } from '../src/web/erasers.ts';
import { openWorld } from '../test/world.ts';
import { checks } from './conversations.ts';

/** The harm that each check must find. */
const harms: Record<string, (tx: Tx) => Promise<unknown>> = {
  'every post for those named is in the conversation of these people, and nothing else is in one': (tx) =>
    sql`delete from conversation_post where post_id = (select max(post_id) from conversation_post)`.execute(tx),
  'a conversation is known to those in it, by its newest post': (tx) =>
    sql`delete from conversation_reader where account_id = (select max(account_id) from conversation_reader)`.execute(
      tx,
    ),
};

const look = async (tx: Tx, query: string): Promise<number> =>
  (await sql<object>`${sql.raw(query)}`.execute(tx)).rows.length;

test('conversations stay whole through edits, deletions and departures, and every check finds its harm', async () => {
  await using world = await openWorld();
  const [amina, lea, noe] = [await world.person('Amina'), await world.person('Léa'), await world.person('Noé')];
  await world.transact(async (tx) => {
    const direct = { visibility: 'direct' } as const;
    const { id } = await createPost(tx, amina.actor, { text: '@lea Hello', ...direct });
    const { id: answer } = await createPost(tx, lea.actor, { text: 'Yes?', replyTo: id });
    await createPost(tx, noe.actor, { text: '@amina @lea All', ...direct });
    await editPost(tx, lea.actor, answer, { text: '@noe Yes?' });
    const { id: alone } = await createPost(tx, lea.actor, { text: '@noe Once', ...direct });
    await deletePost(tx, lea.actor, alone);
    await leave(tx, noe.actor, 'noe', erasers);
  });
  const queries = new Map(checks.flatMap((one) => ('query' in one ? [[one.name, one.query] as const] : [])));
  assert.deepEqual([...queries.keys()], Object.keys(harms));
  for (const [name, harm] of Object.entries(harms)) {
    const undo = new Error('undone');
    await assert.rejects(
      world.transact(async (tx) => {
        assert.equal(await look(tx, queries.get(name)!), 0, name);
        await harm(tx);
        assert.ok((await look(tx, queries.get(name)!)) > 0, name);
        throw undo;
      }),
      undo,
    );
  }
});
