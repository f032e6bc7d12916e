import { get } from '#http';
import { localTimeline, trendingLinks, trendingPosts } from '#network';
import { Band, ButtonLink, Empty, More, Pager, Row } from '../components.ts';
import { People } from '../components/person.tsx';
import { LinkCard } from '../components/link-card.tsx';
import { PostFeed, showPosts } from '../feed.tsx';
import { AnyPage } from '../layout.tsx';
import { pagingOf } from '../paging.ts';
import { linkView } from '../post-view.ts';
import { show } from '../show.ts';
import { loadAround, MovingTags } from './around.tsx';
import { HomeTabs } from './home.tsx';
import { SuggestedLine } from './suggestions.tsx';

const MOST_TRENDING = 3;

/** What goes on here, for everyone: what trends, hashtags, people, the latest posts. */
export const exploreRoutes = [
  get('/explore', 'anyone', async (c) => {
    const { deps, viewer, m } = c.var;
    const words = m.network.explore;
    const paging = pagingOf<'post'>(c);
    const first = paging.before === undefined;
    const { items, older } = await localTimeline(deps.db, viewer, paging);
    const around = await loadAround(c, 5, 12);
    const trending = first ? await showPosts(c, await trendingPosts(deps.db, viewer, MOST_TRENDING)) : [];
    const trends = new Set(trending.map(({ post }) => post.id));
    const posts = (await showPosts(c, items)).filter(({ post }) => !trends.has(post.id));
    const links = first ? await trendingLinks(deps.db, MOST_TRENDING) : [];
    return show(
      c,
      <AnyPage
        title={words.title}
        heading={words.title}
        place="home"
        description={words.description}
        canonical="/explore"
        tabs={viewer && <HomeTabs current="explore" />}
      >
        {first && (
          <Band>
            <More href="/articles" icon="file-text" lead>
              {m.articles.title}
            </More>
          </Band>
        )}
        {first && around.tags.length > 0 && (
          <section aria-labelledby="tags-title">
            <h2 class="thread-title" id="tags-title">
              {words.tags}
            </h2>
            <Band space={3}>
              <MovingTags tags={around.tags} />
              <More href="/about/momentum">{m.momentum.how}</More>
            </Band>
          </section>
        )}
        {links.length > 0 && (
          <section aria-labelledby="links-title">
            <h2 class="thread-title" id="links-title">
              {m.trends.links}
            </h2>
            <Band space={3}>
              {links.map(({ preview, people }) => {
                const link = linkView(preview);
                return (
                  link && (
                    <div>
                      <LinkCard link={link} />
                      <p class="muted small">{m.trends.sharedBy(people)}</p>
                    </div>
                  )
                );
              })}
            </Band>
          </section>
        )}
        {trending.length > 0 && (
          <section aria-labelledby="trending-title">
            <h2 class="thread-title" id="trending-title">
              {m.trends.posts}
            </h2>
            <PostFeed posts={trending} />
          </section>
        )}
        {links.length + trending.length > 0 && (
          <Band space={3}>
            <More href="/about/trends">{m.trends.how}</More>
          </Band>
        )}
        {first && around.people.length > 0 && (
          <section aria-labelledby="people-title">
            <h2 class="thread-title" id="people-title">
              {words.people}
            </h2>
            <People>
              {around.people.map((one) => (
                <SuggestedLine suggested={one} />
              ))}
            </People>
            <Band space={3}>
              <Row>
                <More href="/suggestions">{m.packs.suggestions.all}</More>
                <More href="/packs">{m.packs.title}</More>
                <More href="/directory">{m.people.directory.title}</More>
              </Row>
            </Band>
          </section>
        )}
        <section aria-labelledby="latest-title">
          <h2 class="thread-title" id="latest-title">
            {words.latest}
          </h2>
          <PostFeed posts={posts} live={first ? 'local' : undefined} />
          {posts.length === 0 && (
            <Band>
              <Empty
                title={m.network.home.hereEmptyTitle}
                level={3}
                actions={viewer && <ButtonLink href="/compose">{m.network.home.hereEmptyAction}</ButtonLink>}
              >
                {m.network.home.hereEmpty}
              </Empty>
            </Band>
          )}
          <Pager older={older && `/explore?before=${older}`} />
        </section>
      </AnyPage>,
    );
  }),
];
