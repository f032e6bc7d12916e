import { KINDS, listArticles, listWholeArticles } from '#articles';
import { get } from '#http';
import { Band, ButtonLink, Empty, Filters, More, Pager, Row } from '../components.ts';
import { AnyPage } from '../layout.tsx';
import { pagingOf } from '../paging.ts';
import { show } from '../show.ts';
import { ArticleList } from './article-list.tsx';
import { articlesFeed } from './articles-feed.ts';

const IN_FEED = 30;

export const articlesRoutes = [
  get('/articles', 'anyone', async (c) => {
    const { deps, viewer, m } = c.var;
    const say = m.articles;
    const asked = c.req.query('kind');
    const kind = KINDS.find((one) => one === asked);
    const { items, older } = await listArticles(deps.db, { kind, before: pagingOf<'article'>(c).before });
    const at = (more: string) =>
      `/articles${[kind && `kind=${kind}`, more].filter(Boolean).join('&').replace(/^/, '?')}`;
    const actions = viewer && (
      <Row>
        <ButtonLink href="/articles/new" icon="pencil">
          {say.writing.new}
        </ButtonLink>
        <ButtonLink href="/articles/mine" kind="quiet">
          {say.writing.mine}
        </ButtonLink>
      </Row>
    );
    return show(
      c,
      <AnyPage
        title={say.title}
        heading={say.title}
        place="home"
        description={say.lede}
        canonical="/articles"
        noCompose
        head={<link rel="alternate" type="application/rss+xml" href="/articles/feed.xml" title={say.feed} />}
      >
        <Band>
          <p class="lede">{say.lede}</p>
          {actions}
          <Filters
            label={say.filter}
            items={[
              { href: '/articles', label: say.all, current: kind === undefined },
              ...KINDS.map((one) => ({
                href: `/articles?kind=${one}`,
                label: say.kindsMany[one],
                current: one === kind,
              })),
            ]}
          />
          {items.length === 0 ? <Empty title={say.none}>{say.noneText}</Empty> : <ArticleList articles={items} />}
          <Pager older={older && at(`before=${older}`)} label={say.older} />
          <More href="/articles/feed.xml" icon="link" lead>
            {say.feed}
          </More>
        </Band>
      </AnyPage>,
    );
  }),

  get('/articles/feed.xml', 'anyone', async (c) => {
    const { deps, locale, m } = c.var;
    const { items } = await listWholeArticles(deps.db, { limit: IN_FEED });
    const feed = articlesFeed({
      m,
      locale,
      origin: deps.config.origin,
      server: deps.settings.current.name,
      articles: items,
    });
    return c.body(feed, 200, {
      'content-type': 'application/rss+xml; charset=utf-8',
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=60',
      vary: 'accept-language',
    });
  }),
];
