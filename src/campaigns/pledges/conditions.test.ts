import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type ConditionalPledge, greatestStanding } from './conditions.ts';

const pledgesOf = (most: number) =>
  fc
    .array(
      fc.record({
        amount: fc.integer({ min: 1, max: 1_000 }),
        condition: fc.oneof(
          fc.constant({ kind: 'none' as const }),
          fc.record({ kind: fc.constant('people' as const), least: fc.integer({ min: 1, max: most + 2 }) }),
          fc.record({ kind: fc.constant('amount' as const), least: fc.integer({ min: 1, max: 500 * most }) }),
        ),
      }),
      { maxLength: most },
    )
    .map((list): ConditionalPledge[] => list.map((one, i) => ({ id: String(i), ...one })));

const holds = (set: readonly ConditionalPledge[]): boolean => {
  const amount = set.reduce((sum, one) => sum + one.amount, 0);
  return set.every(
    ({ condition }) =>
      condition.kind === 'none' || condition.least <= (condition.kind === 'people' ? set.length : amount),
  );
};

test('“if two hundred do”: a hundred and ninety-nine wait for one more', () => {
  const crowd = (n: number) =>
    Array.from({ length: n }, (_, i): ConditionalPledge => ({
      id: String(i),
      amount: 5_000,
      condition: { kind: 'people', least: 200 },
    }));
  assert.equal(greatestStanding(crowd(199)).people, 0);
  assert.deepEqual([greatestStanding(crowd(200)).people, greatestStanding(crowd(200)).amount], [200, 1_000_000]);
});

test('what stands is the greatest set in which every condition is met', () => {
  fc.assert(
    fc.property(pledgesOf(9), (pledges) => {
      const { met, people, amount } = greatestStanding(pledges);
      const standing = pledges.filter(({ id }) => met.has(id));
      assert.ok(holds(standing));
      assert.equal(people, standing.length);
      assert.equal(
        amount,
        standing.reduce((sum, one) => sum + one.amount, 0),
      );
      // Every set that holds, of all there are, lies within it.
      for (let bits = 0; bits < 2 ** pledges.length; bits++) {
        const set = pledges.filter((_, i) => bits & (1 << i));
        if (holds(set)) for (const { id } of set) assert.ok(met.has(id));
      }
    }),
    { numRuns: 60 },
  );
});

test('the order of pledges changes nothing, and one more pledge never lets another fall', () => {
  fc.assert(
    fc.property(pledgesOf(30), fc.integer({ min: 1, max: 1_000 }), (pledges, amount) => {
      const { met } = greatestStanding(pledges);
      assert.deepEqual([...greatestStanding(pledges.toReversed()).met].toSorted(), [...met].toSorted());
      const more = greatestStanding([...pledges, { id: 'more', amount, condition: { kind: 'none' } }]);
      for (const id of met) assert.ok(more.met.has(id));
    }),
  );
});

test('a hundred thousand pledges are settled at once', () => {
  const many = Array.from({ length: 100_000 }, (_, i): ConditionalPledge => ({
    id: String(i),
    amount: 1 + (i % 100),
    condition: i % 3 === 0 ? { kind: 'none' } : { kind: 'people', least: (i * 7_919) % 120_000 },
  }));
  const standing = greatestStanding(many);
  assert.ok(standing.people > 33_000 && standing.people < 100_000);
  assert.ok(holds(many.filter(({ id }) => standing.met.has(id))));
});
