import type { Bearer } from '#accounts';
import type { Deps } from '#deps';
import { type Filter, filtersMet, homesOf, type LoadedPost, readFilters } from '#network';
import { type FilteredJson, UNFILTERED } from './status.ts';

/** docs.joinmastodon.org/entities/Filter without what it looks for, as statuses name it. */
export const filterNamed = ({ id, title, contexts, action, expiresAt }: Filter) => ({
  id,
  title,
  context: contexts,
  expires_at: expiresAt?.toISOString() ?? null,
  filter_action: action,
});

const NOTHING = '[]';

/**
 * Says of posts which filters of the reader they meet, wherever these hold: the application knows where it shows them, and
 * leaves out what is to be hidden there (docs.joinmastodon.org/entities/FilterResult). Nothing of the reader's own posts.
 * @returns undefined when the reader has no filter.
 */
export async function filtering(
  deps: Deps,
  reader: Bearer | undefined,
): Promise<((post: LoadedPost) => FilteredJson) | undefined> {
  if (!reader) return undefined;
  const filters = await homesOf(deps).own(reader, 'filters of apps', () => readFilters(deps.db, reader));
  const meet = filters.length > 0 ? filtersMet(filters, deps.db.now) : undefined;
  if (!meet) return undefined;
  const json = (post: LoadedPost): string => {
    if ((post.boosted ?? post).author.id === reader.account) return NOTHING;
    const met = meet(post);
    if (met.length === 0) return NOTHING;
    return JSON.stringify(
      met.map(({ filter, keywords, posts }) => ({
        filter: filterNamed(filter),
        keyword_matches: keywords,
        status_matches: posts,
      })),
    );
  };
  return (post) => {
    const quoted = (post.boosted ?? post).quote?.post;
    const [own, inside] = [json(post), quoted ? json(quoted) : NOTHING];
    return own === NOTHING && inside === NOTHING ? UNFILTERED : { own, quoted: inside };
  };
}
