import { type Entity, findEntities } from './entities.ts';

/** Where the names in a text lead: a path, or undefined to leave the name as text. */
export interface Leads {
  mention(handle: string, domain: string | null): string | undefined;
  tag(name: string): string;
}

const SHOWN_OF_A_LINK = 32;

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => SIGNS[sign]!);

/**
 * What somebody wrote, as safe HTML: everything escaped, an empty line between paragraphs, links
 * that lend no reputation and hand over no window. What people write is never HTML.
 */
export function toHtml(text: string, leads: Leads): string {
  let html = '';
  let at = 0;
  for (const entity of findEntities(text)) {
    html += escape(text.slice(at, entity.start)) + anchor(entity, text.slice(entity.start, entity.end), leads);
    at = entity.end;
  }
  html += escape(text.slice(at));
  return html
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`)
    .join('');
}

function anchor(entity: Entity, written: string, leads: Leads): string {
  switch (entity.kind) {
    case 'link':
      return `<a href="${escape(entity.url)}" rel="nofollow noopener">${shortened(written)}</a>`;
    case 'mention': {
      const path = leads.mention(entity.handle, entity.domain);
      return path === undefined ? escape(written) : `<a href="${escape(path)}" class="mention">${escape(written)}</a>`;
    }
    case 'tag':
      return `<a href="${escape(leads.tag(entity.name))}" class="hashtag" rel="tag">${escape(written)}</a>`;
  }
}

/** The host and the beginning of the path are shown; the rest is there to be copied. */
function shortened(url: string): string {
  const scheme = /^https?:\/\/(?:www\.)?/i.exec(url)?.[0] ?? '';
  const rest = Array.from(url.slice(scheme.length));
  const shown = rest.slice(0, SHOWN_OF_A_LINK).join('');
  const hidden = rest.slice(SHOWN_OF_A_LINK).join('');
  return (
    `<span class="invisible">${escape(scheme)}</span>` +
    `<span${hidden ? ' class="ellipsis"' : ''}>${escape(shown)}</span>` +
    (hidden ? `<span class="invisible">${escape(hidden)}</span>` : '')
  );
}
