import type { Db } from '#db';
import type { Id } from '#ids';
import { isRegion } from './area.ts';

/** What is published of one country or region. */
export interface AreaFigure {
  /** ISO 3166-1 or 3166-2. */
  readonly area: string;
  readonly signatures: number;
}

export interface AreaFigures {
  /** The day in UTC, `2016-10-03`, up to which they were published; null before the first. */
  readonly on: string | null;
  /** The largest first; none of fewer than five. */
  readonly countries: readonly AreaFigure[];
  readonly regions: readonly AreaFigure[];
}

export async function areaFigures(db: Db, campaign: Id<'campaign'>): Promise<AreaFigures> {
  const [petition, rows] = await Promise.all([
    db.selectFrom('petition').where('campaign_id', '=', campaign).select('figures_on').executeTakeFirst(),
    db
      .selectFrom('signature_area')
      .where('campaign_id', '=', campaign)
      .where('shown', '>', '0')
      .orderBy('shown', 'desc')
      .orderBy('area')
      .select(['area', 'shown'])
      .execute(),
  ]);
  const figures = rows.map(({ area, shown }) => ({ area, signatures: Number(shown) }));
  return {
    on: petition?.figures_on ?? null,
    countries: figures.filter(({ area }) => !isRegion(area)),
    regions: figures.filter(({ area }) => isRegion(area)),
  };
}
