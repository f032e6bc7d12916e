import { createHash } from 'node:crypto';
import type { Transact } from '#db';
import type { Id } from '#ids';

const PART_BYTES = 524_288;

export interface WrittenFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly sha256: Buffer;
}

/** A file that is written bit by bit into the database: half a megabyte of it is in memory, whatever its size. */
export function partWriter(transact: Transact, delivery: Id<'petition-delivery'>, name: string, type: string) {
  const hash = createHash('sha256');
  let waiting: Buffer[] = [];
  let size = 0;
  let bytes = 0;
  let part = 0;
  const flush = async (): Promise<void> => {
    const content = Buffer.concat(waiting);
    waiting = [];
    size = 0;
    const number = part++;
    await transact((tx) =>
      tx.insertInto('petition_delivery_part').values({ delivery_id: delivery, name, part: number, content }).execute(),
    );
  };
  return {
    /** Takes a piece; `settle` writes what is enough for a part. */
    take(piece: Buffer): void {
      hash.update(piece);
      bytes += piece.length;
      size += piece.length;
      waiting.push(piece);
    },
    async settle(): Promise<void> {
      if (size >= PART_BYTES) await flush();
    },
    async end(): Promise<WrittenFile> {
      if (size > 0 || part === 0) await flush();
      return { name, type, bytes, sha256: hash.digest() };
    },
  };
}
