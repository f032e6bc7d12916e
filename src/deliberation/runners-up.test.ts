import assert from 'node:assert/strict';
import { test } from 'node:test';
import { count, readBlt } from '@essor/tally';
import { runnersUp } from './runners-up.ts';

test('in a count by rounds, those who were excluded last come next', () => {
  // The example of Wikipedia’s “Single transferable vote”: three of five dishes for twenty guests.
  const party = readBlt(
    '5 3\n4 1 0\n2 2 1 0\n8 3 4 0\n4 3 5 0\n1 4 0\n1 5 0\n0\n"Orange" "Pear" "Chocolate" "Strawberry" "Hamburger" "Party"',
  );
  for (const name of ['scottish', 'meek'] as const) {
    const record = count({ ...party, method: { name, seats: 3 } });
    const { outcome } = record;
    assert.deepEqual(outcome.kind === 'elected' && new Set(outcome.elected), new Set([0, 2, 3]), name);
    assert.deepEqual(runnersUp(record), [4, 1], name);
  }
});

test('a count that ranks all says itself who comes next', () => {
  const votes = readBlt('3 1\n3 1 2 3 0\n2 2 3 0\n0\n"A" "B" "C" "T"');
  assert.deepEqual(runnersUp(count({ ...votes, method: { name: 'schulze', seats: 1 } })), [1, 2]);
});
