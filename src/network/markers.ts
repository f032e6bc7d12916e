import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';

/** How far somebody has read, so that another device goes on from there. */
export interface Marker {
  readonly timeline: 'home' | 'notifications';
  readonly lastRead: string;
  /** How often it was moved. */
  readonly version: number;
  readonly movedAt: Date;
}

const COLUMNS = ['timeline', 'last_read as lastRead', 'version', 'moved_at as movedAt'] as const;

export const readMarkers = (db: Db, actor: Actor): Promise<Marker[]> =>
  db.selectFrom('marker').where('account_id', '=', actor.account).select(COLUMNS).execute();

/** Moves it, never back: of two devices the one that read further counts. */
export const moveMarker = (tx: Tx, actor: Actor, timeline: Marker['timeline'], to: string): Promise<Marker> =>
  tx
    .insertInto('marker')
    .values({ account_id: actor.account, timeline, last_read: to, version: 1, moved_at: tx.now })
    .onConflict((conflict) =>
      conflict.columns(['account_id', 'timeline']).doUpdateSet({
        last_read: sql`greatest(marker.last_read, excluded.last_read)`,
        version: sql`marker.version + 1`,
        moved_at: tx.now,
      }),
    )
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
