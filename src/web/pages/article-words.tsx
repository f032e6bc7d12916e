import type { Child } from 'hono/jsx';
import type { ArticleAuthor, ArticleSummary } from '#articles';
import { useFormats, usePage } from '../page-context.ts';

/** The names of its authors in a sentence, as text. */
export const namesOf = (authors: readonly ArticleAuthor[], list: (names: readonly string[]) => string): string =>
  list(authors.map(({ name }) => name));

/** “By Léa Martin and Tom Okafor”: accounts lead to their profile. */
export function Byline({ authors, publisher }: { authors: readonly ArticleAuthor[]; publisher?: string | undefined }) {
  const { m } = usePage();
  const f = useFormats();
  const say = m.articles;
  if (authors.length === 0) return publisher ? <span>{say.publishedBy(publisher)}</span> : null;
  // The words of the sentence around each name, in the order of the language.
  const marks = authors.map((_, i) => `\u0000${i}\u0000`);
  const parts = say.by(f.list(marks)).split('\u0000');
  return (
    <span>
      {parts.map((part, i): Child => {
        const author = i % 2 === 1 ? authors[Number(part)] : undefined;
        if (!author) return part;
        const name = <bdi>{author.name}</bdi>;
        return author.account ? <a href={`/@${author.account.handle}`}>{name}</a> : name;
      })}
    </span>
  );
}

/** Its kind, day and length: what stands over or under a title in lists. */
export function ArticleMeta({ article }: { article: ArticleSummary }) {
  const { m } = usePage();
  const f = useFormats();
  const say = m.articles;
  return (
    <p class="meta">
      <span>{say.kinds[article.kind]}</span>
      <time datetime={article.publishedAt.toISOString()}>{f.date(article.publishedAt)}</time>
      <span>{say.minutes(article.minutes)}</span>
      {article.correctedAt && <span>{say.correctedOn(f.date(article.correctedAt))}</span>}
    </p>
  );
}
