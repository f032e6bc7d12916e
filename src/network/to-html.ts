import { escapeHtml } from '#html';
import { type Entity, findEntities } from './entities.ts';

/** Where the names in a text lead: a path, or undefined to leave the name as text. */
export interface Leads {
  mention(handle: string, domain: string | null): string | undefined;
  tag(name: string): string;
}

const SHOWN_OF_A_LINK = 32;

/**
 * What somebody wrote, as safe HTML: everything escaped, an empty line between paragraphs, links
 * that lend no reputation and hand over no window. What people write is never HTML.
 */
export function toHtml(text: string, leads: Leads): string {
  return inline(text, leads, 'nofollow noopener')
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`)
    .join('');
}

/** One line that somebody says of themselves: its links say that they lead to the same person (microformats.org/wiki/rel-me). */
export const lineToHtml = (text: string, leads: Leads): string => inline(text, leads, 'me nofollow noopener');

function inline(text: string, leads: Leads, rel: string): string {
  let html = '';
  let at = 0;
  for (const entity of findEntities(text)) {
    const written = text.slice(entity.start, entity.end);
    html += escapeHtml(text.slice(at, entity.start)) + anchor(entity, written, leads, rel);
    at = entity.end;
  }
  return html + escapeHtml(text.slice(at));
}

function anchor(entity: Entity, written: string, leads: Leads, rel: string): string {
  switch (entity.kind) {
    case 'link':
      return `<a href="${escapeHtml(entity.url)}" rel="${rel}">${shortened(written)}</a>`;
    case 'mention': {
      const path = leads.mention(entity.handle, entity.domain);
      return path === undefined
        ? escapeHtml(written)
        : `<span class="h-card"><a href="${escapeHtml(path)}" class="u-url mention">${marked(written)}</a></span>`;
    }
    case 'tag':
      return `<a href="${escapeHtml(leads.tag(entity.name))}" class="mention hashtag" rel="tag">${marked(written)}</a>`;
  }
}

/** A name behind its sign, as Mastodon writes it: applications know names by this and by the classes around it. */
const marked = (written: string): string =>
  `${escapeHtml(written.slice(0, 1))}<span>${escapeHtml(written.slice(1))}</span>`;

/** The host and the beginning of the path are shown; the rest is there to be copied. */
function shortened(url: string): string {
  const scheme = /^https?:\/\/(?:www\.)?/i.exec(url)?.[0] ?? '';
  const rest = Array.from(url.slice(scheme.length));
  const shown = rest.slice(0, SHOWN_OF_A_LINK).join('');
  const hidden = rest.slice(SHOWN_OF_A_LINK).join('');
  return (
    `<span class="invisible">${escapeHtml(scheme)}</span>` +
    `<span${hidden ? ' class="ellipsis"' : ''}>${escapeHtml(shown)}</span>` +
    (hidden ? `<span class="invisible">${escapeHtml(hidden)}</span>` : '')
  );
}
