import { sql } from 'kysely';
import type { Db } from '#db';
import type { Id } from '#ids';

const HOUR_MS = 3_600_000;

/** Confirmed signatures of the last day and week, by whole hours, the one under way included. */
export interface Growth {
  readonly day: number;
  readonly week: number;
}

export async function growthOf(db: Db, campaign: Id<'campaign'>): Promise<Growth> {
  const since = (hours: number) => new Date(db.now.getTime() - hours * HOUR_MS);
  const { rows } = await sql<{ day: string | null; week: string | null }>`
    select sum(confirmed) filter (where hour > ${since(24)}) as day, sum(confirmed) as week
    from signature_hour where campaign_id = ${campaign} and hour > ${since(7 * 24)}`.execute(db);
  return { day: Number(rows[0]?.day ?? 0), week: Number(rows[0]?.week ?? 0) };
}
