import { type RawBuilder, sql } from 'kysely';
import type { Id, Kind } from '#ids';

/** Which part of a list, newest first. */
export interface Paging<K extends Kind> {
  /** Only what is older than this. */
  before?: Id<K>;
  /** Upwards: the oldest of those that are newer than this. */
  after?: Id<K>;
  /** 20 unless told, 80 at most. */
  limit?: number;
}

export interface Page<T, K extends Kind> {
  readonly items: readonly T[];
  /** `before` of the next page; undefined when this is the last. */
  readonly older: Id<K> | undefined;
}

export const limitOf = ({ limit = 20 }: Paging<Kind>): number => Math.max(1, Math.min(limit, 80));

/** The condition that keeps a query to a part, by the column that numbers its rows; to be followed by `inOrder`. */
export const within = ({ before, after }: Paging<Kind>, column: string): RawBuilder<unknown> => sql`
  ${before === undefined ? sql`` : sql`and ${sql.ref(column)} < ${before}`}
  ${after === undefined ? sql`` : sql`and ${sql.ref(column)} > ${after}`}`;

/** In which order rows are asked for: upwards, those nearest to where one came from come first. */
export const inOrder = ({ after }: Paging<Kind>): RawBuilder<unknown> => (after === undefined ? sql`desc` : sql`asc`);

/** Cuts rows that were asked for `inOrder`, with one more than the limit. */
export function cut<T, K extends Kind>(rows: readonly T[], paging: Paging<K>, idOf: (row: T) => Id<K>): Page<T, K> {
  const limit = limitOf(paging);
  const some = rows.slice(0, limit);
  // Where one came from is there still, below a page that was read upwards.
  const upwards = paging.after !== undefined;
  const items = upwards ? some.toReversed() : some;
  const last = items.at(-1);
  return { items, older: last !== undefined && (upwards || rows.length > limit) ? idOf(last) : undefined };
}
