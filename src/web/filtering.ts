import type { Viewer } from '#accounts';
import type { Deps } from '#deps';
import { filterFor, type FilterContext, type Filtered, type LoadedPost, readFilters } from '#network';
import type { PostView } from './components.ts';

/** Which filters hold on a page, by its address. */
export function contextOf(address: string): FilterContext {
  const [path = ''] = address.split('?');
  if (/^\/(?:home$|catchup$|lists\/)/.test(path)) return 'home';
  if (path.startsWith('/inbox')) return 'notifications';
  if (/^\/@[^/]+\/\d+/.test(path)) return 'thread';
  return path.startsWith('/@') ? 'account' : 'public';
}

/**
 * What the reader's filters say of a post on a page; nothing of their own posts. The one post that a page is about is
 * never left out: one asked for it.
 */
export async function filtering(
  deps: Deps,
  viewer: Viewer | undefined,
  address: string,
): Promise<(post: LoadedPost) => Filtered | undefined> {
  const filters = viewer ? await readFilters(deps.db, viewer) : [];
  const look = viewer && filters.length > 0 ? filterFor(filters, contextOf(address), deps.db.now) : undefined;
  if (!look) return () => undefined;
  return (post) => {
    if ((post.boosted ?? post).author.id === viewer?.account) return undefined;
    const found = look(post);
    return found?.action === 'hide' && address.split('?')[0]?.endsWith(`/${post.id}`)
      ? { ...found, action: 'warn' }
      : found;
  };
}

/** A post behind what a filter says of it. */
export function withFilter(post: PostView, met: Filtered | undefined): PostView {
  if (!met) return post;
  return met.action === 'blur' ? { ...post, sensitive: true } : { ...post, filtered: met.title };
}
