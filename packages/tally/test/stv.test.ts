import assert from 'node:assert/strict';
import { test } from 'node:test';
import { count, readBlt } from '@essor/tally';

const FRUIT = `5 3
4 1 0
3 1 3 0
2 2 0
3 3 4 0
1 4 0
2 5 0
0
"Pear" "Plum" "Apple" "Fig" "Quince"
"Fruit for the garden"
`;

void test('a Scottish count passes a surplus on at five decimals, truncated', () => {
  const contents = readBlt(FRUIT);
  const record = count({ ...contents, method: { name: 'scottish', seats: 3 } });
  assert.deepEqual(record.outcome, { kind: 'elected', elected: [0, 2, 4] });
  const transfer = record.rounds[1]?.steps.find((step) => step.kind === 'transfer');
  assert.ok(transfer);
  assert.deepEqual(
    [transfer.amount, transfer.received[2], transfer.setAside, transfer.lost],
    ['3.00000', '1.28571', '1.71428', '0.00001'],
  );
});
