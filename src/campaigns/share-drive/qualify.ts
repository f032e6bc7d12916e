import { capitalAsked, type FilingRule, type FilingWay } from './filing-rules.ts';

/** What somebody says they hold. */
export interface Holding<Holder> {
  readonly holder: Holder;
  readonly shares: number;
  /** A calendar day, `2015-11-02`. */
  readonly since: string;
}

/** What is known of the company; null where nobody wrote it down yet. Amounts in hundredths of the rule's currency. */
export interface Known {
  readonly price: number | null;
  readonly shares: number | null;
  /** All votes, and those of a share that holders are taken to hold: the class with the fewest. */
  readonly votes: number | null;
  readonly votesPerShare: number;
  readonly nominalCapital: number | null;
}

export interface WayFound<Holder> {
  readonly way: FilingWay;
  /** The figure without which nothing can be said. */
  readonly lacks: 'price' | 'shares' | 'capital' | null;
  /** Who may file by this way without anybody else. */
  readonly alone: readonly Holder[];
  /** Who holds enough, and from which day on long enough. */
  readonly later: readonly { readonly holder: Holder; readonly from: string }[];
  /** What they have together where the law counts them together: shares, or holders. */
  readonly together: { readonly have: number; readonly need: number; readonly enough: boolean } | null;
}

/** The same day so many months later; the last of the month where there is no such day. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/**
 * Who may file a resolution by each way of a rule, alone or together: arithmetic on what holders say.
 * @param on the day of filing: held long enough means by then.
 */
export function qualify<Holder>(
  rule: FilingRule,
  known: Known,
  holdings: readonly Holding<Holder>[],
  on: string,
): readonly WayFound<Holder>[] {
  return rule.ways.map((way) => {
    switch (way.by) {
      case 'value':
        return byValue(way, known, holdings, on);
      case 'holders':
        return byHolders(way, known, holdings);
      case 'votes':
        return byShares(
          way,
          known.votes === null ? null : up((known.votes * way.part) / known.votesPerShare),
          holdings,
        );
      case 'slices': {
        const { shares, nominalCapital: capital } = known;
        if (capital === null || capital === 0) return nothing(way, 'capital');
        return byShares(way, shares === null ? null : up((shares * capitalAsked(way, capital)) / capital), holdings);
      }
    }
  });
}

const up = (value: number): number => Math.ceil(value - 1e-6);

const nothing = <Holder>(way: FilingWay, lacks: WayFound<Holder>['lacks']): WayFound<Holder> => ({
  way,
  lacks,
  alone: [],
  later: [],
  together: null,
});

function byValue<Holder>(
  way: Extract<FilingWay, { by: 'value' }>,
  { price }: Known,
  holdings: readonly Holding<Holder>[],
  on: string,
): WayFound<Holder> {
  if (price === null) return nothing(way, 'price');
  const enough = holdings
    .filter(({ shares }) => shares * price >= way.amount)
    .map(({ holder, since }) => ({ holder, from: monthsAfter(since, way.months) }));
  return {
    way,
    lacks: null,
    alone: enough.filter(({ from }) => from <= on).map(({ holder }) => holder),
    later: enough.filter(({ from }) => from > on),
    together: null,
  };
}

function byShares<Holder>(way: FilingWay, need: number | null, holdings: readonly Holding<Holder>[]): WayFound<Holder> {
  if (need === null) return nothing(way, 'shares');
  const have = holdings.reduce((sum, { shares }) => sum + shares, 0);
  return {
    way,
    lacks: null,
    alone: holdings.filter(({ shares }) => shares >= need).map(({ holder }) => holder),
    later: [],
    together: { have, need, enough: have >= need },
  };
}

/** As many as can be, the largest first, while they have the average between them. */
function byHolders<Holder>(
  way: Extract<FilingWay, { by: 'holders' }>,
  { shares: all, nominalCapital: capital }: Known,
  holdings: readonly Holding<Holder>[],
): WayFound<Holder> {
  if (all === null || all === 0) return nothing(way, 'shares');
  if (capital === null) return nothing(way, 'capital');
  let paidUp = 0;
  let have = 0;
  for (const { shares } of holdings.toSorted((a, b) => b.shares - a.shares)) {
    paidUp += (shares * capital) / all;
    if (paidUp + 1e-6 < way.average * (have + 1)) break;
    have++;
  }
  return { way, lacks: null, alone: [], later: [], together: { have, need: way.count, enough: have >= way.count } };
}
