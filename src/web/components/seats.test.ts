import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { computeSeats } from './seats.ts';

const goals = fc.oneof(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 50_000_000 }));
const counts = fc.integer({ min: 0, max: 60_000_000 });

test('every signature is in exactly one seat', () => {
  fc.assert(
    fc.property(goals, (goal) => {
      const { seats } = computeSeats({ goal, confirmed: 0 });
      let next = 1;
      for (const seat of seats) {
        assert.equal(seat.first, next);
        assert.ok(seat.last >= seat.first);
        next = seat.last + 1;
      }
      assert.equal(next, goal + 1);
    }),
  );
});

test('about two hundred seats are drawn, or one for each signature when there are fewer', () => {
  fc.assert(
    fc.property(goals, (goal) => {
      const { seats, worth } = computeSeats({ goal, confirmed: 0 });
      if (goal <= 200) assert.equal(seats.length, goal);
      else assert.ok(seats.length >= 125 && seats.length <= 320, `${seats.length} seats for ${goal}`);
      assert.match(String(worth), /^[125]0*$/);
    }),
  );
});

test('no seat overlaps another, and all are inside the drawing', () => {
  fc.assert(
    fc.property(goals, (goal) => {
      const { seats, radius, width, height } = computeSeats({ goal, confirmed: 0 });
      seats.forEach((a, i) => {
        assert.ok(a.x - radius >= 0 && a.x + radius <= width && a.y - radius >= 0 && a.y + radius <= height);
        for (const b of seats.slice(i + 1)) assert.ok(Math.hypot(a.x - b.x, a.y - b.y) > 2 * radius);
      });
    }),
    { numRuns: 40 },
  );
});

test('a seat is taken when all its signatures are confirmed, and only then', () => {
  fc.assert(
    fc.property(goals, counts, counts, (goal, confirmed, pending) => {
      for (const seat of computeSeats({ goal, confirmed, pending }).seats) {
        assert.equal(seat.state === 'taken', seat.last <= confirmed);
        if (seat.state === 'waiting') assert.ok(seat.last <= confirmed + pending && seat.last > confirmed);
      }
    }),
  );
});

test('one seat is next until the goal is reached, and what goes beyond it is counted', () => {
  fc.assert(
    fc.property(goals, counts, (goal, confirmed) => {
      const { seats, beyond } = computeSeats({ goal, confirmed });
      assert.equal(seats.filter((seat) => seat.state === 'next').length, confirmed < goal ? 1 : 0);
      assert.equal(beyond, Math.max(0, confirmed - goal));
    }),
  );
});

test('one more confirmation never empties a seat, nor moves one', () => {
  fc.assert(
    fc.property(goals, counts, fc.integer({ min: 1, max: 1000 }), (goal, confirmed, more) => {
      const before = computeSeats({ goal, confirmed }).seats;
      const after = computeSeats({ goal, confirmed: confirmed + more }).seats;
      before.forEach((seat, i) => {
        if (seat.state === 'taken') assert.equal(after[i]?.state, 'taken');
        assert.deepEqual([after[i]?.x, after[i]?.y], [seat.x, seat.y]);
      });
    }),
  );
});
