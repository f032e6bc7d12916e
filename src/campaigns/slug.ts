import type { Tx } from '#db';

const LONGEST = 60;

/** Pages under `/c/` that are no campaign. */
const TAKEN = new Set(['new']);

/** A title as the end of an address: lower case, no accents, words joined by hyphens. */
export function slugOf(title: string): string {
  const words = title
    .replaceAll(/[œŒ]/g, 'oe')
    .replaceAll(/[æÆ]/g, 'ae')
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  let slug = '';
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word;
    if (longer.length > LONGEST) break;
    slug = longer;
  }
  return slug || words[0]?.slice(0, LONGEST) || 'campaign';
}

/** The slug of the title, with the first number that makes it unlike every other. */
export async function freeSlug(tx: Tx, title: string): Promise<string> {
  const base = slugOf(title);
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
