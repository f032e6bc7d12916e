import { articlePath, type OwnArticle, ownArticles } from '#articles';
import { get } from '#http';
import { viewerOf } from '../act.ts';
import { Band, Button, ButtonLink, Empty, Line, Lines, Paper, Row, Section } from '../components.ts';
import { AnyPage } from '../layout.tsx';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { draftPath } from './article-write.tsx';

/** One’s own articles: what is asked of one first, then drafts, then what is published. */
export const articleMineRoutes = [
  get('/articles/mine', 'account', async (c) => {
    return show(c, <MinePage articles={await ownArticles(c.var.deps.db, viewerOf(c))} />);
  }),
];

function MinePage({ articles }: { articles: readonly OwnArticle[] }) {
  const { m, now } = usePage();
  const f = useFormats();
  const say = m.articles.writing;
  const asked = articles.filter(({ byline }) => byline === 'asked');
  const own = articles.filter(({ byline }) => byline !== 'asked');
  const drafts = own.filter(({ publishedAt }) => publishedAt === null);
  const published = own.filter(({ publishedAt }) => publishedAt !== null);
  const title = (article: OwnArticle) => article.title || say.untitled;
  return (
    <AnyPage
      title={say.mine}
      heading={say.mine}
      place="home"
      back={{ href: '/articles', label: m.articles.title }}
      unlisted
      noCompose
    >
      <Band>
        <Row>
          <ButtonLink kind="primary" icon="pencil" href="/articles/new">
            {say.new}
          </ButtonLink>
        </Row>
        {asked.map((article) => (
          <Paper icon="pencil" what={say.asked} form={{ action: `/articles/bylines/${article.id}` }}>
            <p>{say.askedBy(article.askedBy ?? '', title(article))}</p>
            <p class="hint">{say.askedText}</p>
            <Row>
              <Button kind="primary" name="answer" value="yes">
                {say.accept}
              </Button>
              <Button name="answer" value="no">
                {say.decline}
              </Button>
              <ButtonLink
                kind="quiet"
                href={
                  article.slug && article.savedAt === null
                    ? articlePath(article.slug)
                    : draftPath(article.id, '/preview')
                }
              >
                {say.readFirst}
              </ButtonLink>
            </Row>
          </Paper>
        ))}
        {drafts.length > 0 && (
          <Section id="drafts" title={say.drafts}>
            <Lines>
              {drafts.map((article) => (
                <Line
                  icon="pencil"
                  title={<bdi>{title(article)}</bdi>}
                  detail={article.savedAt ? say.saved(f.ago(article.savedAt, now)) : undefined}
                  href={draftPath(article.id)}
                />
              ))}
            </Lines>
          </Section>
        )}
        {published.length > 0 && (
          <Section id="published" title={say.published}>
            <div class="stack">
              {published.map((article) => (
                <Published article={article} />
              ))}
            </div>
          </Section>
        )}
        {articles.length === 0 && <Empty title={say.empty}>{say.emptyText}</Empty>}
      </Band>
    </AnyPage>
  );
}

function Published({ article }: { article: OwnArticle }) {
  const { m } = usePage();
  const f = useFormats();
  const all = m.articles;
  const say = all.writing;
  const path = articlePath(article.slug ?? '');
  return (
    <Paper
      id={`article-${article.id}`}
      icon="file-text"
      what={all.kinds[article.kind]}
      status={article.publishedAt && f.date(article.publishedAt)}
      title={<bdi>{article.title || all.withdrawn}</bdi>}
      href={path}
    >
      {article.withdrawn ? (
        <p class="muted">{all.withdrawn}</p>
      ) : (
        <>
          {article.savedAt && (
            <p class="small amber-text">
              <a href={draftPath(article.id)}>{say.changes}</a>
            </p>
          )}
          <Row>
            <ButtonLink icon="pencil" href={draftPath(article.id)}>
              {all.edit}
            </ButtonLink>
            <ButtonLink
              icon="messages-square"
              href={`${path}/comments`}
              kind={article.waiting > 0 ? 'primary' : 'plain'}
            >
              {all.discussion.desk.link(article.waiting)}
            </ButtonLink>
            <ButtonLink kind="quiet" href={draftPath(article.id, '/withdraw')}>
              {say.withdraw}
            </ButtonLink>
          </Row>
          {article.byline === 'named' && (
            <form method="post" action={`/articles/bylines/${article.id}`}>
              <Button kind="quiet" name="answer" value="no">
                {say.unname}
              </Button>
            </form>
          )}
        </>
      )}
    </Paper>
  );
}
