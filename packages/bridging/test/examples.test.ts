import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fit, judge, MODEL, type Rating, tableOf } from '../src/bridging.ts';
import { chance, crowd } from './crowd.testing.ts';

const close = (actual: number | null | undefined, wanted: number, within: number) =>
  assert.ok(actual != null && Math.abs(actual - wanted) <= within, `${actual} is not ${wanted}`);

function fitOf(ratings: readonly Rating[]) {
  const table = tableOf(ratings);
  const steps = fit(table);
  for (;;) {
    const step = steps.next();
    if (step.done) return { table, found: step.value };
  }
}

/**
 * By hand: two camps of ten, five notes for each, everybody rates all of them. Biases and intercepts are nothing and
 * what is left of the mean is half a point up or down: a matrix of rank one, whose only singular value is
 * 0.5 √(20 · 10). Pulling both factors towards zero lowers it by `pull.factor`, so every product of a lean and a pole
 * is 0.5 − 0.2 ∕ √200.
 */
test('a world of two camps comes out as by hand', () => {
  const ratings: Rating[] = [];
  for (let r = 0; r < 20; r++) {
    for (let n = 0; n < 10; n++)
      ratings.push({ rater: `${r}`, note: `${n}`, value: r % 2 === n % 2 ? 'helpful' : 'not-helpful' });
  }
  const { found } = fitOf(ratings);
  const wanted = 0.5 - MODEL.pull.factor / Math.sqrt(200);
  close(found.mean, 0.5, 1e-9);
  for (let r = 0; r < 20; r++) {
    close(found.bias[r], 0, 1e-9);
    close((found.lean[r] ?? 0) * (found.pole[0] ?? 0), (r % 2 === 0 ? 1 : -1) * wanted, 1e-4);
  }
  for (const { score, state, helpfulTo } of judge(ratings).verdicts) {
    close(score, 0.5, 1e-9);
    assert.equal(state, 'needs-more');
    assert.deepEqual(
      helpfulTo?.toSorted((a, b) => a - b),
      [0, 10],
    );
  }
});

/** Checked against nothing but the sum that is to be made small: no small step in any direction lowers it. */
test('the fit is where the sum of squares and pulls is smallest', () => {
  const { table, found } = fitOf(crowd({ raters: 24, notes: 12, density: 0.7, noise: 0.1, seed: 7 }));
  const rows = [found.bias, found.lean, found.intercept, found.pole];
  const loss = (mean: number, [bias, lean, intercept, pole]: readonly Float64Array[]): number => {
    const square = (vector: Float64Array | undefined) =>
      (vector ?? new Float64Array()).reduce((sum, one) => sum + one * one, 0);
    let sum = MODEL.pull.intercept * (square(bias) + square(intercept));
    sum += MODEL.pull.factor * (square(lean) + square(pole));
    for (const [i, value] of table.value.entries()) {
      const r = table.rater[i] ?? 0;
      const n = table.note[i] ?? 0;
      const said = mean + (bias?.[r] ?? 0) + (intercept?.[n] ?? 0) + (lean?.[r] ?? 0) * (pole?.[n] ?? 0);
      sum += (value - said) ** 2;
    }
    return sum;
  };
  const least = loss(found.mean, rows);
  const random = chance(3);
  for (let k = 0; k < 200; k++) {
    const moved = rows.map((row) => row.map((one) => one + (random() - 0.5) * 0.02));
    assert.ok(loss(found.mean + (random() - 0.5) * 0.02, moved) > least);
  }
});

const say = (note: string, values: Readonly<Record<string, Rating['value']>>): Rating[] =>
  Object.entries(values).map(([rater, value]) => ({ rater, note, value }));
const [yes, no] = ['helpful', 'not-helpful'] as const;

/** Too few ratings for an axis. Five of six: (5 + 0.5 · 2) ∕ (6 + 2) = 0.75. */
test('where ratings are few, a large majority with two pairs who usually disagree shows a note', () => {
  const n = say('n', { a: yes, b: yes, c: yes, d: yes, e: yes, f: no });
  const quarrels = ['p', 'q'].flatMap((note) => say(note, { a: yes, b: yes, c: no, d: no }));
  const of = (ratings: readonly Rating[]) => judge(ratings).verdicts.find((one) => one.note === 'n');
  assert.deepEqual([of(n)?.state, of(n)?.reason, of(n)?.score], ['needs-more', 'one-sided', 0.75]);
  assert.deepEqual([of([...n, ...quarrels])?.state, of([...n, ...quarrels])?.method], ['shown', 'agreement']);
  // One who disagrees with everybody is one person, whatever the number of pairs.
  const loner = ['p', 'q'].flatMap((note) => say(note, { a: yes, b: no, c: no, d: no }));
  assert.equal(of([...n, ...loner])?.reason, 'one-sided');
  // Once is not usually.
  assert.equal(of([...n, ...quarrels.filter(({ note }) => note === 'p')])?.reason, 'one-sided');
});
