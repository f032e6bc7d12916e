import { messagesFor } from '#i18n';
import { notificationType } from '#mastodon';
import { filterFor, loadPosts, type LoadedPost, type Notification, readFilters, readNotifications } from '#network';
import type { PushText, Writer } from '#push';
import { newsTitle } from './components/news-item.tsx';
import { announcedIn, itemsOf } from './pages/inbox.tsx';
import { authorView, toPostView } from './post-view.ts';
import { asset } from './asset.ts';

const LONGEST_EXCERPT = 140;

const excerpt = (text: string): string => {
  const flat = text.replaceAll(/\s+/g, ' ').trim();
  const letters = [...flat];
  return letters.length <= LONGEST_EXCERPT ? flat : `${letters.slice(0, LONGEST_EXCERPT - 1).join('')}…`;
};

/** Nothing of what was written to somebody alone: a phone shows it to whoever stands beside. */
const wordsOf = (post: LoadedPost): string =>
  post.visibility === 'direct' ? '' : excerpt(post.warning || post.text || (post.media[0]?.alt ?? ''));

/** What is pushed, in the words of the inbox. */
export const writePush: Writer = async (deps, reader, locale, ids) => {
  const { db, config } = deps;
  const m = messagesFor(locale);
  const { items } = await readNotifications(db, reader, { only: ids, limit: ids.length });
  const fresh = items.filter((one) => !one.seen);
  const posts = await loadPosts(
    db,
    reader,
    fresh.flatMap(({ post }) => post ?? []),
  );
  const announced = await announcedIn(db, reader, fresh, m);
  const filtered = filterFor(await readFilters(db, reader), 'notifications', db.now);

  const text = (one: Notification): PushText | undefined => {
    const row = one.post === null ? undefined : posts.get(one.post);
    const met = row && filtered?.(row);
    if (met && met.action !== 'blur') return undefined;
    const shown = row ? [{ id: row.id, loaded: row, post: toPostView(row, reader, m) }] : [];
    const [item] = itemsOf([one], shown, '/inbox', announced);
    if (!item) return undefined;
    const from = authorView(one.from);
    const common = {
      notification: one.id,
      type: notificationType(one.kind) ?? 'mention',
      icon: config.origin + (from.avatar ?? asset('avatars/original/missing.png')),
      about: `${one.kind} ${one.post ?? ''}`,
    };
    if (item.kind === 'news') {
      const body = item.view.excerpt && row?.visibility !== 'direct' ? excerpt(item.view.excerpt) : '';
      return { ...common, title: newsTitle(m, item.view), body, path: item.view.href };
    }
    const words = m.push.told;
    const isPrivate = row?.visibility === 'direct';
    const say = isPrivate
      ? words.private
      : one.kind === 'reply' || one.kind === 'quote'
        ? words[one.kind]
        : words.mention;
    return {
      ...common,
      title: say(from.displayName),
      body: row ? wordsOf(row) : '',
      path: item.shown.post.path,
    };
  };
  return fresh.flatMap((one) => text(one) ?? []);
};
