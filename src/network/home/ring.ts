import type { Id } from '#ids';

/** What a ring holds at most: 3.2 kB. */
export const MOST_KEPT = 400;
const FIRST = 64;

/**
 * The newest posts of one home as numbers, newest first. It is whole from its newest down to its oldest: what is older
 * than that is in the table, unless the ring says that nothing is.
 */
export interface Ring {
  readonly size: number;
  /** Nothing older than its oldest exists. */
  readonly complete: boolean;
  at(index: number): Id<'post'>;
  has(id: Id<'post'>): boolean;
  /** Where those begin that are older than this; `size` when none is. */
  olderThan(id: string): number;
  /** Its oldest; undefined when it is empty. */
  readonly oldest: Id<'post'> | undefined;
  /** Takes one in at its place. @returns whether it was not there and belongs: not older than what the ring knows. */
  insert(id: Id<'post'>): boolean;
  remove(id: Id<'post'>): void;
  /** Takes in what comes after its oldest. @param complete whether nothing comes after these. */
  append(older: readonly Id<'post'>[], complete: boolean): void;
  readonly bytes: number;
}

export function createRing(): Ring {
  let ids = new BigInt64Array(FIRST);
  let size = 0;
  let complete = false;

  /** The first place whose post is not newer than `id`. */
  const placeOf = (id: bigint): number => {
    let low = 0;
    let high = size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (ids[middle]! > id) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const room = () => {
    if (size < ids.length) return;
    const larger = new BigInt64Array(Math.min(MOST_KEPT, ids.length * 2));
    larger.set(ids);
    ids = larger;
  };
  const idAt = (index: number) => String(ids[index]) as Id<'post'>;

  return {
    get size() {
      return size;
    },
    get complete() {
      return complete;
    },
    get bytes() {
      return ids.byteLength;
    },
    get oldest() {
      return size > 0 ? idAt(size - 1) : undefined;
    },
    at: idAt,
    has(id) {
      const place = placeOf(BigInt(id));
      return place < size && ids[place] === BigInt(id);
    },
    olderThan(id) {
      const value = BigInt(id);
      const place = placeOf(value);
      return place < size && ids[place] === value ? place + 1 : place;
    },
    insert(id) {
      const value = BigInt(id);
      const place = placeOf(value);
      if (place < size && ids[place] === value) return false;
      // Older than all of it: there may be others in between.
      if (place === size && !complete) return false;
      if (size === MOST_KEPT) {
        complete = false;
        if (place === size) return false;
        size -= 1;
      }
      room();
      ids.copyWithin(place + 1, place, size);
      ids[place] = value;
      size += 1;
      return true;
    },
    remove(id) {
      const value = BigInt(id);
      const place = placeOf(value);
      if (place === size || ids[place] !== value) return;
      ids.copyWithin(place, place + 1, size);
      size -= 1;
    },
    append(older, nothingAfter) {
      for (const id of older) {
        if (size === MOST_KEPT) {
          complete = false;
          return;
        }
        room();
        ids[size] = BigInt(id);
        size += 1;
      }
      complete = nothingAfter;
    },
  };
}
