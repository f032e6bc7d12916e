import { get } from '#http';
import { fold, readTag, tagTimeline } from '#network';
import { Band, ButtonLink, Empty, Pager } from '../components.ts';
import { PostFeed, showPosts } from '../feed.tsx';
import { AnyPage } from '../layout.tsx';
import { pagingOf } from '../paging.ts';
import { tagPath } from '../post-view.ts';
import { show } from '../show.ts';
import { standingTo, TagTools } from './kept-tags.tsx';

const LONGEST_TAG = 100;

/** Public posts with one hashtag. */
export const tagRoutes = [
  get('/tags/:tag', 'anyone', async (c) => {
    const { deps, viewer, m } = c.var;
    const asked = (c.req.param('tag') ?? '').slice(0, LONGEST_TAG);
    const name = fold(asked);
    if (name !== asked) return c.redirect(tagPath(name), 301);
    const tag = await readTag(deps.db, name);
    const label = tag?.label ?? name;
    const paging = pagingOf<'post'>(c);
    const { items, older } = await tagTimeline(deps.db, viewer, name, paging);
    const posts = await showPosts(c, items);
    const standing = await standingTo(c, name);
    const words = m.network.tag;
    return show(
      c,
      <AnyPage
        title={words.title(label)}
        heading={words.title(label)}
        place="home"
        canonical={tagPath(name)}
        head={<link rel="alternate" type="application/atom+xml" href={`${tagPath(name)}/feed.xml`} />}
        unlisted={posts.length === 0}
      >
        {tag && standing && <TagTools name={name} standing={standing} />}
        {posts.length === 0 && (
          <Band>
            <Empty
              title={words.emptyTitle}
              actions={
                viewer && (
                  <ButtonLink href={`/compose?text=${encodeURIComponent(`#${label} `)}`}>{words.write}</ButtonLink>
                )
              }
            >
              {words.empty}
            </Empty>
          </Band>
        )}
        <PostFeed posts={posts} live={paging.before === undefined && tag ? `tag:${name}` : undefined} />
        <Pager older={older && `${tagPath(name)}?before=${older}`} />
      </AnyPage>,
    );
  }),
];
