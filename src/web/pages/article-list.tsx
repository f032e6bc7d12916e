import { articlePath, type ArticleSummary } from '#articles';
import { usePage } from '../page-context.ts';
import { mediaPath } from '../post-view.ts';
import { ArticleMeta, Byline } from './article-words.tsx';
import { langOf } from './decision-words.tsx';

/** Articles one under the other: title, standfirst, who, and the cover small. */
export function ArticleList({ articles, level = 2 }: { articles: readonly ArticleSummary[]; level?: 2 | 3 }) {
  const { m, locale } = usePage();
  const Heading = `h${level}` as const;
  return (
    <div class="article-list">
      {articles.map((article) => {
        const lang = langOf(article, locale);
        return (
          <article class="article-item">
            <div class="words">
              <ArticleMeta article={article} />
              <Heading lang={lang}>
                <a href={articlePath(article.slug)}>{article.title}</a>
              </Heading>
              <p lang={lang}>{article.standfirst}</p>
              <p class="small muted">
                <Byline authors={article.authors} />
                {article.comments > 0 && ` · ${m.articles.discussion.count(article.comments)}`}
              </p>
            </div>
            {article.cover && (
              <img
                src={mediaPath(article.cover.preview)}
                alt={article.cover.alt}
                width={article.cover.width}
                height={article.cover.height}
                loading="lazy"
                decoding="async"
              />
            )}
          </article>
        );
      })}
    </div>
  );
}
