import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeSetting } from '#settings';
import { openWorld } from '../../../test/world.ts';

test('anybody reads whether the server keeps its promises', async () => {
  await using world = await openWorld();
  const read = async () => (await world.browse('/about/status', { headers: { 'accept-language': 'en' } })).text();
  await world.app.settle();
  assert.match(await read(), /All \d+ checks hold\./);

  await world.transact((tx) =>
    changeSetting(tx, null, 'lastCheck', {
      at: tx.now.toISOString(),
      checks: 40,
      broken: [{ name: 'every member has one vote', violations: 2 }],
    }),
  );
  await world.deps.settings.reload();
  const broken = await read();
  assert.match(broken, /1 of 40 checks does not hold/);
  assert.match(broken, /every member has one vote/);
  assert.match(broken, /No mail waits\./);
});
