import { messagesFor } from '#i18n';
import { notificationType } from '#mastodon';
import { filterFor, loadPosts, type LoadedPost, type Notification, readFilters, readNotifications } from '#network';
import type { PushText, Writer } from '#push';
import { linesOf } from './inbox-lines.ts';
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
  const lines = await linesOf(db, reader, m, fresh, posts);
  const filtered = filterFor(await readFilters(db, reader), 'notifications', db.now);

  const text = (one: Notification): PushText | undefined => {
    const row = one.post === null ? undefined : posts.get(one.post);
    const met = row && filtered?.(row);
    if (met && met.action !== 'blur') return undefined;
    const from = authorView(one.from);
    const common = {
      notification: one.id,
      type: notificationType(one.kind) ?? 'mention',
      icon: config.origin + (from.avatar ?? asset('avatars/original/missing.png')),
      about: `${one.kind} ${one.post ?? ''}`,
    };
    const line = lines.get(one.id);
    if (line) {
      const body = line.excerpt && row?.visibility !== 'direct' ? excerpt(line.excerpt) : '';
      return { ...common, title: line.title, body, path: line.path };
    }
    if (!row) return undefined;
    const words = m.push.told;
    const isPrivate = row.visibility === 'direct';
    const say = isPrivate
      ? words.private
      : one.kind === 'reply' || one.kind === 'quote'
        ? words[one.kind]
        : words.mention;
    return {
      ...common,
      title: say(from.displayName),
      body: wordsOf(row),
      path: toPostView(row, reader, m).path,
    };
  };
  return fresh.flatMap((one) => text(one) ?? []);
};
