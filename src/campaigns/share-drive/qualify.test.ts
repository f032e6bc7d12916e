import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { capitalAsked, FILING_RULES, type FilingWay, type Jurisdiction, ruleFor } from './filing-rules.ts';
import { type Holding, type Known, monthsAfter, qualify } from './qualify.ts';

const must = (jurisdiction: Jurisdiction, meeting: string) => {
  const rule = ruleFor(jurisdiction, meeting);
  assert.ok(rule);
  return rule;
};
/** 17 $ a share, 705 million shares of one vote, of a nominal value of 0.1 each. */
const KNOWN: Known = {
  price: 1_700,
  shares: 705_000_000,
  votes: 705_000_000,
  votesPerShare: 1,
  nominalCapital: 7_050_000_000,
};
const holds = (holder: string, shares: number, since: string): Holding<string> => ({ holder, shares, since });

test('a rule governs the meetings from its day to the eve of the next', () => {
  assert.match(must('US', '2017-05-22').law, /1998/);
  assert.match(must('US', '2021-12-31').law, /1998/);
  assert.match(must('US', '2022-01-01').law, /2020/);
  assert.equal(ruleFor('US', '1998-01-31'), undefined);
});

test('every rule says where it stands, from when, and when that was last read', () => {
  for (const { url, validFrom, lastChecked, ways } of FILING_RULES) {
    assert.match(url, /^https?:\/\//);
    assert.match(validFrom, /^\d{4}-\d\d-\d\d$/);
    assert.ok(lastChecked > validFrom);
    assert.ok(ways.length > 0);
  }
});

test('for the meeting of 2017 two thousand dollars held a year were enough; from 2022 on they take three', () => {
  const holdings = [
    holds('Aïcha', 118, '2015-12-01'),
    holds('Bela', 117, '2015-12-01'),
    holds('Carl', 118, '2015-12-10'),
  ];
  const [then] = qualify(must('US', '2017-05-22'), KNOWN, holdings, '2016-12-09');
  assert.deepEqual(then?.alone, ['Aïcha']);
  assert.deepEqual(then?.later, [{ holder: 'Carl', from: '2016-12-10' }]);
  const now = qualify(must('US', '2022-05-01'), KNOWN, holdings, '2016-12-09');
  assert.deepEqual(
    now.map(({ alone }) => alone),
    [[], [], []],
  );
  assert.equal(now[0]?.later[0]?.from, '2018-12-01');
  assert.ok(now.every(({ together }) => together === null));
});

test('in Britain a hundred holders file together when a hundred pounds were paid up on average', () => {
  // A pound of nominal value is ten shares here: 1,000 shares are a hundred pounds.
  const many = Array.from({ length: 99 }, (_, i) => holds(`holder ${i}`, 1_000, '2020-01-01'));
  const by = (holdings: readonly Holding<string>[]) => qualify(must('UK', '2026-05-01'), KNOWN, holdings, '2026-03-01');
  assert.deepEqual(by(many)[1]?.together, { have: 99, need: 100, enough: false });
  assert.deepEqual(by([...many, holds('last', 999, '2026-02-28')])[1]?.together?.enough, false);
  assert.deepEqual(by([...many, holds('last', 1_000, '2026-02-28')])[1]?.together?.enough, true);
  // One who holds more lifts another who holds less.
  assert.equal(by([...many, holds('much', 1_999, ''), holds('little', 1, '')])[1]?.together?.have, 101);
});

test('in France the capital asked falls by slices: 2.24 % of ten million, 0.70 % of a hundred, 0.52 % of a thousand', () => {
  const [way] = must('FR', '2026-05-01').ways as [Extract<FilingWay, { by: 'slices' }>];
  const percent = (millions: number) => ((capitalAsked(way, millions * 1e8) / (millions * 1e8)) * 100).toFixed(2);
  assert.equal(percent(0.5), '5.00');
  assert.deepEqual([10, 100, 1_000].map(percent), ['2.24', '0.70', '0.52']);
});

test('months are counted in the calendar', () => {
  assert.equal(monthsAfter('2015-08-31', 6), '2016-02-29');
  assert.equal(monthsAfter('2016-02-29', 12), '2017-02-28');
  assert.equal(monthsAfter('2016-12-15', 36), '2019-12-15');
});

test('without a price, a number of shares or a capital nothing is said', () => {
  const known: Known = { price: null, shares: null, votes: null, votesPerShare: 1, nominalCapital: null };
  const mine = [holds('Aïcha', 1e9, '2000-01-01')];
  for (const jurisdiction of ['US', 'UK', 'FR'] as const)
    for (const found of qualify(must(jurisdiction, '2026-05-01'), known, mine, '2026-01-01')) {
      assert.notEqual(found.lacks, null);
      assert.deepEqual(found.alone, []);
      assert.equal(found.together, null);
    }
});

test('one more holder, or one more share, never takes the right to file from the others', () => {
  const holding = fc.record({
    holder: fc.uuid(),
    shares: fc.integer({ min: 1, max: 50_000_000 }),
    since: fc.constantFrom('2014-02-28', '2019-06-30', '2025-12-31'),
  });
  fc.assert(
    fc.property(
      fc.array(holding, { maxLength: 140 }),
      holding,
      fc.constantFrom('US', 'UK', 'FR'),
      (holdings, more, jurisdiction) => {
        const rule = must(jurisdiction, '2026-06-01');
        const before = qualify(rule, KNOWN, holdings, '2026-02-01');
        const after = qualify(rule, KNOWN, [...holdings, more], '2026-02-01');
        for (const [i, found] of before.entries()) {
          assert.ok(found.alone.every((one) => after[i]?.alone.includes(one)));
          if (found.together?.enough) assert.ok(after[i]?.together?.enough);
        }
      },
    ),
  );
});
