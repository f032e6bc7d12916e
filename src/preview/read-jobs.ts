import type { Config } from '#config';
import type { Transact } from '#db';
import type { Fetch } from '#fetch';
import { defineJob, type JobName } from '#jobs';
import type { Live } from '#live';
import { keepPicture, type Picture, readPicture, removePictures } from '#media';
import { askPage, Later } from './ask-page.ts';
import { type Page, readPage } from './read-page.ts';
import type { Unreadable } from './schema.ts';

const DAY_MS = 86_400_000;
const FRESH_DAYS = 7;
const MOST_TRIES = 4;
const MOST_OF_A_PICTURE = 5 * 1_048_576;
const LEAST_SIDE_PX = 80;
/** Who asks, beside the name and the address of the server. */
const PURPOSE = 'link-preview';

/** Listen to this: `read` with `{url}`, a page was read or could not be. */
export const PREVIEWS = 'previews';

interface Outward {
  readonly fetch: Fetch;
}

interface Needs extends Outward {
  readonly config: Config;
  readonly transact: Transact;
  readonly live: Live;
}

export const READ_JOB: JobName<{ readonly url: string }> = { name: 'preview.read' };

/**
 * Reads a page for its preview, through the one guarded fetch: 1 MB, ten seconds, HTML alone. A server that is away
 * or slow is asked four times, later and later; what it refuses it is not asked again. Of its picture we keep a copy,
 * made anew.
 */
export const readLink = defineJob<Needs, { readonly url: string }>({
  ...READ_JOB,
  async run(deps, { url }) {
    const { config, transact, live } = deps;
    // Our own pages are asked for by nobody but those who read them.
    const found = new URL(url).origin === config.origin ? 'no-page' : await tryToRead(deps, url);
    const again = await transact(async (tx) => {
      const row = await tx
        .selectFrom('link_preview')
        .where('url', '=', url)
        .forUpdate()
        .select(['tries', 'image_id'])
        .executeTakeFirst();
      if (!row) return false;
      if (typeof found === 'string' || found instanceof Later) {
        const because = typeof found === 'string' ? found : found.because;
        const last = typeof found === 'string' || row.tries + 1 >= MOST_TRIES;
        await tx
          .updateTable('link_preview')
          .set({
            tries: row.tries + 1,
            ...(last && { failed_at: tx.now, because, expires_at: new Date(tx.now.getTime() + DAY_MS) }),
          })
          .where('url', '=', url)
          .execute();
        return !last;
      }
      const { image: _, publishedOn, ...page } = found.page;
      const image_id = found.picture
        ? await keepPicture(tx, config.dataFolder, { account: null }, found.picture, '')
        : null;
      await tx
        .updateTable('link_preview')
        .set({
          ...page,
          published_on: publishedOn,
          image_id,
          tries: row.tries + 1,
          found_at: tx.now,
          failed_at: null,
          because: null,
          expires_at: new Date(tx.now.getTime() + FRESH_DAYS * DAY_MS),
        })
        .where('url', '=', url)
        .execute();
      if (row.image_id) await removePictures(tx, [row.image_id]);
      return false;
    });
    if (again) throw found;
    live.publish(PREVIEWS, 'read', { url });
  },
});

interface Found {
  readonly page: Page;
  readonly picture: Picture | undefined;
}

async function tryToRead(out: Outward, url: string): Promise<Found | Unreadable | Later> {
  const answer = await askPage(out, url, PURPOSE);
  if (typeof answer === 'string' || answer instanceof Later) return answer;
  const page = readPage(answer.html, answer.url);
  return { page, picture: page.image === null ? undefined : await pictureOf(out, page.image) };
}

/** What the page shows of itself; nothing when it is no picture of ours to make, or one that nobody can see. */
async function pictureOf(out: Outward, url: string): Promise<Picture | undefined> {
  try {
    const response = await out.fetch(url, { accept: 'image/*', maxBytes: MOST_OF_A_PICTURE, purpose: PURPOSE });
    if (!response.ok) return undefined;
    const picture = await readPicture(await response.bytes());
    return Math.min(picture.width, picture.height) < LEAST_SIDE_PX ? undefined : picture;
  } catch {
    return undefined;
  }
}
