import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { optional, paragraphs } from '#input';
import { writeMedia } from './files.ts';
import { type Picture, readPicture } from './picture.ts';

/** A description of a picture for those who cannot see it: up to 1,500 characters, may be empty. */
export const altText = () => optional(paragraphs(1_500, 0));

/** An advisory lock: held by whoever adds a file or reads them all, and alone by the job that removes those without a row. */
export const KEEPING = 7_205_759_404;

/**
 * Keeps a picture of an account, or of nobody here. Its files are durable before the transaction commits; if it never
 * does, a daily job removes them.
 * @param picture what somebody sent, or what `readPicture` made of it: reading takes up to some
 *   seconds, so routes read first and open the transaction then.
 * @param alt checked by `altText`.
 * @throws Refusal as `readPicture` does.
 */
export async function keepPicture(
  tx: Tx,
  dataFolder: string,
  actor: { readonly account: Id<'account'> | null },
  picture: Uint8Array | Picture,
  alt: string,
): Promise<Id<'media'>> {
  const { full, preview, ...facts } = picture instanceof Uint8Array ? await readPicture(picture) : picture;
  await sql`select pg_advisory_xact_lock_shared(${sql.lit(KEEPING)})`.execute(tx);
  const id = tx.newId<'media'>();
  await tx
    .insertInto('media')
    .values({
      id,
      account_id: actor.account,
      kind: 'image',
      ...facts,
      bytes: full.length,
      file: await writeMedia(dataFolder, full),
      preview: await writeMedia(dataFolder, preview),
      alt,
      created_at: tx.now,
    })
    .execute();
  return id;
}
