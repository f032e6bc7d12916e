import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setUpServer, viewerOfSession } from '#accounts';
import { Refusal } from '#refusal';
import { readSettings } from '#settings';
import { openWorld } from '../../test/world.ts';

const answers = {
  name: 'Nous sommes Twitter',
  purpose: 'Racheter le réseau, ensemble.',
  locale: 'fr',
  stage: 'campaign',
  steward: { displayName: 'Léa', handle: 'lea', email: 'lea@example.org', password: 'quatre mots bien choisis' },
} as const;

test('of fifty who set the server up at once, one succeeds and becomes its steward', async () => {
  await using world = await openWorld({ setUp: false });
  const results = await Promise.allSettled(
    Array.from({ length: 50 }, (_, i) =>
      world.transact((tx) =>
        setUpServer(tx, {
          ...answers,
          steward: { ...answers.steward, handle: `lea${i}`, email: `lea${i}@example.org` },
        }),
      ),
    ),
  );
  const done = results.filter((result) => result.status === 'fulfilled');
  assert.equal(done.length, 1);
  for (const result of results) {
    if (result.status === 'rejected') assert.ok(result.reason instanceof Refusal && result.reason.status === 409);
  }
  const viewer = await viewerOfSession(world.db, done[0]!.value.secret);
  assert.deepEqual([...(viewer?.roles ?? [])], ['steward']);
  const settings = await readSettings(world.db);
  assert.equal(settings.name, answers.name);
  assert.equal(settings.locale, 'fr');
  assert.equal(settings.setUpAt, world.clock.now().toISOString());
  assert.equal((await world.db.selectFrom('account').selectAll().execute()).length, 1);
});

test('a refused answer leaves the server to be set up', async () => {
  await using world = await openWorld({ setUp: false });
  await assert.rejects(
    world.transact((tx) => setUpServer(tx, { ...answers, steward: { ...answers.steward, handle: 'admin' } })),
    (error) => error instanceof Refusal && 'handle' in error.fields,
  );
  assert.equal((await readSettings(world.db)).setUpAt, null);
});
