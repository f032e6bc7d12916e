import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { count, quarrelling, rate } from '../src/notes/notes.testing.ts';
import { openWorld } from '../test/world.ts';
import { checks } from './notes.ts';

/** Each check, and the harm that it must find. */
const harms: Record<string, string> = {
  'a note that is shown stands under a public post, has words and a source, and a score that shows it':
    "update member_note set sources = '{}' where state = 'shown'",
  'nobody rates a note of their own, or under their own post, or without having said yes': 'delete from note_rater',
  'one publication of ratings is kept, and its hash is that of its lines':
    "update note_count set data = data || 'one more'",
};

test('what is kept of notes is checked, and each check finds its harm', async () => {
  await using world = await openWorld();
  const { raters, id } = await quarrelling(world);
  for (const rater of raters) await rate(world, rater, id, 'helpful');
  await count(world);
  assert.deepEqual(Object.keys(harms).toSorted(), checks.map(({ name }) => name).toSorted());
  for (const check of checks) {
    assert.ok('query' in check);
    const { name, query } = check;
    assert.deepEqual((await sql.raw(query).execute(world.db)).rows, [], name);
    const undone = world.transact(async (tx) => {
      await sql.raw(harms[name] ?? '').execute(tx);
      const { rows } = await sql.raw(query).execute(tx);
      assert.notDeepEqual(rows, [], name);
      throw new Error('undone');
    });
    await assert.rejects(undone, /undone/);
  }
});
