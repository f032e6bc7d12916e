import type { ArticleSummary } from '#articles';
import type { Deps } from '#deps';
import { escapeHtml } from '#html';
import { format, messagesFor } from '#i18n';
import { type CardPicture, draw, fitTitle, HEIGHT, MARGIN, MARK, WIDTH } from './share-card.ts';
import { namesOf } from './pages/article-words.tsx';

/** What others show when they link to an article: its kind, title and authors, in its own language. */
export function articleCardPicture(deps: Deps, article: ArticleSummary): Promise<CardPicture> {
  const cards = drawn.get(deps) ?? new Map<string, Promise<CardPicture>>();
  drawn.set(deps, cards);
  const svg = articleCardSvg(article, deps.settings.current.name);
  const card = cards.get(svg) ?? draw(svg);
  cards.delete(svg);
  cards.set(svg, card);
  for (const oldest of cards.keys()) {
    if (cards.size <= MOST_CARDS) break;
    cards.delete(oldest);
  }
  return card;
}

const MOST_CARDS = 100;
/** By what they show. */
const drawn = new WeakMap<Deps, Map<string, Promise<CardPicture>>>();

function articleCardSvg(article: ArticleSummary, serverName: string): string {
  const say = messagesFor(article.language).articles;
  const { list } = format.formatsFor(article.language);
  const { lines, size } = fitTitle(article.withdrawn ? say.withdrawn : article.title);
  const names = article.authors.length > 0 ? say.by(namesOf(article.authors, list)) : '';
  const by = names.length > 60 ? `${names.slice(0, 59)}…` : names;
  const top = 148 + size * 0.8;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">
<rect width="${WIDTH}" height="${HEIGHT}" fill="#FBFAF7"/>
<rect width="16" height="${HEIGHT}" fill="#F2B33D"/>
<text x="${MARGIN}" y="108" font-family="Essor Sans" font-size="30" font-weight="600" fill="#8F5200">${escapeHtml(say.kinds[article.kind])}</text>
<g font-family="Essor Serif" fill="#1C1B19">
${lines.map((line, i) => `<text x="${MARGIN}" y="${Math.round(top + i * size * 1.12)}" font-size="${size}" font-weight="560" letter-spacing="-1">${escapeHtml(line)}</text>`).join('\n')}
</g>
<text x="${MARGIN}" y="506" font-family="Essor Sans" font-size="32" fill="#5C5952">${escapeHtml(by)}</text>
${MARK}
<text x="${MARGIN + 56}" y="577" font-family="Essor Sans" font-size="30" font-weight="600" fill="#0B6B57">${escapeHtml(serverName)}</text>
</svg>`;
}
