import { createHash } from 'node:crypto';
import type { CampaignSummary } from '#campaigns';
import type { Deps } from '#deps';
import { escapeHtml } from '#html';
import { format, messagesFor } from '#i18n';
import { loadSharp } from '#media';

/** What others show when they link to a campaign (ogp.me): 1200 by 630 pixels. */
export interface CardPicture {
  readonly png: Uint8Array<ArrayBuffer>;
  readonly etag: string;
}

interface Kept extends CardPicture {
  /** What it shows, roundly. */
  readonly says: string;
  readonly at: number;
}

export const WIDTH = 1_200;
export const HEIGHT = 630;
export const MARGIN = 72;
const MINUTE_MS = 60_000;
const MOST_CARDS = 100;

const kept = new WeakMap<Deps, Map<string, Promise<Kept>>>();

/**
 * The card of a campaign, drawn anew when its count is rounded to something else, once a minute at
 * most: drawing costs some 50 ms, and those who link keep their copy anyway.
 */
export async function cardPicture(deps: Deps, campaign: CampaignSummary): Promise<CardPicture> {
  const cards = kept.get(deps) ?? new Map<string, Promise<Kept>>();
  kept.set(deps, cards);
  const now = deps.clock.now().getTime();
  const says = `${roundly(campaign.counts.confirmed)} ${campaign.goal.signatures} ${campaign.closedAt === null}`;
  const known = await cards.get(campaign.id)?.catch(() => undefined);
  if (known && (known.says === says || now - known.at < MINUTE_MS)) return known;
  const drawing = draw(cardSvg(campaign, deps.settings.current.name)).then((picture) => ({
    ...picture,
    says,
    at: now,
  }));
  cards.delete(campaign.id);
  cards.set(campaign.id, drawing);
  for (const oldest of cards.keys()) {
    if (cards.size <= MOST_CARDS) break;
    cards.delete(oldest);
  }
  return drawing;
}

/** Three figures: what a reader keeps of a number. */
const roundly = (count: number): string => Math.floor(count).toPrecision(3);

export async function draw(svg: string): Promise<CardPicture> {
  const sharp = await loadSharp();
  const png = Uint8Array.from(await sharp(Buffer.from(svg)).png({ compressionLevel: 9, palette: true }).toBuffer());
  return { png, etag: `"${createHash('sha256').update(png).digest('base64url').slice(0, 22)}"` };
}

/** The drawing: title, count, bar, in the language of the campaign. */
export function cardSvg(campaign: CampaignSummary, serverName: string): string {
  const m = messagesFor(campaign.locale);
  const f = format.formatsFor(campaign.locale);
  const { confirmed, waiting } = campaign.counts;
  const goal = campaign.goal.signatures;
  const { lines, size } = fitTitle(campaign.title);
  const bar = WIDTH - 2 * MARGIN;
  const part = (count: number) => Math.min(bar, (bar * count) / goal);
  const got = part(confirmed);
  const wait = part(confirmed + waiting) - got;
  const top = MARGIN + size * 0.8;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">
<defs><pattern id="wait" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
<path d="M2 0v9" stroke="#A86A0A" stroke-width="3"/></pattern>
<clipPath id="round"><rect x="${MARGIN}" y="478" width="${bar}" height="32" rx="16"/></clipPath></defs>
<rect width="${WIDTH}" height="${HEIGHT}" fill="#FBFAF7"/>
<g font-family="Essor Serif" fill="#1C1B19">
${lines.map((line, i) => `<text x="${MARGIN}" y="${Math.round(top + i * size * 1.12)}" font-size="${size}" font-weight="560" letter-spacing="-1">${escapeHtml(line)}</text>`).join('\n')}
<text x="${MARGIN}" y="448" font-size="76" font-weight="560">${escapeHtml(f.number(confirmed))}<tspan dx="16" font-family="Essor Sans" font-size="32" font-weight="400" fill="#5C5952">${escapeHtml(`${m.ui.assembly.confirmed(confirmed)} ${m.campaigns.card.of(f.number(goal))}`)}</tspan></text>
</g>
<rect x="${MARGIN}" y="478" width="${bar}" height="32" rx="16" fill="#F1EEE7"/>
<g clip-path="url(#round)"><rect x="${MARGIN}" y="478" width="${got.toFixed(1)}" height="32" fill="#EFAF3A"/>
<rect x="${(MARGIN + got).toFixed(1)}" y="478" width="${wait.toFixed(1)}" height="32" fill="url(#wait)"/></g>
<rect x="${MARGIN + 1}" y="479" width="${bar - 2}" height="30" rx="15" fill="none" stroke="#8A8478" stroke-width="2"/>
${MARK}
<text x="${MARGIN + 56}" y="577" font-family="Essor Sans" font-size="30" font-weight="600" fill="#0B6B57">${escapeHtml(serverName)}</text>
</svg>`;
}

/** Seven seats, one open, 40 px wide at the bottom left. */
export const MARK = `<g transform="translate(${MARGIN} 546) scale(1.75)" fill="#0B6B57">${[
  [12, 3.5],
  [20.29, 13.89],
  [15.69, 19.66],
  [8.31, 19.66],
  [3.71, 13.89],
  [5.35, 6.7],
]
  .map(([x, y]) => `<circle cx="${x}" cy="${y}" r="2.85"/>`)
  .join('')}<circle cx="18.65" cy="6.7" r="2.25" fill="none" stroke="#0B6B57" stroke-width="1.2"/></g>`;

const MOST_LINES = 4;

/** The largest size at which the title fits: widths are estimated, a little on the wide side. */
export function fitTitle(title: string): { lines: string[]; size: number } {
  for (const size of [92, 80, 68, 58, 50]) {
    const lines = wrap(title, (WIDTH - 2 * MARGIN) / (size * 0.5));
    if (lines.length * size * 1.12 <= 300 && lines.length <= MOST_LINES) return { lines, size };
  }
  const lines = wrap(title, (WIDTH - 2 * MARGIN) / 22).slice(0, MOST_LINES + 1);
  return { lines, size: 44 };
}

/** Words in lines of so many characters; a word that is longer is cut. */
function wrap(text: string, most: number): string[] {
  const width = Math.floor(most);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/ +/)) {
    if (line && [...line].length + 1 + [...word].length <= width) line += ` ${word}`;
    else {
      if (line) lines.push(line);
      line = word;
    }
    while ([...line].length > width) {
      lines.push([...line].slice(0, width).join(''));
      line = [...line].slice(width).join('');
    }
  }
  return line ? [...lines, line] : lines;
}
