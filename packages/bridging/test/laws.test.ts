import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BridgingError, judge, MODEL, type Rating, type Verdict } from '../src/bridging.ts';
import { campOf, chance, crowd, KINDS, shuffled } from './crowd.testing.ts';

const seeds = fc.integer({ min: 1, max: 1_000_000 });
const verdictOf = (ratings: readonly Rating[], note: string): Verdict => {
  const found = judge(ratings).verdicts.find((one) => one.note === note);
  assert.ok(found);
  return found;
};
const camped = (seed: number): Rating[] => crowd({ raters: 30, notes: 16, density: 0.6, noise: 0.05, seed });
const anyRatings = fc
  .uniqueArray(
    fc.record({ rater: fc.integer({ min: 0, max: 29 }), note: fc.integer({ min: 0, max: 14 }), value: fc.nat(2) }),
    { selector: ({ rater, note }) => rater * 100 + note, minLength: 1, maxLength: 400 },
  )
  .map((rows) =>
    rows.map(({ rater, note, value }): Rating => ({
      rater: `r${rater}`,
      note: `n${note}`,
      value: (['helpful', 'somewhat', 'not-helpful'] as const)[value] ?? 'somewhat',
    })),
  );

test('what both camps find helpful is shown; what neither does is not; what one does waits', () => {
  let right = 0;
  const wrong: string[] = [];
  for (let seed = 1; seed <= 12; seed++) {
    for (const { note, state } of judge(crowd({ raters: 60, notes: 24, density: 0.5, noise: 0.08, seed })).verdicts) {
      const kind = KINDS.find((one) => note.startsWith(one));
      if (state === 'shown' && kind !== 'good') wrong.push(`${seed} ${note} is shown`);
      if (state === 'not-shown' && kind === 'good') wrong.push(`${seed} ${note} is not`);
      if ((kind === 'good') === (state === 'shown') && (kind === 'bad') === (state === 'not-shown')) right += 1;
    }
  }
  assert.deepEqual(wrong, []);
  assert.ok(right >= 0.9 * 12 * 24, `${right} of ${12 * 24} come out as they were made`);
});

test('the order of the ratings changes nothing, to the last bit', () => {
  fc.assert(
    fc.property(anyRatings, seeds, (ratings, seed) => {
      assert.deepEqual(judge(shuffled(ratings, seed)), judge(ratings));
    }),
    { numRuns: 40 },
  );
});

test('the names of raters and notes change nothing, and so neither does which side is which', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const ratings = camped(seed);
      const random = chance(seed + 1);
      const names = new Map<string, string>();
      const other = (name: string): string => {
        const known = names.get(name) ?? `${Math.floor(random() * 1e9)}-${name}`;
        names.set(name, known);
        return known;
      };
      const renamed = ratings.map((one) => ({ ...one, rater: other(one.rater), note: other(one.note) }));
      const before = new Map(judge(ratings).verdicts.map((one) => [other(one.note), one]));
      for (const after of judge(renamed).verdicts) {
        const one = before.get(after.note);
        assert.equal(one?.method, after.method);
        assert.ok(Math.abs((one?.score ?? 0) - (after.score ?? 0)) < 1e-3, `${one?.score} ${after.score}`);
        assert.deepEqual(one?.helpfulTo?.toSorted(), after.helpfulTo?.toSorted());
      }
    }),
    { numRuns: 12 },
  );
});

test('whatever is shown was found helpful by two of each side, or by two pairs who usually disagree', () => {
  fc.assert(
    fc.property(anyRatings, (ratings) => {
      for (const { state, method, helpfulTo, counts, score } of judge(ratings).verdicts) {
        if (state !== 'shown') continue;
        assert.ok(counts.helpful >= 2 * MODEL.fewestOfASide && (score ?? 0) >= MODEL.shown);
        assert.ok(method === 'agreement' || Math.min(...(helpfulTo ?? [0])) >= MODEL.fewestOfASide);
      }
    }),
    { numRuns: 100 },
  );
});

test('one camp alone never gets a note shown, however many of it there are', () => {
  fc.assert(
    fc.property(seeds, fc.integer({ min: 1, max: 15 }), fc.constantFrom('left', 'right'), (seed, supporters, camp) => {
      const base = camped(seed);
      const crowdOfCamp = Array.from({ length: 30 }, (_, r) => r).filter((r) => campOf(r) === camp);
      const support = crowdOfCamp
        .slice(0, supporters)
        .map((r): Rating => ({ rater: `r${r}`, note: 'theirs', value: 'helpful' }));
      assert.notEqual(verdictOf([...base, ...support], 'theirs').state, 'shown');
    }),
    { numRuns: 25 },
  );
});

const RANK = { 'not-shown': 0, 'needs-more': 1, shown: 2 };

test('somebody of the other camp who finds it helpful never takes a note back', () => {
  fc.assert(
    fc.property(seeds, fc.integer({ min: 5, max: 12 }), fc.integer({ min: 0, max: 4 }), (seed, near, far) => {
      const rate = (camp: string, n: number): Rating[] =>
        Array.from({ length: 30 }, (_, r) => r)
          .filter((r) => campOf(r) === camp)
          .slice(0, n)
          .map((r) => ({ rater: `r${r}`, note: 'theirs', value: 'helpful' }));
      const base = [...camped(seed), ...rate('left', near)];
      const before = verdictOf([...base, ...rate('right', far)], 'theirs');
      const after = verdictOf([...base, ...rate('right', far + 1)], 'theirs');
      assert.ok(RANK[after.state] >= RANK[before.state]);
      // The first of them raises it. Later ones may find it a little less helpful than was expected of them.
      const least = (before.score ?? 0) - (far === 0 ? 0 : 0.02);
      assert.ok((after.score ?? 0) >= least, `${before.score} → ${after.score}`);
      assert.ok(Math.min(...(after.helpfulTo ?? [])) >= Math.min(...(before.helpfulTo ?? [])));
    }),
    { numRuns: 25 },
  );
});

test('fewer than five raters settle nothing', () => {
  const four = ['a', 'b', 'c', 'd'].map((rater): Rating => ({ rater, note: 'n', value: 'helpful' }));
  assert.deepEqual(judge(four).verdicts, [
    {
      note: 'n',
      state: 'needs-more',
      reason: 'few',
      method: null,
      counts: { helpful: 4, somewhat: 0, 'not-helpful': 0 },
      score: null,
      tilt: null,
      helpfulTo: null,
    },
  ]);
});

test('a rating given twice, or of another kind, is refused', () => {
  const one: Rating = { rater: 'a', note: 'n', value: 'helpful' };
  assert.throws(() => judge([one, { ...one, value: 'somewhat' }]), { code: 'twice' });
  assert.throws(() => judge([{ ...one, value: 'toString' as 'helpful' }]), BridgingError);
  assert.deepEqual(judge([]), { model: MODEL, verdicts: [], axis: undefined });
});
