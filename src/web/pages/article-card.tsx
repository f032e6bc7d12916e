import { articlePath, articlesByIds, type ArticleSummary } from '#articles';
import { parseId } from '#ids';
import { defineCard } from '../civic-card.ts';
import { Paper } from '../components.ts';
import { useFormats, usePage } from '../page-context.ts';
import { mediaPath } from '../post-view.ts';
import { Byline } from './article-words.tsx';
import { langOf } from './decision-words.tsx';

function ArticleCard({ article }: { article: ArticleSummary }) {
  const { m, locale } = usePage();
  const f = useFormats();
  const say = m.articles;
  const lang = langOf(article, locale);
  const { withdrawn, cover } = article;
  return (
    <Paper
      id={`article-${article.id}`}
      icon="file-text"
      what={say.kinds[article.kind]}
      status={say.minutes(article.minutes)}
      title={<span lang={lang}>{withdrawn ? say.withdrawn : article.title}</span>}
      href={articlePath(article.slug)}
      foot={
        withdrawn ? undefined : (
          <>
            <Byline authors={article.authors} />
            <span>{f.date(article.publishedAt)}</span>
          </>
        )
      }
    >
      {withdrawn ? (
        <p>{say.withdrawnOn(f.date(withdrawn.at))}</p>
      ) : (
        <>
          {cover && (
            <img
              class="card-cover"
              src={mediaPath(cover.preview)}
              alt={cover.alt}
              width={cover.width}
              height={cover.height}
              loading="lazy"
              decoding="async"
            />
          )}
          <p lang={lang}>{article.standfirst}</p>
        </>
      )}
    </Paper>
  );
}

/** In posts that announce an article. */
export const articleCard = defineCard<ArticleSummary>('article', {
  async load(db, _viewer, ids) {
    const numbers = ids.flatMap((id) => parseId<'article'>(id) ?? []);
    return new Map((await articlesByIds(db, numbers)).map((article) => [article.id, article]));
  },
  render: (article) => <ArticleCard article={article} />,
});
