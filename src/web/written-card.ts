import type { Deps } from '#deps';
import { escapeHtml } from '#html';
import { type CardPicture, draw, fitTitle, HEIGHT, MARGIN, MARK, WIDTH } from './share-card.ts';

/** What stands on a card whose title says it all. */
interface Written {
  readonly above: string;
  readonly title: string;
  readonly below: string;
  /** Of the edge, and of the words above: `#F2B33D`. */
  readonly edge: string;
  readonly ink: string;
}

const MOST_CARDS = 100;
const LONGEST_BELOW = 60;
/** By what they show. */
const drawn = new WeakMap<Deps, Map<string, Promise<CardPicture>>>();

/** Such a card, drawn once as long as it says the same. */
export function writtenCard(deps: Deps, written: Written): Promise<CardPicture> {
  const cards = drawn.get(deps) ?? new Map<string, Promise<CardPicture>>();
  drawn.set(deps, cards);
  const svg = writtenCardSvg(written, deps.settings.current.name);
  const card = cards.get(svg) ?? draw(svg);
  cards.delete(svg);
  cards.set(svg, card);
  for (const oldest of cards.keys()) {
    if (cards.size <= MOST_CARDS) break;
    cards.delete(oldest);
  }
  return card;
}

function writtenCardSvg({ above, title, below, edge, ink }: Written, serverName: string): string {
  const { lines, size } = fitTitle(title);
  const under = below.length > LONGEST_BELOW ? `${below.slice(0, LONGEST_BELOW - 1)}…` : below;
  const top = 148 + size * 0.8;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">
<rect width="${WIDTH}" height="${HEIGHT}" fill="#FBFAF7"/>
<rect width="16" height="${HEIGHT}" fill="${edge}"/>
<text x="${MARGIN}" y="108" font-family="Essor Sans" font-size="30" font-weight="600" fill="${ink}">${escapeHtml(above)}</text>
<g font-family="Essor Serif" fill="#1C1B19">
${lines.map((line, i) => `<text x="${MARGIN}" y="${Math.round(top + i * size * 1.12)}" font-size="${size}" font-weight="560" letter-spacing="-1">${escapeHtml(line)}</text>`).join('\n')}
</g>
<text x="${MARGIN}" y="506" font-family="Essor Sans" font-size="32" fill="#5C5952">${escapeHtml(under)}</text>
${MARK}
<text x="${MARGIN + 56}" y="577" font-family="Essor Sans" font-size="30" font-weight="600" fill="#0B6B57">${escapeHtml(serverName)}</text>
</svg>`;
}
