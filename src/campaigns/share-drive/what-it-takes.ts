import { meanUnderCap } from './pledge-spread.ts';

/** Integer minor units (cents) of the currency of the question; whole persons, whole shares; shares of one as `0.3`. */
export interface TakeoverInput {
  /** What the company is taken to be worth: its price on the market, or a figure for all its equity. */
  readonly worth:
    | { readonly by: 'price'; readonly price: number }
    | { readonly by: 'valuation'; readonly equity: number };
  /** Shares outstanding. */
  readonly shares: number;
  /** Options and other claims that would become shares, as a share of those outstanding. */
  readonly dilution: number;
  /** What is paid above the price to whoever sells control. */
  readonly premium: number;
  /** Debts less cash, which whoever buys everything takes over. */
  readonly netDebt: number;
  readonly users: number;
  /** The share of users who take part. */
  readonly conversion: number;
  /** How many times the median pledge the mean is. */
  readonly spread: number;
  /** The most that one person may put in; null for no limit. */
  readonly cap: number | null;
  readonly loan: {
    /** Earnings of a year before interest, taxes and depreciation. */
    readonly earnings: number;
    /** How many times these lenders would lend. */
    readonly multiple: number;
    /** Interest of a year, as a share of the loan. */
    readonly rate: number;
    readonly years: number;
  };
  /** What stands now, and what a day adds. */
  readonly pledged: number;
  readonly pledgedADay: number;
  /** What a network of one's own costs for a member and a year. */
  readonly ownNetwork: number;
}

/** Steps of ownership, from the right to speak to all of it. */
export const RUNGS = ['one-share', 'filing', 'five-percent', 'blocking', 'control', 'squeeze-out', 'all'] as const;
export type Rung = (typeof RUNGS)[number];

/**
 * How much of the shares each rung takes. `filing` is the 1 % that most laws knew; what each law asks today is data of
 * its own. `blocking` is a third, which stops what needs two thirds; `control` one share more than half; `squeeze-out` the nine tenths at which most
 * laws let whoever holds them buy the rest.
 */
const SHARE_OF: Record<Exclude<Rung, 'one-share' | 'all'>, readonly [part: number, of: number]> = {
  filing: [1, 100],
  'five-percent': [5, 100],
  blocking: [1, 3],
  control: [1, 2],
  'squeeze-out': [9, 10],
};

/** Nobody sells control at the market’s price. */
const WITH_PREMIUM: ReadonlySet<Rung> = new Set(['control', 'squeeze-out', 'all']);

export interface RungCost {
  readonly rung: Rung;
  readonly shares: number;
  /** What the shares cost; the premium is paid from control on, since nobody sells control at the market’s price. */
  readonly money: number;
  /** How many people it takes at the mean pledge under the cap; null when even everybody who takes part does not suffice. */
  readonly people: number | null;
}

export interface WhatItTakes {
  readonly price: number;
  /** With what dilution adds. */
  readonly shares: number;
  /** All shares at the price, and with the premium. */
  readonly equity: number;
  readonly withPremium: number;
  /** With the debts that come along. */
  readonly everything: number;
  readonly people: number;
  /** What each of them would pay if they bought all of it without a loan. */
  readonly mean: number;
  readonly median: number;
  /** With the largest loan: what lenders give, what members put in, and each of them. */
  readonly loan: number;
  readonly fromMembers: number;
  readonly meanWithLoan: number;
  /** Earnings ÷ interest of the first year; null without a loan. Lenders ask for two at least, most for three. */
  readonly interestCover: number | null;
  /** What is paid back and as interest each year, in equal parts. */
  readonly loanAYear: number;
  /** Members needed when nobody gives more than the cap; null when no number of them suffices. */
  readonly peopleUnderCap: number | null;
  readonly rungs: readonly RungCost[];
  /** Days until everything is pledged at the present pace; 0 when it is, null when it never will be. */
  readonly daysAtThisPace: number | null;
  /** What the same sum would build instead: years of a network of their own for those who take part. */
  readonly yearsOfOwnNetwork: number | null;
}

const ceil = (value: number): number => Math.ceil(value - 1e-9);

/**
 * What it would take to buy a company. Pure arithmetic on what is given: no forecast, no advice.
 * @throws RangeError for shares, users or a conversion that are not above nought.
 */
export function whatItTakes(input: TakeoverInput): WhatItTakes {
  const shares = Math.round(input.shares * (1 + input.dilution));
  const people = Math.floor(input.users * input.conversion);
  if (shares < 1) throw new RangeError('a company has one share at least');
  if (people < 1) throw new RangeError('somebody has to take part');
  const price = input.worth.by === 'price' ? input.worth.price : input.worth.equity / shares;
  const equity = Math.round(price * shares);
  const withPremium = Math.round(equity * (1 + input.premium));
  const everything = withPremium + input.netDebt;

  const mean = withPremium / people;
  const loan = Math.min(Math.round(input.loan.earnings * input.loan.multiple), withPremium);
  const fromMembers = withPremium - loan;
  const interest = loan * input.loan.rate;

  const each = input.cap === null ? mean : meanUnderCap(mean, input.spread, input.cap);
  const needed = (money: number): number | null => (each > 0 ? Math.max(1, ceil(money / each)) : null);
  const within = (count: number | null): number | null => (count === null || count > people ? null : count);

  const sharesOf = (rung: Rung): number => {
    if (rung === 'one-share') return 1;
    if (rung === 'all') return shares;
    const [part, of] = SHARE_OF[rung];
    return rung === 'control' ? Math.floor((shares * part) / of) + 1 : ceil((shares * part) / of);
  };
  const costOf = (rung: Rung): number => {
    const cost = sharesOf(rung) * price * (WITH_PREMIUM.has(rung) ? 1 + input.premium : 1);
    return rung === 'all' ? withPremium : Math.round(cost);
  };

  const missing = withPremium - input.pledged;
  return {
    price,
    shares,
    equity,
    withPremium,
    everything,
    people,
    mean,
    median: mean / Math.max(input.spread, 1),
    loan,
    fromMembers,
    meanWithLoan: fromMembers / people,
    interestCover: interest > 0 ? input.loan.earnings / interest : null,
    loanAYear: annuity(loan, input.loan.rate, input.loan.years),
    peopleUnderCap: needed(withPremium),
    rungs: RUNGS.map((rung) => {
      const money = costOf(rung);
      return { rung, shares: sharesOf(rung), money, people: within(needed(money)) };
    }),
    daysAtThisPace: missing <= 0 ? 0 : input.pledgedADay > 0 ? ceil(missing / input.pledgedADay) : null,
    yearsOfOwnNetwork: input.ownNetwork > 0 ? withPremium / (input.ownNetwork * people) : null,
  };
}

/** Equal yearly payments that pay a loan back with its interest. */
function annuity(loan: number, rate: number, years: number): number {
  if (loan === 0 || years <= 0) return 0;
  if (rate === 0) return Math.round(loan / years);
  return Math.round((loan * rate) / (1 - (1 + rate) ** -years));
}
