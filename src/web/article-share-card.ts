import type { ArticleSummary } from '#articles';
import type { Deps } from '#deps';
import { format, messagesFor } from '#i18n';
import { namesOf } from './pages/article-words.tsx';
import type { CardPicture } from './share-card.ts';
import { writtenCard } from './written-card.ts';

/** What others show when they link to an article: its kind, title and authors, in its own language. */
export function articleCardPicture(deps: Deps, article: ArticleSummary): Promise<CardPicture> {
  const say = messagesFor(article.language).articles;
  const { list } = format.formatsFor(article.language);
  return writtenCard(deps, {
    above: say.kinds[article.kind],
    title: article.withdrawn ? say.withdrawn : article.title,
    below: article.authors.length > 0 ? say.by(namesOf(article.authors, list)) : '',
    edge: '#F2B33D',
    ink: '#8F5200',
  });
}
