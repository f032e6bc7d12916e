import type { Child } from 'hono/jsx';
import type { Id } from '#ids';
import { loadPosts, type LoadedPost, type Person } from '#network';
import type { Ctx } from '#http';
import { loadCards } from './cards.tsx';
import type { PersonView } from './components/person.tsx';
import { Post, type PostView } from './components.ts';
import { filtering, withFilter } from './filtering.ts';
import type { LiveReader } from './live.ts';
import { usePage } from './page-context.ts';
import { authorView, textToHtml, toPostView } from './post-view.ts';

/** A post as it stands in a list, with the card of what it announces. */
export interface ShownPost {
  /** Of the row: a boost’s own. */
  readonly id: Id<'post'>;
  readonly post: PostView;
  readonly loaded: LoadedPost;
  readonly card?: Child;
}

type For = Pick<LiveReader, 'deps' | 'viewer' | 'page'> | Ctx;

const readerOf = (who: For) =>
  'var' in who
    ? { deps: who.var.deps, viewer: who.var.viewer, m: who.var.m, locale: who.var.locale, path: who.req.path }
    : { deps: who.deps, viewer: who.viewer, m: who.page.m, locale: who.page.locale, path: who.page.path };

/**
 * Loads the posts of a page in their order, what is not for the reader left out, and each post
 * once: when several people boost the same, the first stands for all.
 */
export async function showPosts(who: For, ids: readonly Id<'post'>[]): Promise<readonly ShownPost[]> {
  const { deps, viewer, m, locale, path } = readerOf(who);
  const posts = await loadPosts(deps.db, viewer, ids);
  const loaded = ids.flatMap((id) => posts.get(id) ?? []);
  const abouts = loaded.flatMap((one) => (one.boosted ?? one).about ?? []);
  const cards = abouts.length > 0 ? await loadCards(deps.db, viewer, abouts, locale) : undefined;
  const filtered = await filtering(deps, viewer, path);
  const shown: ShownPost[] = [];
  const already = new Set<string>();
  for (const one of loaded) {
    const { id, about } = one.boosted ?? one;
    const met = filtered(one);
    if (already.has(id) || met?.action === 'hide') continue;
    already.add(id);
    const card = about ? cards?.get(`${about.kind}:${about.id}`) : undefined;
    shown.push({
      id: one.id,
      post: withFilter(toPostView(one, viewer, m, card !== undefined), met),
      loaded: one,
      ...(card && { card: card() }),
    });
  }
  return shown;
}

export const ShownPosts = ({ posts }: { posts: readonly ShownPost[] }) => (
  <>
    {posts.map(({ post, card }) => (
      <Post post={post} card={card} />
    ))}
  </>
);

/** Posts between hairlines, newest first. `live` names the stream that brings newer ones. */
export function PostFeed({ posts, live, children }: { posts: readonly ShownPost[]; live?: string; children?: Child }) {
  const { m, now } = usePage();
  const words = m.network.home;
  return (
    <div
      class="feed"
      data-live={live}
      data-live-on={live}
      data-live-since={live && now.getTime()}
      data-new-one={live && words.newPosts(1)}
      data-new-other={live && words.newPosts(2).replace('2', '{n}')}
    >
      <ShownPosts posts={posts} />
      {children}
    </div>
  );
}

/** An account of a list as one reader stands to it. */
export function toPersonView(person: Person, reader: { account: Id<'account'> } | undefined): PersonView {
  return {
    ...authorView(person),
    ...(person.bio && { bio: textToHtml(person.bio, []) }),
    followed: person.followed,
    followsYou: person.followsReader,
    requested: person.requested,
    self: reader?.account === person.id,
  };
}
