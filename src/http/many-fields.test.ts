import assert from 'node:assert/strict';
import { test } from 'node:test';
import { form, openWorld } from '../../test/world.ts';

const fields = (n: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: n }, (_, i) => [`f${i}`, '']));

test('a form of a thousand fields is read, one of more is not, however small they are', async () => {
  await using world = await openWorld();
  const join = async (n: number) =>
    (await world.browse('/join', form({ ...fields(n - 1), email: 'amina@example.org' }))).status;
  assert.equal(await join(1_000), 200);
  assert.equal((await world.mails('amina@example.org')).length, 1);
  assert.equal(await join(1_001), 400);
});
