import { rm } from 'node:fs/promises';
import { sql } from 'kysely';
import type { Config } from '#config';
import type { Transact, Tx } from '#db';
import type { Id } from '#ids';
import { defineJob, enqueue } from '#jobs';
import { mediaPath, namesInUse } from './files.ts';
import { KEEPING } from './keep-picture.ts';

const BATCH = 500;

/**
 * Removes pictures for good: the rows now, so that they are served no more once this commits, and right
 * after it their files, unless another picture has the same. What points to them must be gone already.
 */
export async function removePictures(tx: Tx, pictures: readonly Id<'media'>[]): Promise<void> {
  for (let from = 0; from < pictures.length; from += BATCH) {
    const removed = await tx
      .deleteFrom('media')
      .where('id', 'in', pictures.slice(from, from + BATCH))
      .returning(['file', 'preview'])
      .execute();
    const files = new Set(removed.flatMap((row) => [row.file, row.preview]));
    if (files.size > 0) await enqueue(tx, removeFiles, { files: [...files] });
  }
}

/** Removes those of some files that no row names any more. */
export const removeFiles = defineJob<
  { readonly config: Config; readonly transact: Transact },
  { readonly files: readonly string[] }
>({
  name: 'media.removeFiles',
  async run({ config, transact }, { files }) {
    await transact(async (tx) => {
      // Alone, nobody is about to name one of them. A backup keeps us out for long, and whoever waits makes
      // those who post pictures wait behind: better to fail, and come again.
      await sql`set local lock_timeout = '1s'`.execute(tx);
      await sql`select pg_advisory_xact_lock(${sql.lit(KEEPING)})`.execute(tx);
      const named = await namesInUse(tx, files);
      for (const name of files) {
        const path = named.has(name) ? undefined : mediaPath(config.dataFolder, name);
        if (path !== undefined) await rm(path, { force: true });
      }
    });
  },
});
