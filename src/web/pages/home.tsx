import { type Ctx, get } from '#http';
import { homeTimeline, localTimeline } from '#network';
import { viewerOf } from '../act.ts';
import { Avatar, Band, ButtonLink, CaughtUp, Empty, Pager, Tabs, ToDecide } from '../components.ts';
import { PostFeed, showPosts } from '../feed.tsx';
import { MemberPage } from '../layout.tsx';
import { usePage } from '../page-context.ts';
import { pagingOf } from '../paging.ts';
import { show } from '../show.ts';
import { type Around, AroundHere, loadAround } from './around.tsx';
import { dutiesOf, firstOf } from './decide.tsx';

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

const MOST_DUTIES = 5;

async function timelinePage(c: Ctx, tab: 'following' | 'here'): Promise<Response> {
  const { deps, m } = c.var;
  const actor = viewerOf(c);
  const paging = pagingOf<'post'>(c);
  const read = tab === 'following' ? homeTimeline : localTimeline;
  const { items, older } = await read(deps.db, actor, paging);
  const posts = await showPosts(c, items);
  const around: Around = await loadAround(c);
  const words = m.network.home;
  const path = tab === 'following' ? '/home' : '/home/here';
  const first = paging.before === undefined;
  const duties = first ? await dutiesOf(c) : [];
  return show(
    c,
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
      {tab === 'following' && duties.length > 0 && (
        <Band>
          <ToDecide {...firstOf(m, duties, MOST_DUTIES)} />
        </Band>
      )}
      {first && <WriteLine />}
      <PostFeed posts={posts} live={first ? (tab === 'following' ? 'home' : 'local') : undefined}>
        {posts.length > 0 && older === undefined && <CaughtUp title={words.end} text={words.endText} />}
      </PostFeed>
      {items.length === 0 && (
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
      <Pager older={older && `${path}?before=${older}`} />
    </MemberPage>,
  );
}

export const homeRoutes = [
  get('/home', 'account', (c) => timelinePage(c, 'following')),
  get('/home/here', 'account', (c) => timelinePage(c, 'here')),
];
