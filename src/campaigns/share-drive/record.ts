import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { choice, day, decimal, line, optional, paragraphs } from '#input';
import { invalid, notFound, Refusal } from '#refusal';
import { mustOrganise } from '../authority.ts';
import { JURISDICTIONS } from './filing-rules.ts';

export const FIGURE_KINDS = ['price', 'shares', 'votes', 'float', 'insiders', 'capital', 'users'] as const;
export const DRIVE_DATE_KINDS = ['holding', 'filing', 'record', 'proxy', 'meeting'] as const;
/** The figures that are sums of money. */
export const AMOUNTS: ReadonlySet<string> = new Set(['price', 'capital']);

const CENTS = 100;
const LARGEST = 80_000_000_000_000;

const address = () =>
  v.pipe(
    line(500),
    v.check((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), 'webAddress'),
  );
const sourced = { source: line(200), url: optional(address()) };

export const DriveInput = v.object({
  company: line(120),
  jurisdiction: choice(JURISDICTIONS),
  currency: choice(['USD', 'EUR', 'GBP']),
});
export type DriveInput = v.InferOutput<typeof DriveInput>;

/** The figure as people say it: a price in dollars, shares one by one. */
export const FigureInput = v.object({
  kind: choice(FIGURE_KINDS),
  class: optional(line(20)),
  day: day(),
  value: decimal(0, LARGEST),
  ...sourced,
});
export type FigureInput = v.InferOutput<typeof FigureInput>;

export const MoveInput = v.object({ day: day(), suitor: line(120), move: paragraphs(400), ...sourced });
export type MoveInput = v.InferOutput<typeof MoveInput>;

export const DriveDateInput = v.object({
  kind: choice(DRIVE_DATE_KINDS),
  day: day(),
  note: optional(paragraphs(400)),
  ...sourced,
});
export type DriveDateInput = v.InferOutput<typeof DriveDateInput>;

/**
 * Opens the share drive of a campaign.
 * @throws Refusal 403 when the actor is no organiser, 404 when there is no such campaign, 409 when it has one already.
 */
export async function openShareDrive(tx: Tx, actor: Actor, campaign: Id<'campaign'>, input: DriveInput): Promise<void> {
  mustOrganise(actor);
  const found = await tx.selectFrom('campaign').where('id', '=', campaign).select('id').executeTakeFirst();
  if (!found) throw notFound();
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('share_drive')
    .values({ campaign_id: campaign, ...input, opened_at: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (!numInsertedOrUpdatedRows) throw new Refusal(409, (m) => m.drive.shares.faults.openAlready);
}

/** @throws Refusal 403 when the actor is no organiser, 404 when the campaign has no share drive. */
export async function mustLead(tx: Tx, actor: Actor, campaign: Id<'campaign'>): Promise<void> {
  mustOrganise(actor);
  await mustBeOpen(tx, campaign);
}

export async function mustBeOpen(tx: Tx, campaign: Id<'campaign'>): Promise<void> {
  const found = await tx
    .selectFrom('share_drive')
    .where('campaign_id', '=', campaign)
    .select('company')
    .executeTakeFirst();
  if (!found) throw notFound();
}

/**
 * Writes down a figure of the company; another of the same kind, class and day is replaced.
 * @throws Refusal 403, 404, 422 at `value` where a count is no whole number.
 */
export async function recordFigure(tx: Tx, actor: Actor, campaign: Id<'campaign'>, input: FigureInput): Promise<void> {
  await mustLead(tx, actor, campaign);
  const { day: on_day, value, ...said } = input;
  const amount = AMOUNTS.has(input.kind);
  if (!amount && !Number.isInteger(value)) throw invalid({ value: (m) => m.errors.wholeNumber });
  const written = { value: String(amount ? Math.round(value * CENTS) : value), source: said.source, url: said.url };
  await tx
    .insertInto('share_drive_figure')
    .values({ id: tx.newId<'drive-figure'>(), campaign_id: campaign, on_day, ...said, ...written })
    .onConflict((conflict) => conflict.columns(['campaign_id', 'kind', 'class', 'on_day']).doUpdateSet(written))
    .execute();
}

/** Writes down what a suitor did. @throws Refusal 403, 404 */
export async function recordMove(tx: Tx, actor: Actor, campaign: Id<'campaign'>, input: MoveInput): Promise<void> {
  await mustLead(tx, actor, campaign);
  const { day: on_day, ...said } = input;
  await tx
    .insertInto('share_drive_move')
    .values({ id: tx.newId<'drive-move'>(), campaign_id: campaign, on_day, ...said })
    .execute();
}

/**
 * Writes a day into the calendar of the drive; who follows it is reminded. The same day of the same kind is corrected.
 * @throws Refusal 403, 404
 */
export async function recordDriveDate(
  tx: Tx,
  actor: Actor,
  campaign: Id<'campaign'>,
  input: DriveDateInput,
): Promise<void> {
  await mustLead(tx, actor, campaign);
  const { day: on_day, kind, ...said } = input;
  await tx
    .insertInto('share_drive_date')
    .values({ id: tx.newId<'drive-date'>(), campaign_id: campaign, kind, on_day, ...said })
    .onConflict((conflict) => conflict.columns(['campaign_id', 'kind', 'on_day']).doUpdateSet(said))
    .execute();
}

const TABLES = { figure: 'share_drive_figure', move: 'share_drive_move', date: 'share_drive_date' } as const;
export type DriveItem = keyof typeof TABLES;
export const isDriveItem = (what: unknown): what is DriveItem =>
  typeof what === 'string' && Object.hasOwn(TABLES, what);

/** Takes out what was written down wrong. Taking it out again changes nothing. @throws Refusal 403, 404 */
export async function removeFromDrive(
  tx: Tx,
  actor: Actor,
  campaign: Id<'campaign'>,
  what: DriveItem,
  id: Id<'drive-figure'> | Id<'drive-move'> | Id<'drive-date'>,
): Promise<void> {
  await mustLead(tx, actor, campaign);
  await tx.deleteFrom(TABLES[what]).where('id', '=', id).where('campaign_id', '=', campaign).execute();
}
