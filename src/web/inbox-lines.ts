import type { Actor } from '#accounts';
import type { Db } from '#db';
import type { Messages } from '#i18n';
import type { Id } from '#ids';
import type { NewsLine } from '#mastodon';
import type { LoadedPost, Notification } from '#network';
import { newsTitle } from './components/news-item.tsx';
import { announcedIn, itemsOf } from './pages/inbox.tsx';
import { toPostView } from './post-view.ts';

/**
 * What the inbox says of news, in a line each. What people wrote to the reader is a post and no line.
 * @param posts those that the news are about, as far as the reader may see them.
 */
export async function linesOf(
  db: Db,
  reader: Actor,
  m: Messages,
  news: readonly Notification[],
  posts: ReadonlyMap<Id<'post'>, LoadedPost>,
): Promise<ReadonlyMap<Id<'notification'>, NewsLine>> {
  const announced = await announcedIn(db, reader, news, m);
  return new Map(
    news.flatMap((one) => {
      const row = one.post === null ? undefined : posts.get(one.post);
      const shown = row ? [{ id: row.id, loaded: row, post: toPostView(row, reader, m) }] : [];
      const [item] = itemsOf([one], shown, '/inbox', announced);
      if (item?.kind !== 'news') return [];
      const { excerpt = '', href } = item.view;
      return [[one.id, { title: newsTitle(m, item.view), excerpt, path: href }] as const];
    }),
  );
}
