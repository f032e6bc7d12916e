import type { Db } from '#db';
import type { Id } from '#ids';
import type { Currency, Jurisdiction } from './filing-rules.ts';
import type { ShareDriveDateTable, ShareDriveFigureTable } from '../schema.ts';

export type FigureKind = ShareDriveFigureTable['kind'];
export type DriveDateKind = ShareDriveDateTable['kind'];

export interface Sourced {
  /** A calendar day, `2016-10-03`. */
  readonly day: string;
  readonly source: string;
  /** Where the source can be read; empty where it is not on the web. */
  readonly url: string;
}

export interface DriveFigure extends Sourced {
  readonly id: Id<'drive-figure'>;
  readonly kind: FigureKind;
  /** Of which class of shares; empty where there is one, or for the company as a whole. */
  readonly class: string;
  /** Hundredths of the currency for `price` and `capital`, a count for the others. */
  readonly value: number;
}

export interface DriveMove extends Sourced {
  readonly id: Id<'drive-move'>;
  readonly suitor: string;
  readonly move: string;
}

export interface DriveDate extends Sourced {
  readonly id: Id<'drive-date'>;
  readonly kind: DriveDateKind;
  readonly note: string;
}

/** A share drive as its page shows it. */
export interface ShareDrive {
  readonly company: string;
  readonly jurisdiction: Jurisdiction;
  readonly currency: Currency;
  readonly openedAt: Date;
  /** Newest first. */
  readonly figures: readonly DriveFigure[];
  /** Newest first. */
  readonly moves: readonly DriveMove[];
  /** In the order in which they come. */
  readonly dates: readonly DriveDate[];
}

/** @returns undefined where the campaign has no share drive. */
export async function shareDriveOf(db: Db, campaign: Id<'campaign'>): Promise<ShareDrive | undefined> {
  const drive = await db
    .selectFrom('share_drive')
    .where('campaign_id', '=', campaign)
    .select(['company', 'jurisdiction', 'currency', 'opened_at as openedAt'])
    .executeTakeFirst();
  if (!drive) return undefined;
  const [figures, moves, dates] = await Promise.all([
    db
      .selectFrom('share_drive_figure')
      .where('campaign_id', '=', campaign)
      .orderBy('on_day', 'desc')
      .orderBy('id', 'desc')
      .select(['id', 'kind', 'class', 'on_day as day', 'value', 'source', 'url'])
      .execute(),
    db
      .selectFrom('share_drive_move')
      .where('campaign_id', '=', campaign)
      .orderBy('on_day', 'desc')
      .orderBy('id', 'desc')
      .select(['id', 'on_day as day', 'suitor', 'move', 'source', 'url'])
      .execute(),
    db
      .selectFrom('share_drive_date')
      .where('campaign_id', '=', campaign)
      .orderBy('on_day')
      .orderBy('id')
      .select(['id', 'kind', 'on_day as day', 'note', 'source', 'url'])
      .execute(),
  ]);
  return { ...drive, figures: figures.map((row) => ({ ...row, value: Number(row.value) })), moves, dates };
}

/** The company that a campaign's drive is about, for a line on its page. */
export async function companyOf(db: Db, campaign: Id<'campaign'>): Promise<string | undefined> {
  const row = await db
    .selectFrom('share_drive')
    .where('campaign_id', '=', campaign)
    .select('company')
    .executeTakeFirst();
  return row?.company;
}
