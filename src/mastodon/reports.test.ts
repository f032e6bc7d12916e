import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPost } from '#network';
import { openWorld } from '../../test/world.ts';
import { appOf } from './app.testing.ts';

test('an app reports an account with posts and a rule, as the page does', async () => {
  await using world = await openWorld();
  const [amina, paul] = [await world.person('Amina'), await world.person('Paul')];
  const { id: post } = await world.transact((tx) => createPost(tx, paul.actor, { text: 'You are a fool' }));
  const app = await appOf(world, amina);
  const told = await app.ok<{ category: string; status_ids: string[]; target_account: { acct: string } }>(
    'POST',
    '/api/v1/reports',
    { account_id: paul.actor.account, status_ids: [post], comment: 'See', category: 'violation', rule_ids: ['1'] },
  );
  assert.deepEqual([told.category, told.status_ids, told.target_account.acct], ['violation', [post], 'paul']);
  const row = await world.db.selectFrom('report').selectAll().executeTakeFirstOrThrow();
  assert.deepEqual([row.about, row.rule_key, row.words], ['rule', 'house/1', 'See']);
  assert.equal((await app.send('POST', '/api/v1/reports', { account_id: '1', comment: 'x' })).status, 404);
  assert.equal(
    (await app.send('POST', '/api/v1/reports', { account_id: amina.actor.account, comment: 'x' })).status,
    409,
  );
});
