import type { Actor } from '#accounts';
import { declareHolding, followDrive, openShareDrive, recordDriveDate, recordFigure, recordMove } from '#campaigns';
import type { Transact, Tx } from '#db';
import type { Locale } from '#i18n';
import type { Id } from '#ids';
import { momentOf, type Step } from './time.ts';

/** A sentence in the languages of the demo. */
type Said = Readonly<Record<Locale, string>>;

/** What was published of the company, when it is written down, and where it stood. */
const FIGURES = [
  {
    day: 3,
    kind: 'price',
    on: '2016-09-15',
    value: 18,
    source: 'Quartz',
    url: 'https://qz.com/802419/disney-dis-google-goog-and-apple-aapl-probably-arent-buying-twitter-twtr',
  },
  { day: 4, kind: 'price', on: '2016-10-05', value: 24.87, source: 'New York Stock Exchange', url: '' },
  {
    day: 5,
    kind: 'price',
    on: '2016-10-06',
    value: 19.87,
    source: 'The Week',
    url: 'https://theweek.com/77359/twitter-shares-nosedive-20-as-takeover-talk-subsides',
  },
  { day: 13, kind: 'price', on: '2016-10-14', value: 16.88, source: 'New York Stock Exchange', url: '' },
  { day: 3, kind: 'shares', on: '2016-07-26', value: 705_000_000, source: 'Form 10-Q', url: '' },
  { day: 3, kind: 'users', on: '2016-07-26', value: 313_000_000, source: 'Twitter, Inc.', url: '' },
] as const;

const MOVES: readonly { day: number; on: string; suitor: string; move: Said; source: string; url: string }[] = [
  {
    day: 4,
    on: '2016-10-05',
    suitor: 'Disney, Google',
    move: {
      fr: 'On apprend que ni l’un ni l’autre ne fera d’offre. Le lendemain l’action perd un cinquième.',
      en: 'It is reported that neither will bid. The next day the share loses a fifth.',
    },
    source: 'Hollywood Reporter',
    url: 'https://www.hollywoodreporter.com/news/general-news/twitter-stock-drops-disney-google-935707/',
  },
  {
    day: 13,
    on: '2016-10-14',
    suitor: 'Salesforce',
    move: {
      fr: 'Son président dit au Financial Times que l’entreprise ne lui conviendrait pas.',
      en: 'Its head tells the Financial Times that the company would not suit it.',
    },
    source: 'Viðskiptablaðið',
    url: 'https://www.vb.is/frettir/twitter-i-frjalsu-falli/132205/',
  },
];

const DATES: readonly { day: number; on: string; kind: 'record' | 'meeting'; note: Said }[] = [
  {
    day: 173,
    on: '2017-03-30',
    kind: 'record',
    note: { fr: 'Une action suffit pour voter le 22 mai.', en: 'One share is enough to vote on 22 May.' },
  },
  {
    day: 173,
    on: '2017-05-22',
    kind: 'meeting',
    note: {
      fr: 'Notre résolution est la quatrième. Au-dessous de 3 %, elle ne pourrait pas revenir l’an prochain.',
      en: 'Our resolution is the fourth. Below 3 % it could not come back next year.',
    },
  },
];
const PROXY_STATEMENT = {
  source: 'Twitter, Inc., proxy statement, 2017',
  url: 'https://fliphtml5.com/hbpk/urlk/TWITTER_SEC-CO-OP-VOTE-4-11-2017',
};

/** Invented holders of the story. */
const HOLDINGS = [
  { handle: 'noe', shares: 130, since: '2015-02-11', wouldFile: true },
  { handle: 'ruth', shares: 20, since: '2016-10-05', wouldFile: false },
  { handle: 'priya', shares: 240, since: '2014-06-02', wouldFile: true },
  { handle: 'tom', shares: 1, since: '2016-10-21', wouldFile: false },
  { handle: 'yann', shares: 60, since: '2016-11-07', wouldFile: true },
  { handle: 'mateo', shares: 3, since: '2016-10-24', wouldFile: false },
] as const;

/** The share drive of the story: opened in its first week, with its days in March and its holders in between. */
export function shareDriveSteps(o: {
  transact: Transact;
  campaign: Id<'campaign'>;
  locale: Locale;
  playerOf: (handle: string) => Actor;
}): Step[] {
  const { campaign, locale } = o;
  const step = (day: number, at: string, by: string, write: (tx: Tx, actor: Actor) => Promise<void>): Step => ({
    at: momentOf(day, at),
    run: () => o.transact((tx) => write(tx, o.playerOf(by))),
  });
  return [
    step(3, '10:00', 'ruth', (tx, ruth) =>
      openShareDrive(tx, ruth, campaign, { company: 'Twitter, Inc.', jurisdiction: 'US', currency: 'USD' }),
    ),
    ...FIGURES.map(({ day, on, ...figure }) =>
      step(day, '20:10', 'ruth', (tx, ruth) => recordFigure(tx, ruth, campaign, { ...figure, class: '', day: on })),
    ),
    ...MOVES.map(({ day, on, move, ...told }) =>
      step(day, '20:20', 'ruth', (tx, ruth) =>
        recordMove(tx, ruth, campaign, { ...told, day: on, move: move[locale] }),
      ),
    ),
    ...DATES.map(({ day, on, kind, note }) =>
      step(day, '08:40', 'ruth', (tx, ruth) =>
        recordDriveDate(tx, ruth, campaign, { kind, day: on, note: note[locale], ...PROXY_STATEMENT }),
      ),
    ),
    ...HOLDINGS.map(({ handle, ...holding }, i) =>
      step(62 + i, '19:30', handle, async (tx, actor) => {
        await declareHolding(tx, actor, campaign, holding);
        await followDrive(tx, actor, campaign);
      }),
    ),
    step(174, '09:00', 'amina', (tx, amina) => followDrive(tx, amina, campaign)),
  ];
}
