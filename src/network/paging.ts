import type { Id, Kind } from '#ids';

/** Which part of a list, newest first. */
export interface Paging<K extends Kind> {
  /** Only what is older than this. */
  before?: Id<K>;
  /** 20 unless told, 80 at most. */
  limit?: number;
}

export interface Page<T, K extends Kind> {
  readonly items: readonly T[];
  /** `before` of the next page; undefined when this is the last. */
  readonly older: Id<K> | undefined;
}

export const limitOf = ({ limit = 20 }: Paging<Kind>): number => Math.max(1, Math.min(limit, 80));

/** Cuts rows that were asked for with one more than the limit. */
export function cut<T, K extends Kind>(rows: readonly T[], limit: number, idOf: (row: T) => Id<K>): Page<T, K> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, older: rows.length > limit && last !== undefined ? idOf(last) : undefined };
}
