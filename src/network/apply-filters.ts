import type { Id } from '#ids';
import { findEntities } from './entities.ts';
import type { Filter } from './filters.ts';
import { fold } from './fold.ts';
import type { LoadedPost } from './load-posts.ts';
import type { FilterContext } from './schema.ts';

/** A filter that a post met. */
export type Filtered = Pick<Filter, 'id' | 'title' | 'action'>;

/** What a filter looks at. */
export interface Filterable {
  readonly id: Id<'post'>;
  readonly author: Pick<LoadedPost['author'], 'id'>;
  readonly text: string;
  readonly warning: string;
  readonly media: readonly Pick<LoadedPost['media'][number], 'alt'>[];
  readonly poll: { readonly options: readonly { readonly title: string }[] } | null;
  readonly boosted: Filterable | null;
}

/** A filter that a post met, with what of it. */
export interface Met {
  readonly filter: Filter;
  /** Words and hashtags. */
  readonly keywords: readonly string[];
  /** The post itself, or what it boosts. */
  readonly posts: readonly Id<'post'>[];
}

/** The filters of one reader that hold in one place, made ready for many posts: what weighs most of what a post meets. */
export function filterFor(
  filters: readonly Filter[],
  context: FilterContext,
  now: Date,
): ((post: Filterable) => Filtered | undefined) | undefined {
  const ready = filters
    .filter((one) => one.contexts.includes(context))
    // What hides weighs more than what warns.
    .toSorted((a, b) => WEIGHT[b.action] - WEIGHT[a.action]);
  const meet = filtersMet(ready, now);
  return meet && ((post) => meet(post)[0]?.filter);
}

/** Everything that posts meet of the filters of one reader, wherever they hold; undefined when there is none. */
export function filtersMet(filters: readonly Filter[], now: Date): ((post: Filterable) => readonly Met[]) | undefined {
  const ready = filters
    .filter((one) => one.expiresAt === null || one.expiresAt > now)
    .map((filter) => ({
      filter,
      any: patternOf(filter.words),
      words: filter.words.map((one) => ({ word: one.word, pattern: patternOf([one]) })),
      tags: new Set(filter.tags),
      people: new Set<string>(filter.people.map((one) => one.id)),
      posts: new Set<string>(filter.posts.map((one) => one.post)),
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
    return ready.flatMap(({ filter, any, words, people, posts, ...one }) => {
      const keywords = [
        ...(any?.test(text) ? words.filter(({ pattern }) => pattern?.test(text)).map(({ word }) => word) : []),
        ...tags.filter((tag) => one.tags.has(tag)).map((tag) => `#${tag}`),
      ];
      const met = [...new Set([post.id, row.id])].filter((id) => posts.has(id));
      const hit = keywords.length + met.length > 0 || people.has(post.author.id) || people.has(row.author.id);
      return hit ? [{ filter, keywords, posts: met }] : [];
    });
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
