import type { Tx } from '#db';
import { slugOf } from '#input';

/** Pages under `/c/` that are no campaign. */
const TAKEN = new Set(['new']);

/** The slug of the title, with the first number that makes it unlike every other. */
export async function freeSlug(tx: Tx, title: string): Promise<string> {
  const base = slugOf(title, 'campaign');
  const like = await tx
    .selectFrom('campaign')
    .where((eb) => eb.or([eb('slug', '=', base), eb('slug', 'like', `${base}-%`)]))
    .select('slug')
    .execute();
  const taken = new Set([...TAKEN, ...like.map(({ slug }) => slug)]);
  for (let n = 1; ; n++) {
    const slug = n === 1 ? base : `${base}-${n}`;
    if (!taken.has(slug)) return slug;
  }
}
