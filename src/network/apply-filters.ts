import { findEntities } from './entities.ts';
import type { Filter } from './filters.ts';
import { fold } from './fold.ts';
import type { LoadedPost } from './load-posts.ts';
import type { FilterContext } from './schema.ts';

/** A filter that a post met. */
export type Filtered = Pick<Filter, 'id' | 'title' | 'action'>;

/** What a filter looks at. */
export interface Filterable {
  readonly author: Pick<LoadedPost['author'], 'id'>;
  readonly text: string;
  readonly warning: string;
  readonly media: readonly Pick<LoadedPost['media'][number], 'alt'>[];
  readonly poll: { readonly options: readonly { readonly title: string }[] } | null;
  readonly boosted: Filterable | null;
}

/** The filters of one reader that hold in one place, made ready for many posts. */
export function filterFor(
  filters: readonly Filter[],
  context: FilterContext,
  now: Date,
): ((post: Filterable) => Filtered | undefined) | undefined {
  const ready = filters
    .filter((one) => one.contexts.includes(context) && (one.expiresAt === null || one.expiresAt > now))
    // What hides weighs more than what warns.
    .toSorted((a, b) => WEIGHT[b.action] - WEIGHT[a.action])
    .map((filter) => ({
      filter,
      words: patternOf(filter.words),
      tags: new Set(filter.tags),
      people: new Set<string>(filter.people.map((one) => one.id)),
    }));
  if (ready.length === 0) return undefined;
  return (row) => {
    const post = row.boosted ?? row;
    const text = fold(
      [
        post.warning,
        post.text,
        ...post.media.map((one) => one.alt),
        ...(post.poll?.options ?? []).map((one) => one.title),
      ].join('\n'),
    );
    const tags = findEntities(post.text).flatMap((entity) => (entity.kind === 'tag' ? [entity.name] : []));
    const found = ready.find(
      (one) =>
        one.words?.test(text) ||
        tags.some((tag) => one.tags.has(tag)) ||
        one.people.has(post.author.id) ||
        one.people.has(row.author.id),
    );
    return found?.filter;
  };
}

const WEIGHT = { hide: 2, warn: 1, blur: 0 } as const;

/** Words as they stand, accents and capitals aside; never a pattern of the reader's. */
function patternOf(words: Filter['words']): RegExp | undefined {
  if (words.length === 0) return undefined;
  const sources = words.map(({ word, whole }) => {
    const literal = fold(word).replaceAll(/[\\^$.*+?()[\]{}|]/g, (sign) => `\\${sign}`);
    return whole ? `(?<![\\p{L}\\p{N}\\p{M}_])${literal}(?![\\p{L}\\p{N}\\p{M}_])` : literal;
  });
  return new RegExp(sources.join('|'), 'u');
}
