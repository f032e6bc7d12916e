import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { inDebateOrder, type Ordered } from './debate-order.ts';

const groups = ['yes', 'no', 'abstain', 'block', 'option-a'];
const reasons = fc
  .array(
    fc.record({
      group: fc.constantFrom(...groups),
      answers: fc.nat(3),
      castAt: fc.nat(5).map((n) => new Date(n * 1_000)),
    }),
    { maxLength: 60 },
  )
  .map((all) => all.map((one, i): Ordered => ({ ...one, member: String(i + 1) })));

/** Votes of each side: its reasons and some who gave none. */
const debates = fc.tuple(reasons, fc.array(fc.nat(40), { minLength: 5, maxLength: 5 })).map(([all, silent]) => ({
  all,
  votes: new Map(groups.map((group, i) => [group, all.filter((one) => one.group === group).length + silent[i]!])),
}));

test('everyone who gave a reason speaks once', () => {
  fc.assert(
    fc.property(debates, ({ all, votes }) => {
      const members = inDebateOrder(all, votes).map(({ member }) => member);
      assert.deepEqual(members.toSorted(), all.map(({ member }) => member).toSorted());
    }),
  );
});

test('the order does not depend on the order in which reasons are read', () => {
  fc.assert(
    fc.property(debates, fc.infiniteStream(fc.nat()), ({ all, votes }, chance) => {
      const shuffled = all
        .map((one) => ({ one, at: chance.next().value }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ one }) => one);
      assert.deepEqual(inDebateOrder(shuffled, votes), inDebateOrder(all, votes));
    }),
  );
});

test('while every side still has something to say, each has spoken at least its share, rounded down', () => {
  fc.assert(
    fc.property(debates, ({ all, votes }) => {
      const sides = [...new Set(all.map(({ group }) => group))];
      const total = sides.reduce((sum, group) => sum + votes.get(group)!, 0);
      const left = new Map(sides.map((group) => [group, all.filter((one) => one.group === group).length]));
      inDebateOrder(all, votes).every(({ group }, i) => {
        if ([...left.values()].some((n) => n === 0)) return false;
        left.set(group, left.get(group)! - 1);
        for (const side of sides) {
          const shown = all.filter((one) => one.group === side).length - left.get(side)!;
          assert.ok(shown >= Math.floor((votes.get(side)! * (i + 1)) / total), `${side} at ${i + 1}`);
        }
        return true;
      });
    }),
  );
});

test('within a side, answers of others come before age', () => {
  fc.assert(
    fc.property(debates, ({ all, votes }) => {
      for (const own of Map.groupBy(inDebateOrder(all, votes), ({ group }) => group).values()) {
        own.slice(1).forEach((one, i) => {
          const before = own[i]!;
          assert.ok(before.answers > one.answers || (before.answers === one.answers && before.castAt <= one.castAt));
        });
      }
    }),
  );
});

test('sides that weigh the same: objections first', () => {
  const one = (group: string, member: string): Ordered => ({ group, member, answers: 0, castAt: new Date(0) });
  const all = ['yes', 'abstain', 'no', 'block'].map((group, i) => one(group, String(i + 1)));
  assert.deepEqual(
    inDebateOrder(all, new Map(groups.map((group) => [group, 3]))).map(({ group }) => group),
    ['block', 'no', 'abstain', 'yes'],
  );
});

test('a minority is heard in proportion: of ninety and ten, the ten speak once in the first ten', () => {
  const all = Array.from({ length: 100 }, (_, i): Ordered => ({
    group: i < 90 ? 'yes' : 'no',
    member: String(i + 1),
    answers: 0,
    castAt: new Date(i),
  }));
  const order = inDebateOrder(
    all,
    new Map([
      ['yes', 90],
      ['no', 10],
    ]),
  );
  assert.equal(order.slice(0, 10).filter(({ group }) => group === 'no').length, 1);
  assert.equal(order.slice(0, 20).filter(({ group }) => group === 'no').length, 2);
});

test('ten thousand reasons are in order in no time', () => {
  const all = Array.from({ length: 10_000 }, (_, i): Ordered => ({
    group: groups[i % groups.length]!,
    member: String(i + 1),
    answers: i % 3,
    castAt: new Date(i),
  }));
  const started = process.cpuUsage();
  inDebateOrder(all, new Map());
  assert.ok(process.cpuUsage(started).user < 500_000);
});
