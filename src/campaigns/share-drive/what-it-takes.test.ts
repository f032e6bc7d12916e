import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { meanUnderCap } from './pledge-spread.ts';
import { type TakeoverInput, whatItTakes } from './what-it-takes.ts';

/** The market's figures of autumn 2016, in cents: 17 $ a share, 705 million shares, 313 million users a month. */
const MARKET: TakeoverInput = {
  worth: { by: 'price', price: 1_700 },
  shares: 705_000_000,
  dilution: 0,
  premium: 0.3,
  netDebt: 0,
  users: 313_000_000,
  conversion: 0.14,
  spread: 1,
  cap: null,
  loan: { earnings: 0, multiple: 0, rate: 0, years: 0 },
  pledged: 0,
  pledgedADay: 0,
  ownNetwork: 0,
};
const dollars = (cents: number) => Math.round(cents / 100);

test('the market price of 2016 gives 12.0 bn $, 15.6 bn $ with the premium, 356 $ from 14 % of users and 4,978 $ from 1 %', () => {
  const many = whatItTakes(MARKET);
  assert.equal((many.equity / 1e11).toFixed(1), '12.0');
  assert.equal((many.withPremium / 1e11).toFixed(1), '15.6');
  assert.equal(dollars(many.mean), 356);
  assert.equal(dollars(whatItTakes({ ...MARKET, conversion: 0.01 }).mean), 4_978);
});

test('half of it borrowed is half for each', () => {
  const { withPremium } = whatItTakes(MARKET);
  const loan = { earnings: withPremium / 10, multiple: 5, rate: 0.05, years: 20 };
  const half = whatItTakes({ ...MARKET, loan });
  assert.equal(dollars(half.meanWithLoan), 178);
  assert.equal(half.interestCover, 4);
});

test('a loan of 1,000 at 10 % over 2 years costs 576.19 a year', () => {
  const worth = { by: 'valuation', equity: 100_000 } as const;
  const loan = { earnings: 100_000, multiple: 1, rate: 0.1, years: 2 };
  assert.equal(whatItTakes({ ...MARKET, worth, premium: 0, loan }).loanAYear, 57_619);
});

test('the press’s valuation is taken as it is said, whatever the number of shares', () => {
  assert.equal(
    whatItTakes({ ...MARKET, worth: { by: 'valuation', equity: 2_000_000_000_000 } }).equity,
    2_000_000_000_000,
  );
});

const input = fc.record({
  price: fc.integer({ min: 1, max: 100_000 }),
  shares: fc.integer({ min: 1, max: 1_000_000_000 }),
  dilution: fc.double({ min: 0, max: 0.5, noNaN: true }),
  premium: fc.double({ min: 0, max: 1, noNaN: true }),
  users: fc.integer({ min: 1_000, max: 1_000_000_000 }),
  conversion: fc.double({ min: 0.001, max: 1, noNaN: true }),
  spread: fc.double({ min: 1, max: 10, noNaN: true }),
  cap: fc.option(fc.integer({ min: 100, max: 100_000_000 })),
});

test('every rung costs at least as much as the one before, and all of it the whole price', () => {
  fc.assert(
    fc.property(input, ({ price, ...given }) => {
      fc.pre(Math.floor(given.users * given.conversion) >= 1);
      const found = whatItTakes({ ...MARKET, ...given, worth: { by: 'price', price } });
      const money = found.rungs.map((rung) => rung.money);
      // A company of a few shares has rungs of the same size.
      const big = given.shares >= 100;
      for (const [i, cost] of money.entries()) if (big && i > 0) assert.ok(cost >= money[i - 1]!, money.join(' '));
      assert.equal(money.at(-1), found.withPremium);
      assert.ok(found.median <= found.mean);
    }),
  );
});

test('a cap never makes the mean larger, and never above the cap; without spread it is the smaller of both', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.double({ min: 1, max: 20, noNaN: true }),
      fc.integer({ min: 1, max: 10_000_000 }),
      (mean, spread, cap) => {
        const capped = meanUnderCap(mean, spread, cap);
        assert.ok(capped > 0 && capped <= mean && capped <= cap);
        assert.equal(meanUnderCap(mean, 1, cap), Math.min(mean, cap));
      },
    ),
  );
});

test('under a cap of its mean, a log-normal gives what integration gives', () => {
  // E[min(X, c)] = ∫₀ᶜ P(X > x) dx, by the trapezoid rule on the same distribution drawn from quantiles.
  const [mean, ratio, cap] = [100, 2, 100];
  const sigma = Math.sqrt(2 * Math.log(ratio));
  const mu = Math.log(mean) - (sigma * sigma) / 2;
  let sum = 0;
  const steps = 20_000;
  // Quantiles of the normal by sampling its density: z from −8 to 8.
  for (let i = 0; i < steps; i++) {
    const z = -8 + (16 * (i + 0.5)) / steps;
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    sum += Math.min(Math.exp(mu + sigma * z), cap) * density * (16 / steps);
  }
  assert.ok(Math.abs(meanUnderCap(mean, ratio, cap) - sum) < 0.01, `${meanUnderCap(mean, ratio, cap)} and ${sum}`);
});
