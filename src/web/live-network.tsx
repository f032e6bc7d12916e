import { parseId, type Id } from '#ids';
import type { LiveEvent } from '#live';
import {
  fold,
  homesOf,
  homeTimeline,
  linksJustRead,
  localTimeline,
  type Missed,
  missedPosts,
  missedReplies,
  readNotifications,
  readTag,
  tagTimeline,
  topics,
  unseenCount,
  visiblePost,
} from '#network';
import { contextId, MemberNotes } from './components/member-notes.tsx';
import { readPreviews } from '#preview';
import { LinkCard } from './components/link-card.tsx';
import { InboxBadge } from './components/places.tsx';
import { homeHtml, ShownPosts, showPosts } from './feed.tsx';
import { renderFragment } from './layout.tsx';
import { defineLive, type LiveFragment, type LiveReader, missedSince } from './live.ts';
import { NewBranch } from './pages/branches.tsx';
import { usePage } from './page-context.ts';
import { cardPlace, linkView } from './post-view.ts';
import { announcedIn, Items, itemsOf, shownIn } from './pages/inbox.tsx';

const idIn = (event: LiveEvent): Id<'post'> | undefined => {
  const { data } = event;
  return data !== null && typeof data === 'object' && 'id' in data && typeof data.id === 'string'
    ? parseId(data.id)
    : undefined;
};

/** Takes a deleted post off the page of a reader who could see it. */
function gone(reader: LiveReader, { data }: LiveEvent, id: Id<'post'>): LiveFragment | undefined {
  const localOnly = data !== null && typeof data === 'object' && 'localOnly' in data && data.localOnly === true;
  return localOnly && !reader.viewer ? undefined : { target: `p-${id}`, how: 'replace', html: '' };
}

/** A new post for the top of a feed, when the reader may see it. */
async function onTop(reader: LiveReader, target: string, event: LiveEvent): Promise<LiveFragment | undefined> {
  const id = idIn(event);
  if (!id) return undefined;
  if (event.kind === 'gone') return gone(reader, event, id);
  const posts = await showPosts(reader, [id]);
  if (posts.length === 0) return undefined;
  return { target, how: 'prepend', html: renderFragment(reader.page, <ShownPosts posts={posts} />) };
}

/** What came before the page listened, each post by itself: the page leaves out what it shows already. */
async function catchUp(reader: LiveReader, target: string, { ids, more }: Missed): Promise<LiveFragment[]> {
  const posts = await showPosts(reader, ids);
  const shown = posts.map((post) => renderFragment(reader.page, <ShownPosts posts={[post]} />));
  // Older ones are missing below these: the whole page again shows them all.
  if (more) shown.unshift(renderFragment(reader.page, <Gap />));
  return shown.map((html) => ({ target, how: 'prepend', html }));
}

function Gap() {
  const { m, path } = usePage();
  return (
    <p class="feed-gap">
      <a href={path}>{m.network.home.gap}</a>
    </p>
  );
}

/** Thousands are given the same bytes, and so the same fragment. */
const given = new WeakMap<Buffer, LiveFragment>();
function onHome(html: Buffer): LiveFragment {
  const known = given.get(html);
  if (known) return known;
  const fragment: LiveFragment = { target: 'home', how: 'prepend', html: html.toString() };
  given.set(html, fragment);
  return fragment;
}

/** What those one follows write, and oneself. */
const homeLive = defineLive({
  topic: 'home',
  may: (c, id) => id === '' && c.var.viewer !== undefined,
  hears: ({ deps, viewer }, hear) => (viewer ? homesOf(deps).listen(viewer, hear) : () => {}),
  onConnect: true,
  async render(reader, event) {
    const { deps, viewer } = reader;
    const since = missedSince(event);
    if (viewer && since) {
      const missed = await missedPosts(deps.db, since, (paging) => homeTimeline(deps.db, viewer, paging));
      return catchUp(reader, 'home', missed);
    }
    const id = idIn(event);
    if (!viewer || !id) return undefined;
    if (event.kind === 'gone') return gone(reader, event, id);
    if (event.kind !== 'post') return undefined;
    const posts = await homesOf(deps).posts(viewer, [id]);
    if (posts.length === 0) return undefined;
    return onHome(await homeHtml({ deps, viewer, page: reader.page }, posts));
  },
});

/** What people of this server say to everyone. */
const localLive = defineLive({
  topic: 'local',
  may: (_c, id) => id === '',
  onConnect: true,
  async render(reader, event) {
    const { deps, viewer } = reader;
    const since = missedSince(event);
    if (!since) return onTop(reader, 'local', event);
    return catchUp(
      reader,
      'local',
      await missedPosts(deps.db, since, (paging) => localTimeline(deps.db, viewer, paging)),
    );
  },
});

const tagLive = defineLive({
  topic: 'tag',
  may: async (c, id) => id === fold(id) && (await readTag(c.var.deps.db, id)) !== undefined,
  onConnect: true,
  async render(reader, event, id) {
    const { deps, viewer } = reader;
    const since = missedSince(event);
    if (!since) return onTop(reader, `tag:${id}`, event);
    const missed = await missedPosts(deps.db, since, (paging) => tagTimeline(deps.db, viewer, id, paging));
    return catchUp(reader, `tag:${id}`, missed);
  },
});

/** What members added to a post, or what stands in its place once it is gone. */
async function beneath(reader: LiveReader, id: Id<'post'>): Promise<LiveFragment | undefined> {
  const [shown] = await showPosts(reader, [id]);
  if (!shown || shown.post.filtered) return undefined;
  const { context, path } = shown.post;
  const target = contextId(id);
  const notes = context ? <MemberNotes id={id} notes={context} path={path} /> : <div id={target} />;
  return { target, how: 'replace', html: renderFragment(reader.page, notes) };
}

/** A conversation: replies come in at the end of what they answer. */
const threadLive = defineLive({
  topic: 'thread',
  may: async (c, id) => {
    const first = parseId<'post'>(id);
    return first !== undefined && (await visiblePost(c.var.deps.db, c.var.viewer, first));
  },
  onConnect: true,
  async render(reader, event, thread) {
    const { deps, viewer, page } = reader;
    const since = missedSince(event);
    const first = parseId<'post'>(thread);
    const id = idIn(event);
    if (id && event.kind === 'gone') return gone(reader, event, id);
    if (id && event.kind === 'context') return beneath(reader, id);
    const news = since && first ? (await missedReplies(deps.db, viewer, first, since)).ids : id ? [id] : [];
    return (await showPosts(reader, news)).flatMap((shown): LiveFragment[] => {
      const parent = shown.loaded.replyTo;
      if (!parent) return [];
      const html = renderFragment(page, <NewBranch shown={shown} />);
      return [{ target: `replies-${parent.id}`, how: 'append', html }];
    });
  },
});

/**
 * The number beside Inbox on every page, and the newest piece of news on the page itself. Posts that were for
 * some only leave any page this way.
 */
const inboxLive = defineLive({
  topic: 'inbox',
  may: (c, id) => id === '' && c.var.viewer !== undefined,
  listens: (c) => (c.var.viewer ? [topics.account(c.var.viewer.account)] : []),
  onConnect: true,
  async render(reader, event) {
    const { deps, viewer, page } = reader;
    if (!viewer) return undefined;
    const n = await unseenCount(deps.db, viewer);
    const badge: LiveFragment = {
      target: 'inbox',
      how: 'replace',
      html: renderFragment(page, <InboxBadge n={n} />),
    };
    const id = idIn(event);
    const off = id && event.kind === 'gone' ? gone(reader, event, id) : undefined;
    if (off) return [off, badge];
    if (!id || event.kind !== 'notification' || !page.path.startsWith('/inbox')) return badge;
    const { items } = await readNotifications(deps.db, viewer, { limit: 5 });
    const news = items.filter((one) => one.id === String(id));
    const shown = await showPosts(reader, shownIn(news));
    const announced = await announcedIn(deps.db, viewer, news, page.m);
    const html = renderFragment(page, <Items items={itemsOf(news, shown, `/@${viewer.handle}`, announced)} />);
    return html === '' ? badge : [badge, { target: 'inbox-items', how: 'prepend', html }];
  },
});

/** Cards of pages elsewhere, for the posts that wait for them: said by page and not by post, the same for everyone. */
const previewsLive = defineLive({
  topic: 'previews',
  shared: true,
  may: (_c, id) => id === '',
  async render({ deps, page }) {
    const previews = await readPreviews(deps.db, await linksJustRead(deps.db));
    return [...previews.values()].flatMap((preview): LiveFragment[] => {
      const link = linkView(preview);
      const html =
        link &&
        renderFragment(
          page,
          <div class="attach">
            <LinkCard link={link} />
          </div>,
        );
      return html ? [{ target: cardPlace(preview.url), how: 'replace', html }] : [];
    });
  },
});

/** What pages of the network may follow. */
export const networkLive = [previewsLive, homeLive, localLive, tagLive, threadLive, inboxLive];
