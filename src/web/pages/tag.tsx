import { get } from '#http';
import { fold, readCarriers, readTag, tagNamed, tagTimeline } from '#network';
import { Band, ButtonLink, Empty, Fold, More, Pager } from '../components.ts';
import { PostFeed, showPosts } from '../feed.tsx';
import { AnyPage } from '../layout.tsx';
import { momentumOf } from '../momentum-view.ts';
import { pagingOf } from '../paging.ts';
import { tagPath } from '../post-view.ts';
import { show } from '../show.ts';
import { standingTo, TagTools } from './kept-tags.tsx';
import { Carriers, MomentumChart, MomentumLine } from './momentum-chart.tsx';

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
    const first = paging.before === undefined;
    const found = first ? (await momentumOf(deps, [name])).get(name) : undefined;
    // Of a hashtag at rest nothing is shown: it has no chart to look at.
    const moving = found?.hours.some(({ people, usual }) => people > 0 || usual > 0) ? found : undefined;
    const carriers = first ? await readCarriers(deps.db, name) : [];
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
        scripts={['share.js']}
      >
        {standing && tagNamed(name) && <TagTools name={name} standing={standing} />}
        {moving && (
          <Band>
            <MomentumChart tag={{ name, label }} found={moving} />
            <Fold summary={m.momentum.embed}>
              <MomentumLine tag={{ name, label }} />
            </Fold>
          </Band>
        )}
        {carriers.length > 0 && (
          <section aria-labelledby="carriers-title">
            <h2 class="thread-title" id="carriers-title">
              {m.momentum.carriers}
            </h2>
            <Band space={3}>
              <p class="small muted">{m.momentum.carriersNote}</p>
              <Carriers carriers={carriers} />
              {viewer && <More href="/settings/hashtags">{m.momentum.agree}</More>}
            </Band>
          </section>
        )}
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
        <PostFeed posts={posts} live={first && tag ? `tag:${name}` : undefined} />
        <Pager older={older && `${tagPath(name)}?before=${older}`} />
      </AnyPage>,
    );
  }),
];
