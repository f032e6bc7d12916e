import type { Viewer } from '#accounts';
import { type Ctx, get } from '#http';
import { type Announcement, homesOf, lastRead, localTimeline, offeredPacks, type Pack } from '#network';
import { newSecret } from '#random';
import { viewerOf } from '../act.ts';
import { AnnouncementsOnTop, freshAnnouncements } from '../announcement-view.tsx';
import { lately } from '../catch-up-view.ts';
import { Avatar, Band, ButtonLink, CaughtUp, Empty, More, Pager, Tabs, ToDecide } from '../components.ts';
import { People } from '../components/person.tsx';
import type { Duty } from '../components/to-decide.tsx';
import { homeHtml, PostFeed, type ShownPost, showPosts } from '../feed.tsx';
import { MemberPage, renderPage } from '../layout.tsx';
import { type CurrentPage, useFormats, usePage } from '../page-context.ts';
import { pagingOf } from '../paging.ts';
import { pageOfMember, show } from '../show.ts';
import { visiting } from '../visiting.ts';
import { type Around, AroundHere, loadAround } from './around.tsx';
import { dutiesOf, firstOf } from './decide.tsx';
import { InstallHint } from './install.tsx';
import { PackLines } from './packs.tsx';
import { SuggestedLine } from './suggestions.tsx';

type Tab = 'following' | 'here' | 'explore';

/** The three timelines of the home. */
export function HomeTabs({ current }: { current: Tab }) {
  const { m } = usePage();
  const { tabs } = m.network.home;
  return (
    <Tabs
      label={tabs.label}
      items={[
        { href: '/home', label: tabs.following, current: current === 'following' },
        { href: '/home/here', label: tabs.here, current: current === 'here' },
        { href: '/explore', label: tabs.explore, current: current === 'explore' },
      ]}
    />
  );
}

/** A line that leads to writing. */
function WriteLine() {
  const { m, viewer } = usePage();
  if (!viewer) return null;
  return (
    <div class="composer-line">
      <Avatar name={viewer.displayName} handle={viewer.handle} src={viewer.avatar} />
      <a href="/compose" data-compose>
        {m.network.home.write}
      </a>
    </div>
  );
}

/** What came since the last visit, and the way to it without reading all of it. */
interface Since {
  readonly at: Date;
  readonly n: number;
  readonly more: boolean;
}

async function sinceLastVisit(c: Ctx, viewer: Viewer): Promise<Since | undefined> {
  const { deps } = c.var;
  const at = await lastRead(deps.db, viewer);
  return at && { at, ...(await homesOf(deps).since(viewer, at)) };
}

function SinceLine({ since }: { since: Since | undefined }) {
  const { m, now } = usePage();
  const f = useFormats();
  const words = m.catchup;
  return (
    <p class="catchline">
      <span>
        {since && since.n > 0 ? words.missed(since.n, since.more, lately(f, m, since.at, now)) : words.detail}
      </span>
      <More href="/catchup">{words.title}</More>
    </p>
  );
}

const MOST_DUTIES = 5;

interface TimelineView {
  readonly tab: 'following' | 'here';
  readonly posts: readonly ShownPost[] | string;
  readonly empty: boolean;
  readonly first: boolean;
  readonly older: string | undefined;
  readonly around: Around;
  readonly duties: readonly Duty[];
  readonly announcements: readonly Announcement[];
  /** For whoever follows nobody yet. */
  readonly packs?: readonly Pack[];
  readonly since?: Since | undefined;
}

function TimelinePage({
  tab,
  posts,
  empty,
  first,
  older,
  around,
  duties,
  announcements,
  packs = [],
  since,
}: TimelineView) {
  const { m } = usePage();
  const words = m.network.home;
  const path = tab === 'following' ? '/home' : '/home/here';
  return (
    <MemberPage
      title={words.title}
      heading={words.title}
      place="home"
      tabs={<HomeTabs current={tab} />}
      context={
        <>
          {tab === 'here' && <ToDecide {...firstOf(m, duties, MOST_DUTIES)} />}
          <AroundHere around={around} />
        </>
      }
    >
      {first && <AnnouncementsOnTop items={announcements} />}
      {tab === 'following' && duties.length > 0 && (
        <Band>
          <ToDecide {...firstOf(m, duties, MOST_DUTIES)} />
        </Band>
      )}
      {first && <InstallHint />}
      {first && <WriteLine />}
      {first && tab === 'following' && !empty && <SinceLine since={since} />}
      <PostFeed posts={posts} live={first ? (tab === 'following' ? 'home' : 'local') : undefined}>
        {!empty && older === undefined && <CaughtUp title={words.end} text={words.endText} />}
      </PostFeed>
      {empty && (
        <Band>
          {tab === 'following' ? (
            <Empty
              title={words.emptyTitle}
              actions={
                <ButtonLink kind="primary" href="/explore">
                  {words.emptyAction}
                </ButtonLink>
              }
            >
              {words.empty}
            </Empty>
          ) : (
            <Empty
              title={words.hereEmptyTitle}
              actions={
                <ButtonLink kind="primary" href="/compose">
                  {words.hereEmptyAction}
                </ButtonLink>
              }
            >
              {words.hereEmpty}
            </Empty>
          )}
        </Band>
      )}
      {tab === 'following' && empty && around.people.length > 0 && (
        <section aria-labelledby="people-title">
          <h2 class="thread-title" id="people-title">
            {m.packs.suggestions.title}
          </h2>
          <People>
            {around.people.map((one) => (
              <SuggestedLine suggested={one} />
            ))}
          </People>
        </section>
      )}
      {empty && packs.length > 0 && (
        <Band>
          <h2>{m.packs.offered}</h2>
          <p class="muted">{m.packs.offeredText}</p>
          <PackLines packs={packs} />
        </Band>
      )}
      <Pager older={older && `${path}?before=${older}`} />
    </MemberPage>
  );
}

/** What those one follows write: posts that are ready, in a page that is ready but for them. */
async function followingPage(c: Ctx): Promise<Response> {
  const { deps } = c.var;
  const viewer = viewerOf(c);
  const paging = pagingOf<'post'>(c);
  await visiting(deps, viewer);
  const { posts, older } = await homesOf(deps).read(viewer, paging);
  const page = await pageOfMember(c, viewer);
  const html = await homeHtml({ deps, viewer, page }, posts);
  const first = paging.before === undefined;
  const empty = posts.length === 0;
  if (page.path === '/home' && !empty) {
    const frame = await frameOf(c, viewer, page, older !== undefined);
    return c.body(frame(page.now, html, older ?? ''), 200, { 'content-type': 'text/html; charset=utf-8' });
  }
  const duties = first ? await dutiesOf(c) : [];
  const around = await loadAround(c);
  const announcements = first ? await freshAnnouncements(c.var) : [];
  const packs = empty && first ? await offeredPacks(deps.db, viewer) : [];
  const since = first && !empty ? await sinceLastVisit(c, viewer) : undefined;
  const posted = { posts: String(html), empty, first, older };
  const view: TimelineView = { tab: 'following', ...posted, around, duties, announcements, packs, since };
  return c.html(renderPage(page, <TimelinePage {...view} />));
}

type Frame = (now: Date, posts: Buffer, older: string) => Buffer<ArrayBuffer>;

/** All of the first page but its posts, made anew when anything is heard that concerns its reader, or ten seconds later. */
function frameOf(c: Ctx, viewer: Viewer, page: CurrentPage, more: boolean): Frame | Promise<Frame> {
  const { deps } = c.var;
  const { theme, shortcuts, displayName, handle, avatarFile } = viewer;
  const name = ['home', page.locale, more, theme, shortcuts, handle, displayName, avatarFile].join(' ');
  return homesOf(deps).own(viewer, name, async () => {
    const [duties, around, announcements, visited] = await Promise.all([
      dutiesOf(c),
      loadAround(c),
      freshAnnouncements(c.var),
      sinceLastVisit(c, viewer),
    ]);
    const [postsHere, olderHere] = [newSecret(deps.random), newSecret(deps.random)];
    const older = more ? olderHere : undefined;
    const view = {
      tab: 'following',
      posts: postsHere,
      empty: false,
      first: true,
      older,
      around,
      duties,
      announcements,
      since: visited,
    } as const;
    const text = renderPage(page, <TimelinePage {...view} />);
    const since = `data-live-since="${page.now.getTime()}"`;
    const [before = '', rest = ''] = split(text, since);
    const [between = '', after = ''] = split(rest, postsHere);
    const [foot = '', end = ''] = more ? split(after, olderHere) : [after];
    const [head, middle, tail, rear] = [before, between, foot, end].map((part) => Buffer.from(part));
    // As bytes: Node is slow to send a long text.
    return (now, posts, last) =>
      Buffer.concat([
        head!,
        Buffer.from(`data-live-since="${now.getTime()}"`),
        middle!,
        posts,
        tail!,
        Buffer.from(last),
        rear!,
      ]);
  });
}

/** At the first place, and nowhere else. */
const split = (text: string, at: string): readonly string[] => {
  const place = text.indexOf(at);
  return place < 0 ? [text] : [text.slice(0, place), text.slice(place + at.length)];
};

async function herePage(c: Ctx): Promise<Response> {
  const { deps } = c.var;
  const paging = pagingOf<'post'>(c);
  const { items, older } = await localTimeline(deps.db, viewerOf(c), paging);
  const posts = await showPosts(c, items);
  const first = paging.before === undefined;
  const around = await loadAround(c);
  const duties = first ? await dutiesOf(c) : [];
  const announcements = first ? await freshAnnouncements(c.var) : [];
  const list = { posts, empty: items.length === 0, first, older };
  const view: TimelineView = { tab: 'here', ...list, around, duties, announcements };
  return show(c, <TimelinePage {...view} />);
}

export const homeRoutes = [get('/home', 'account', followingPage), get('/home/here', 'account', herePage)];
