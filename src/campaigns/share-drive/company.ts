import type { DriveDate, DriveFigure, FigureKind, ShareDrive } from './drive.ts';
import type { Known } from './qualify.ts';

const DAY_MS = 86_400_000;
/** Shares are taken at their highest price of the sixty days before the filing (SEC, Staff Legal Bulletin 14, C.1.a). */
const PRICE_DAYS = 60;

const dayBefore = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * DAY_MS).toISOString().slice(0, 10);

/** The last figure of a kind, of any class, up to a day. */
export function lastFigure(drive: ShareDrive, kind: FigureKind, until: string): DriveFigure | undefined {
  return drive.figures.find((figure) => figure.kind === kind && figure.day <= until);
}

/** The last figure of each class, up to a day. */
function lastByClass(drive: ShareDrive, kind: FigureKind, until: string): ReadonlyMap<string, DriveFigure> {
  const found = new Map<string, DriveFigure>();
  for (const figure of drive.figures)
    if (figure.kind === kind && figure.day <= until && !found.has(figure.class)) found.set(figure.class, figure);
  return found;
}

const sum = (figures: Iterable<DriveFigure>): number | null => {
  const all = [...figures];
  return all.length === 0 ? null : all.reduce((total, { value }) => total + value, 0);
};

/** What is known of the company on a day, for those who want to file then. */
export function knownOn(drive: ShareDrive, day: string): Known {
  const prices = drive.figures.filter(({ kind, day: on }) => kind === 'price' && on <= day);
  const recent = prices.filter(({ day: on }) => on > dayBefore(day, PRICE_DAYS));
  const shares = lastByClass(drive, 'shares', day);
  const perShare = lastByClass(drive, 'votes', day);
  const votesOf = (name: string) => perShare.get(name)?.value ?? 1;
  const classes = [...shares.keys()];
  return {
    price: recent.length > 0 ? Math.max(...recent.map(({ value }) => value)) : (prices[0]?.value ?? null),
    shares: sum(shares.values()),
    votes:
      classes.length === 0 ? null : classes.reduce((n, name) => n + (shares.get(name)?.value ?? 0) * votesOf(name), 0),
    // What is bought at the exchange is the class with the fewest votes, wherever there are several.
    votesPerShare: classes.length === 0 ? 1 : Math.max(1, Math.min(...classes.map(votesOf))),
    nominalCapital: lastFigure(drive, 'capital', day)?.value ?? null,
  };
}

/** The next meeting from a day on, or the last one held. */
export const meetingOf = (drive: ShareDrive, today: string): DriveDate | undefined => {
  const meetings = drive.dates.filter(({ kind }) => kind === 'meeting');
  return meetings.find(({ day }) => day >= today) ?? meetings.at(-1);
};

/** The day by which who files must qualify: the next one to file on, or today. */
export const filingDay = (drive: ShareDrive, today: string): string =>
  drive.dates.find(({ kind, day }) => kind === 'filing' && day >= today)?.day ?? today;

/** Shares of all votes that stand for a number of shares; null where the votes are not known. */
export const partOfVotes = ({ votes, votesPerShare }: Known, shares: number): number | null =>
  votes === null || votes === 0 ? null : (shares * votesPerShare) / votes;
