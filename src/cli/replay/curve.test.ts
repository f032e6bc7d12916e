import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { arrivals, momentOf, readCurve } from './curve.ts';
import { addressOf } from './drive.ts';

const CSV = `timestamp,count
2024-11-24 00:00:00.000000,100
2024-11-24 00:01:00,102
not a line
2024-11-24 00:00:30,101
2024-11-24 00:02:00,101
2024-11-24 00:03:00,106
`;

test('a curve is read from its lines, and goes up only', () => {
  const at = (text: string) => momentOf(`2024-11-24T${text}`);
  assert.deepEqual(readCurve(CSV), [
    { at: at('00:00'), count: 100 },
    { at: at('00:01'), count: 102 },
    { at: at('00:03'), count: 106 },
  ]);
  assert.deepEqual(readCurve('nothing'), []);
});

test('people arrive evenly between two points', () => {
  const from = momentOf('2024-11-24T00:00')!;
  assert.deepEqual(arrivals(readCurve(CSV), from, 90_000), [30_000, 60_000, 90_000]);
  assert.equal(arrivals(readCurve(CSV), from - 1, 1_000), undefined);
  assert.equal(arrivals(readCurve(CSV), from, 180_001), undefined);
  assert.deepEqual(arrivals(readCurve(CSV), from, 180_000)?.length, 6);
});

test('pieces of a curve add up to the whole', () => {
  const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 100_000 }), fc.nat(50)), { minLength: 2, maxLength: 20 });
  fc.assert(
    fc.property(steps, fc.double({ min: 0, max: 1, noNaN: true }), (given, part) => {
      let at = 0;
      let count = 0;
      const curve = [{ at, count }, ...given.map(([time, more]) => ({ at: (at += time), count: (count += more) }))];
      const cut = Math.floor(at * part);
      const whole = arrivals(curve, 0, at)!;
      assert.equal(whole.length, count);
      assert.equal(arrivals(curve, 0, cut)!.length + arrivals(curve, cut, at - cut)!.length, count);
      assert.deepEqual(
        whole,
        whole.toSorted((a, b) => a - b),
      );
    }),
  );
});

test('no two of a million people share an address', () => {
  const addresses = new Set(Array.from({ length: 1_000_000 }, (_, n) => addressOf(n)));
  assert.equal(addresses.size, 1_000_000);
  for (const address of [addressOf(0), addressOf(131_071), addressOf(131_072), addressOf(999_999)]) {
    assert.ok(
      address.split('.').every((part) => Number(part) <= 255),
      address,
    );
  }
});
