import type { Tx } from '#db';
import type { Id } from '#ids';
import { slugOf } from '#input';

/** Pages under `/articles/` that are no article. */
const TAKEN = new Set(['new', 'mine', 'drafts', 'bylines', 'feed']);

/**
 * The end of an address for a title, with the first number that makes it unlike every other; one that the article had
 * before is its own again. It is the article’s for ever: no address breaks.
 */
export async function claimSlug(tx: Tx, article: Id<'article'>, title: string): Promise<string> {
  const base = slugOf(title, 'article');
  for (let n = TAKEN.has(base) ? 2 : 1; ; n++) {
    const slug = n === 1 ? base : `${base}-${n}`;
    await tx
      .insertInto('article_slug')
      .values({ slug, article_id: article, since: tx.now })
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .execute();
    const { article_id: owner } = await tx
      .selectFrom('article_slug')
      .where('slug', '=', slug)
      .select('article_id')
      .executeTakeFirstOrThrow();
    if (owner === article) return slug;
  }
}
