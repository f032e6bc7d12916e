import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BARE, layBars, layLine, NARROW, WIDE } from './plot-geometry.ts';

const frames = fc.constantFrom(WIDE, NARROW, BARE);
const value = fc.oneof(fc.double({ min: -1e9, max: 1e9 }), fc.constant(0), fc.constant(Number.NaN));
const day = fc.integer({ min: 0, max: 40_000 }).map((n) => new Date(n * 86_400_000));

test('bars stand inside the frame, with numbers for attributes, whatever the figures', () => {
  const groups = fc
    .integer({ min: 1, max: 4 })
    .chain((size) => fc.array(fc.array(value, { minLength: size, maxLength: size }), { maxLength: 60 }));
  fc.assert(
    fc.property(groups, frames, (figures, frame) => {
      const { bars, ticks, zero } = layBars(figures, frame);
      assert.equal(bars.length, figures.length);
      for (const bar of bars.flat()) {
        for (const attribute of Object.values(bar)) assert.ok(Number.isFinite(attribute));
        assert.ok(bar.height >= 0 && bar.width >= 0);
        assert.ok(bar.x >= frame.left - 0.1 && bar.x + bar.width <= frame.width - frame.right + 0.2);
        assert.ok(bar.y >= frame.top - 0.1 && bar.y + bar.height <= frame.height - frame.bottom + 0.2);
      }
      assert.ok(Number.isFinite(zero) && ticks.every((tick) => Number.isFinite(tick.at)));
    }),
  );
});

test('a taller bar is a greater figure', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 2, maxLength: 30 }),
      frames,
      (figures, frame) => {
        const { bars } = layBars(
          figures.map((figure) => [figure]),
          frame,
        );
        figures.forEach((figure, i) =>
          figures.forEach((other, j) => {
            if (figure > other) assert.ok((bars[i]?.[0]?.height ?? 0) >= (bars[j]?.[0]?.height ?? 0));
          }),
        );
      },
    ),
  );
});

test('a line says nothing that is not a number', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ at: day, value }), { maxLength: 80 }),
      frames,
      fc.boolean(),
      (points, frame, steps) => {
        const inOrder = points.toSorted((a, b) => a.at.getTime() - b.at.getTime());
        const drawn = layLine(inOrder, frame, steps);
        assert.doesNotMatch(drawn.line + drawn.area, /NaN|Infinity|undefined/);
        assert.ok(
          inOrder.every((point) => Number.isFinite(drawn.x(point.at)) && Number.isFinite(drawn.y(point.value))),
        );
      },
    ),
  );
});

test('nothing to draw is drawn as nothing', () => {
  assert.deepEqual(layBars([], WIDE).bars, []);
  assert.equal(layLine([], WIDE, true).line, '');
  assert.equal(layLine([], NARROW, false).ticks.length, 1);
});
