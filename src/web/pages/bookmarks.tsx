import { get } from '#http';
import { readBookmarks } from '#network';
import { viewerOf } from '../act.ts';
import { Band, Empty, Pager } from '../components.ts';
import { PostFeed, showPosts } from '../feed.tsx';
import { MemberPage } from '../layout.tsx';
import { pagingOf } from '../paging.ts';
import { show } from '../show.ts';

/** What one keeps for oneself. */
export const bookmarkRoutes = [
  get('/bookmarks', 'account', async (c) => {
    const { deps, m } = c.var;
    const words = m.posts.bookmarks;
    const { items, older } = await readBookmarks(deps.db, viewerOf(c), pagingOf<'bookmark'>(c));
    const posts = await showPosts(
      c,
      items.map((one) => one.post),
    );
    return show(
      c,
      <MemberPage title={words.title} heading={words.title} place="home" unlisted>
        <PostFeed posts={posts} />
        {items.length === 0 && (
          <Band>
            <Empty title={words.emptyTitle}>{words.empty}</Empty>
          </Band>
        )}
        <Pager older={older && `/bookmarks?before=${older}`} />
      </MemberPage>,
    );
  }),
];
