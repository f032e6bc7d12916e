import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decisionByNumber, decisions, registerCsv, registerRecord } from '#deliberation';
import { openWorld } from '../../test/world.ts';
import { closedVote, cooperators, DAY, pass } from './effect.testing.ts';

const toName = (value: string) => ({ name: 'setting.change', input: { key: 'name', value } });

test('the register lists what was decided, rejected and stale, newest first, page by page', async () => {
  await using world = await openWorld();
  const [amina] = await cooperators(world, ['Amina']);
  const vote = { author: amina!, electors: [amina!] };
  await closedVote(world, { ...vote, title: 'Call ourselves Essaim', actions: [toName('Essaim')] });
  await closedVote(world, { ...vote, title: 'Call ourselves Ruche', actions: [toName('Ruche')] });
  await closedVote(world, { ...vote, title: '50%_off', result: 'failed', actions: [] });
  await pass(world, 3 * DAY);
  const read = async (filter: Parameters<typeof decisions>[2]) =>
    (await decisions(world.db, undefined, filter)).items.map(({ number }) => number);
  assert.deepEqual(await read({}), [3, 2, 1]);
  assert.deepEqual(await read({ state: 'stale' }), [2]);
  assert.deepEqual(await read({ search: 'ESSAIM call' }), [1]);
  assert.deepEqual(await read({ search: '%_' }), [3]);
  assert.deepEqual(await read({ search: '2' }), [2]);
  assert.deepEqual(await read({ from: '2016-10-03', to: '2016-10-03' }), [3, 2, 1]);
  assert.deepEqual(await read({ from: '2016-10-04' }), []);
  const first = await decisions(world.db, undefined, { limit: 2 });
  assert.deepEqual([first.items.map(({ number }) => number), first.older], [[3, 2], 2]);
  assert.deepEqual(await read({ before: first.older! }), [1]);
});

test('a decision in full says what ran with before and after, and why another could not', async () => {
  await using world = await openWorld();
  const [amina, ruth] = await cooperators(world, ['Amina', 'Ruth']);
  const vote = { author: amina!, electors: [amina!, ruth!] };
  await closedVote(world, { ...vote, actions: [toName('Essaim')] });
  await closedVote(world, { ...vote, actions: [toName('Ruche')] });
  await pass(world, 3 * DAY);
  const done = registerRecord((await decisionByNumber(world.db, undefined, 1))!);
  assert.equal(done.state, 'executed');
  assert.deepEqual(
    done.actions.map(({ before, after }) => ({ before, after })),
    [{ before: { value: 'Couvée' }, after: { value: 'Essaim' } }],
  );
  const stale = registerRecord((await decisionByNumber(world.db, undefined, 2))!);
  assert.deepEqual(stale.fault, { action: 0, why: 'changed' });
  assert.deepEqual(stale.actions[0]?.before, { value: 'Couvée' }, 'what was voted on still stands there');
  assert.equal(stale.actions[0]?.ran_at, null);
  assert.doesNotMatch(JSON.stringify([done, stale]), /Amina|Ruth/);
  assert.equal(await decisionByNumber(world.db, undefined, 3), undefined);
});

test('a title that a spreadsheet would run is only text in the CSV', async () => {
  await using world = await openWorld();
  const [amina] = await cooperators(world, ['Amina']);
  await closedVote(world, {
    author: amina!,
    electors: [amina!],
    title: '=1+1, "or so"',
    result: 'failed',
    actions: [],
  });
  const { items } = await decisions(world.db, undefined);
  const [names, row] = registerCsv(items).split('\r\n');
  assert.match(names!, /^number,decided_at,title,/);
  assert.match(row!, /^1,2016-10-03T07:00:00.000Z,"'=1\+1, ""or so""",en,yes-no,failed,1,1,ordinary,1,,rejected,,,,1$/);
});
