/** Whose law says what holders may file. */
export const JURISDICTIONS = ['US', 'UK', 'FR'] as const;
export type Jurisdiction = (typeof JURISDICTIONS)[number];

export type Currency = 'USD' | 'EUR' | 'GBP';

/** One of the ways by which holders come to file a resolution; any of them will do. Amounts in hundredths. */
export type FilingWay =
  /** Shares worth so much, held so long, by one holder: several may sign, each must qualify alone. */
  | { readonly by: 'value'; readonly amount: number; readonly currency: Currency; readonly months: number }
  /** A share of all votes, by several together. */
  | { readonly by: 'votes'; readonly part: number }
  /** So many holders, on whose shares this much was paid up on average (nominal value, not what they cost). */
  | { readonly by: 'holders'; readonly count: number; readonly average: number; readonly currency: Currency }
  /** A share of the nominal capital, by several together: smaller for each slice of it. */
  | { readonly by: 'slices'; readonly currency: Currency; readonly small: number; readonly slices: readonly Slice[] };

export interface Slice {
  /** Where the slice ends; null for the rest. */
  readonly upTo: number | null;
  readonly part: number;
}

/** What a law asks of those who want to put a resolution before a meeting. */
export interface FilingRule {
  readonly jurisdiction: Jurisdiction;
  /** The law, as lawyers cite it. */
  readonly law: string;
  readonly url: string;
  /** Meetings from this day on; until the day before the next rule of the same law. */
  readonly validFrom: string;
  /** The day on which somebody last read the source. */
  readonly lastChecked: string;
  readonly ways: readonly FilingWay[];
  /** The votes that a resolution needs to come back, the first, the second and later times; null where no law asks. */
  readonly comeBack: readonly [first: number, second: number, later: number] | null;
}

/**
 * The rules as data: a change of the law is a new row with its day, and the old one stays for the meetings it governed.
 * Nothing here is legal advice; every page that shows a rule shows its source and its days.
 */
export const FILING_RULES: readonly FilingRule[] = [
  {
    jurisdiction: 'US',
    law: 'Rule 14a-8, 17 CFR § 240.14a-8 (1998)',
    url: 'http://shareholderproposals.com/Chapter07.html',
    validFrom: '1998-06-29',
    lastChecked: '2026-11-23',
    ways: [{ by: 'value', amount: 200_000, currency: 'USD', months: 12 }],
    comeBack: [0.03, 0.06, 0.1],
  },
  {
    jurisdiction: 'US',
    law: 'Rule 14a-8, 17 CFR § 240.14a-8 (2020)',
    url: 'https://www.sec.gov/resources-small-businesses/small-business-compliance-guides/procedural-requirements-resubmission-thresholds-under-exchange-act-rule-14a-8-small-entity',
    validFrom: '2022-01-01',
    lastChecked: '2026-11-23',
    ways: [
      { by: 'value', amount: 200_000, currency: 'USD', months: 36 },
      { by: 'value', amount: 1_500_000, currency: 'USD', months: 24 },
      { by: 'value', amount: 2_500_000, currency: 'USD', months: 12 },
    ],
    comeBack: [0.05, 0.15, 0.25],
  },
  {
    jurisdiction: 'UK',
    law: 'Companies Act 2006, section 338',
    url: 'https://www.legislation.gov.uk/ukpga/2006/46/section/338',
    validFrom: '2007-10-01',
    lastChecked: '2026-11-23',
    ways: [
      { by: 'votes', part: 0.05 },
      { by: 'holders', count: 100, average: 10_000, currency: 'GBP' },
    ],
    comeBack: null,
  },
  {
    jurisdiction: 'FR',
    law: 'Code de commerce, article R. 225-71',
    url: 'https://french-business-law.com/french-legislation-art/article-r225-71-of-the-french-commercial-code',
    validFrom: '2007-03-27',
    lastChecked: '2026-11-23',
    ways: [
      {
        by: 'slices',
        currency: 'EUR',
        small: 0.05,
        slices: [
          { upTo: 75_000_000, part: 0.04 },
          { upTo: 750_000_000, part: 0.025 },
          { upTo: 1_500_000_000, part: 0.01 },
          { upTo: null, part: 0.005 },
        ],
      },
    ],
    comeBack: null,
  },
];

/** The rule that governs a meeting of this day; undefined before the first that is known. */
export const ruleFor = (jurisdiction: Jurisdiction, meeting: string): FilingRule | undefined =>
  FILING_RULES.filter((rule) => rule.jurisdiction === jurisdiction && rule.validFrom <= meeting).toSorted((a, b) =>
    b.validFrom.localeCompare(a.validFrom),
  )[0];

/**
 * What of a nominal capital must be represented, slice by slice; all of it at `small` while it is within the first.
 * @returns in the units of `capital`, rounded up.
 */
export function capitalAsked(way: Extract<FilingWay, { by: 'slices' }>, capital: number): number {
  const first = way.slices[0]?.upTo ?? null;
  if (first !== null && capital <= first) return up(capital * way.small);
  let asked = 0;
  let from = 0;
  for (const { upTo, part } of way.slices) {
    const within = Math.max(0, Math.min(capital, upTo ?? capital) - from);
    asked += within * part;
    from = upTo ?? capital;
  }
  return up(asked);
}

/** Rounds up, but not what is a whole number but for the arithmetic of fractions. */
const up = (value: number): number => Math.ceil(value - 1e-6);

/** Shares of all votes at which laws of one country or another ask holders to say so, to stop or to offer for all. */
export const WARNING_LINES = [0.03, 0.05, 0.1, 0.2, 0.3, 0.5] as const;
