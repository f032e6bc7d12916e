import { sql } from 'kysely';
import type { Db, Tx } from '#db';
import { enqueue } from '#jobs';
import { canonicalAddress } from './address.ts';
import { READ_JOB } from './read-jobs.ts';
import type { PageKind, Unreadable } from './schema.ts';

const DAY_MS = 86_400_000;

/** A page elsewhere, as far as it is known. */
export interface LinkPreview {
  readonly url: string;
  readonly state: 'waiting' | 'found' | 'unreadable';
  /** Of what cannot be read. */
  readonly because: Unreadable | null;
  readonly canonical: string;
  readonly title: string;
  readonly description: string;
  readonly site: string;
  readonly author: string;
  readonly language: string;
  readonly kind: PageKind | '';
  /** A calendar day, `2016-10-03`. */
  readonly publishedOn: string | null;
  /** A file of ours: nobody who reads the preview asks the other server for anything. */
  readonly image: { readonly file: string; readonly width: number; readonly height: number } | null;
}

/**
 * Asks for the preview of a page. However many ask, it is read once, and again after a week at the earliest (a day
 * where it could not be read).
 * @returns the address under which `readPreviews` gives it; undefined when it is no address of the web.
 */
export async function askForPreview(tx: Tx, address: string): Promise<string | undefined> {
  const url = canonicalAddress(address);
  if (url === undefined) return undefined;
  const asked = { asked_at: tx.now, expires_at: new Date(tx.now.getTime() + DAY_MS), tries: 0 };
  const row = await tx
    .insertInto('link_preview')
    .values({ url, ...asked })
    .onConflict((conflict) =>
      conflict
        .column('url')
        .doUpdateSet({ ...asked, failed_at: null, because: null })
        .where('link_preview.expires_at', '<=', tx.now),
    )
    .returning('url')
    .executeTakeFirst();
  if (row) await enqueue(tx, READ_JOB, { url }, { key: url });
  return url;
}

/** Those of some pages that somebody asked for, by address. */
export async function readPreviews(db: Db, urls: readonly string[]): Promise<ReadonlyMap<string, LinkPreview>> {
  if (urls.length === 0) return new Map();
  const rows = await db
    .selectFrom('link_preview')
    .leftJoin('media', 'media.id', 'link_preview.image_id')
    .where(sql<boolean>`link_preview.url = any(${urls}::text[])`)
    .selectAll('link_preview')
    .select(['media.preview as file', 'media.width', 'media.height'])
    .execute();
  return new Map(
    rows.map(({ file, width, height, ...row }) => [
      row.url,
      {
        url: row.url,
        state: row.found_at ? 'found' : row.failed_at ? 'unreadable' : 'waiting',
        because: row.because,
        canonical: row.canonical,
        title: row.title,
        description: row.description,
        site: row.site,
        author: row.author,
        language: row.language,
        kind: row.kind,
        publishedOn: row.published_on,
        image: file !== null && width !== null && height !== null ? { file, width, height } : null,
      } satisfies LinkPreview,
    ]),
  );
}
