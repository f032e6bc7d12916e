import {
  type Campaign,
  type DriveFigure,
  filingDay,
  type FilingRule,
  followsDrive,
  holdingsInPublic,
  type Known,
  knownOn,
  mayOrganise,
  meetingOf,
  ownHolding,
  type OwnHolding,
  qualify,
  ruleFor,
  type ShareDrive,
  shareDriveOf,
  type WayFound,
} from '#campaigns';
import type { Ctx } from '#http';
import { format } from '#i18n';
import { notFound } from '#refusal';

/** What the page of a share drive shows, loaded. */
export interface DriveView {
  readonly campaign: Campaign;
  readonly drive: ShareDrive;
  /** A calendar day of the server, `2017-03-24`. */
  readonly today: string;
  readonly known: Known;
  /** The rule for the next meeting, and each of its ways with what it takes of this company. */
  readonly rule: FilingRule | undefined;
  readonly ways: readonly WayFound<string>[];
  readonly filing: string;
  readonly declared: { readonly people: number; readonly shares: number } | undefined;
  /** Of the reader, when signed in. */
  readonly own: OwnHolding | undefined;
  readonly follows: boolean;
  readonly signedIn: boolean;
  readonly leads: boolean;
}

/** The server's calendar day. */
export const todayOf = (c: Ctx): string => {
  const { deps } = c.var;
  return format.formatsFor('en', deps.settings.current.timeZone).isoDay(deps.clock.now());
};

/** @throws Refusal 404 where the campaign has no share drive. */
export async function driveOf(c: Ctx, campaign: Campaign): Promise<ShareDrive> {
  const drive = await shareDriveOf(c.var.deps.db, campaign.id);
  if (!drive) throw notFound();
  return drive;
}

const READER = 'reader';

export async function driveViewFor(c: Ctx, campaign: Campaign): Promise<DriveView> {
  const { deps, viewer } = c.var;
  const drive = await driveOf(c, campaign);
  const [declared, own, follows] = await Promise.all([
    holdingsInPublic(deps.db, campaign.id),
    viewer && ownHolding(deps.db, viewer, campaign.id),
    viewer ? followsDrive(deps.db, viewer, campaign.id) : false,
  ]);
  const today = todayOf(c);
  const known = knownOn(drive, today);
  const rule = ruleFor(drive.jurisdiction, meetingOf(drive, today)?.day ?? today);
  const filing = filingDay(drive, today);
  const mine = own ? [{ holder: READER, ...own }] : [];
  return {
    campaign,
    drive,
    today,
    known,
    rule,
    ways: rule ? qualify(rule, known, mine, filing) : [],
    filing,
    declared,
    own,
    follows,
    signedIn: viewer !== undefined,
    leads: viewer !== undefined && mayOrganise(viewer),
  };
}

/** What a holder may do, in the best way open to them. */
export type Standing =
  | { readonly kind: 'alone' | 'together' | 'little' | 'unknown' }
  | { readonly kind: 'later'; readonly from: string };

export function standingOf(ways: readonly WayFound<string>[]): Standing {
  if (ways.some(({ alone }) => alone.length > 0)) return { kind: 'alone' };
  const from = ways.flatMap(({ later }) => later.map((one) => one.from)).toSorted()[0];
  if (from !== undefined) return { kind: 'later', from };
  if (ways.some(({ together }) => together !== null)) return { kind: 'together' };
  return ways.length === 0 || ways.some(({ lacks }) => lacks !== null) ? { kind: 'unknown' } : { kind: 'little' };
}

/** The prices as a series, oldest first: of the class that is named in most of them. */
export function pricesOf({ figures }: ShareDrive): readonly DriveFigure[] {
  const prices = figures.filter(({ kind }) => kind === 'price');
  const byClass = [...Map.groupBy(prices, (one) => one.class).values()].toSorted((a, b) => b.length - a.length);
  return (byClass[0] ?? []).toReversed();
}

const DAY_MS = 86_400_000;
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;

/** Figures of the company as it stands: the last of each kind and class. */
export function lastOfEach({ figures }: ShareDrive): readonly DriveFigure[] {
  const seen = new Set<string>();
  return figures.filter((one) => {
    const key = `${one.kind} ${one.class}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
