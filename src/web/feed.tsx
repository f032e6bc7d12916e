import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { Viewer } from '#accounts';
import type { Deps } from '#deps';
import { escapeHtml } from '#html';
import type { Id } from '#ids';
import { type HomePost, homesOf, loadPosts, type LoadedPost, mineKey, type Person, readFilters } from '#network';
import type { Ctx } from '#http';
import { newSecret } from '#random';
import { loadCards } from './cards.tsx';
import type { PersonView } from './components/person.tsx';
import { Post, type PostView } from './components.ts';
import { renderFragment } from './layout.tsx';
import { filtering, withFilter } from './filtering.ts';
import type { LiveReader } from './live.ts';
import { type CurrentPage, usePage } from './page-context.ts';
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

/** What stands for the path of the page in what is made for every page: nobody can write it. */
const marks = new WeakMap<Deps, string>();
function markOf(deps: Deps): string {
  const known = marks.get(deps);
  if (known) return known;
  const mark = `/${newSecret(deps.random)}`;
  marks.set(deps, mark);
  return mark;
}

/**
 * Posts of a home as HTML. What readers see alike is made once for all of them: whoever has liked it, whoever has not,
 * whoever wrote it. What announces a civic object is made for one reader, since the card says what is theirs to do.
 */
export async function homeHtml(
  { deps, viewer, page }: Pick<LiveReader, 'deps' | 'page'> & { readonly viewer: Viewer },
  posts: readonly HomePost[],
): Promise<Buffer> {
  const homes = homesOf(deps);
  const { locale, m } = page;
  // What one's own filters say of a post is in no fragment that others are shown.
  if (await homes.own(viewer, 'filters', async () => (await readFilters(deps.db, viewer)).length > 0)) {
    const shown = await showPosts(
      { deps, viewer, page: { ...page, path: '/home' } },
      posts.map(({ kept }) => kept.id),
    );
    return Buffer.from(renderFragment(page, <ShownPosts posts={shown} />));
  }
  // Most look at the first page.
  const here = page.path === '/home' ? page.path : markOf(deps);
  const own: CurrentPage = { ...page, path: here };
  const one = ({ kept, mine }: HomePost): Buffer | Promise<Buffer> => {
    const { post } = kept;
    const target = post.boosted ?? post;
    if (target.about) {
      return homes.own(viewer, `post ${kept.id} ${locale} ${here}`, async () => {
        const shown = await showPosts({ deps, viewer, page }, [kept.id]);
        return Buffer.from(renderFragment(own, <ShownPosts posts={shown} />));
      });
    }
    const isOwn = target.author.id === viewer.account;
    const name = `html ${locale} ${here} ${isOwn} ${mineKey(mine)}`;
    return homes.face(kept, name, () => {
      const seen = post.boosted ? { ...post, boosted: { ...post.boosted, mine } } : { ...post, mine };
      return renderFragment(own, <Post post={toPostView(seen, viewer, m)} />);
    });
  };
  const made: Buffer[] = [];
  for (const post of posts) {
    const html = one(post);
    made.push(html instanceof Buffer ? html : await html);
  }
  const [only] = made;
  const html = only && made.length === 1 ? only : Buffer.concat(made);
  if (here === page.path) return html;
  const path = escapeHtml(page.path);
  return Buffer.from(
    html
      .toString()
      .replaceAll(encodeURIComponent(here), () => encodeURIComponent(page.path))
      .replaceAll(here, () => path),
  );
}

/** Posts between hairlines, newest first. `live` names the stream that brings newer ones. */
export function PostFeed({
  posts,
  live,
  children,
}: {
  posts: readonly ShownPost[] | string;
  live?: string;
  children?: Child;
}) {
  const { m, now } = usePage();
  const words = m.network.home;
  return (
    <div
      class="feed"
      data-live={live}
      data-live-on={live && `${live},previews`}
      data-live-since={live && now.getTime()}
      data-new-one={live && words.newPosts(1)}
      data-new-other={live && words.newPosts(2).replace('2', '{n}')}
    >
      {typeof posts === 'string' ? raw(posts) : <ShownPosts posts={posts} />}
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
