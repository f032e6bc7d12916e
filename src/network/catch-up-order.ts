import type { Id } from '#ids';
import type { AboutKind } from './schema.ts';

/** A post that came while somebody was away. */
export interface CaughtPost {
  /** Of the row: a boost's own. */
  readonly id: Id<'post'>;
  /** Who brought it: its author, or who boosted it. */
  readonly by: Id<'account'>;
  /** What a boost boosts; the post itself otherwise. */
  readonly target: Id<'post'>;
  readonly author: Id<'account'>;
  readonly kind: 'original' | 'reply' | 'boost';
  readonly at: Date;
  readonly about: AboutKind | null;
  readonly warned: boolean;
  readonly pictures: boolean;
  /** Where it leads, as `canonicalAddress` writes it. */
  readonly links: readonly string[];
  readonly namesReader: boolean;
  /** See `talkOf`. */
  readonly talk: number;
}

/** What one looks for: everything, one kind, or what announces one kind of civic object. */
export const CATCH_UP_PARTS = [
  'all',
  'originals',
  'replies',
  'boosts',
  'pictures',
  'links',
  'proposals',
  'campaigns',
] as const;
export type CatchUpPart = (typeof CATCH_UP_PARTS)[number];

const isIn: Record<CatchUpPart, (post: CaughtPost) => boolean> = {
  all: () => true,
  originals: ({ kind }) => kind === 'original',
  replies: ({ kind }) => kind === 'reply',
  boosts: ({ kind }) => kind === 'boost',
  pictures: ({ pictures }) => pictures,
  links: ({ links }) => links.length > 0,
  proposals: ({ about }) => about === 'proposal',
  campaigns: ({ about }) => about === 'campaign',
};

export const partOf = (posts: readonly CaughtPost[], part: CatchUpPart): readonly CaughtPost[] =>
  posts.filter(isIn[part]);

/** By time from either end, by how much a post is talked about, or the people who wrote least first. */
export const CATCH_UP_ORDERS = ['talked', 'newest', 'oldest', 'quiet'] as const;
export type CatchUpOrder = (typeof CATCH_UP_ORDERS)[number];

/** What somebody brought in a period. */
export interface CaughtPerson {
  readonly id: Id<'account'>;
  /** Newest first. */
  readonly posts: readonly CaughtPost[];
  /** Their post that is most talked about. */
  readonly best: CaughtPost;
  readonly talk: number;
  /** See `density`. */
  readonly density: number;
}

/**
 * The published formula of “most talked about”. A post's talk is the people who answered it + those who boosted it +
 * those who liked it, its author left out: each person counts once in each, however often they answer. Of a person, it
 * is the mean of their posts: who says much in few words stands before who says much often.
 */
export const density = (posts: readonly Pick<CaughtPost, 'talk'>[]): number =>
  posts.length === 0 ? 0 : posts.reduce((sum, { talk }) => sum + talk, 0) / posts.length;

const newest = (a: { id: string }, b: { id: string }): number => compareIds(b.id, a.id);
/** Decimal strings without leading zeros. */
const compareIds = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);

/** How many posts each person brought. */
const countBy = (posts: readonly CaughtPost[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { by } of posts) counts.set(by, (counts.get(by) ?? 0) + 1);
  return counts;
};

/** Equals stand newest first. */
export function orderPosts(posts: readonly CaughtPost[], order: CatchUpOrder): readonly CaughtPost[] {
  const counts = countBy(posts);
  const by: Record<CatchUpOrder, (a: CaughtPost, b: CaughtPost) => number> = {
    talked: (a, b) => b.talk - a.talk || newest(a, b),
    newest,
    oldest: (a, b) => newest(b, a),
    quiet: (a, b) => counts.get(a.by)! - counts.get(b.by)! || compareIds(a.by, b.by) || newest(a, b),
  };
  return posts.toSorted(by[order]);
}

/** Grouped by who brought them, in the same orders. */
export function byPerson(posts: readonly CaughtPost[], order: CatchUpOrder): readonly CaughtPerson[] {
  const people = [...Map.groupBy(posts, ({ by }) => by)].map(([id, own]): CaughtPerson => {
    const mine = own.toSorted(newest);
    const [best] = orderPosts(mine, 'talked');
    return { id, posts: mine, best: best!, talk: mine.reduce((sum, one) => sum + one.talk, 0), density: density(mine) };
  });
  const latest = (a: CaughtPerson, b: CaughtPerson) => newest(a.posts[0]!, b.posts[0]!);
  const by: Record<CatchUpOrder, (a: CaughtPerson, b: CaughtPerson) => number> = {
    talked: (a, b) => b.density - a.density || latest(a, b),
    newest: latest,
    oldest: (a, b) => newest(b.posts.at(-1)!, a.posts.at(-1)!),
    quiet: (a, b) => a.posts.length - b.posts.length || latest(a, b),
  };
  return people.toSorted(by[order]);
}

/** A page that several posts lead to. */
export interface CaughtLink {
  readonly url: string;
  /** Who brought it, each once, newest first. */
  readonly people: readonly Id<'account'>[];
  readonly posts: readonly CaughtPost[];
}

/** Where the posts lead: what most people brought comes first. */
export function topLinks(posts: readonly CaughtPost[]): readonly CaughtLink[] {
  const found = new Map<string, CaughtPost[]>();
  for (const post of posts.toSorted(newest))
    for (const url of post.links) found.set(url, [...(found.get(url) ?? []), post]);
  return [...found]
    .map(([url, own]) => ({ url, posts: own, people: [...new Set(own.map(({ by }) => by))] }))
    .toSorted((a, b) => b.people.length - a.people.length || newest(a.posts[0]!, b.posts[0]!));
}

/** How many posts came in each of so many equal parts of a period. */
export function shapeOf(
  posts: readonly Pick<CaughtPost, 'at'>[],
  { from, to }: { readonly from: Date; readonly to: Date },
  parts: number,
): readonly { readonly at: Date; readonly posts: number }[] {
  const step = (to.getTime() - from.getTime()) / parts;
  const counts = Array.from({ length: parts }, () => 0);
  for (const { at } of posts) {
    const part = Math.min(parts - 1, Math.max(0, Math.floor((at.getTime() - from.getTime()) / step)));
    counts[part] = counts[part]! + 1;
  }
  return counts.map((n, i) => ({ at: new Date(from.getTime() + i * step), posts: n }));
}
