import type { Bearer } from '#accounts';
import type { Deps } from '#deps';
import { escapeHtml } from '#html';
import { type Notification } from '#network';
import { cardJson } from './card.ts';
import type { NewsLine } from './faces.ts';
import { houseJson } from './house.ts';

/**
 * A line of the inbox that no post stands for, in the one shape that applications show: a status of the house to its
 * reader alone. It is the line itself, in their language, and nothing is written anywhere: it has the number of the
 * notification, goes with it, and nobody else finds it. Its card and its address lead to the page that the line leads to.
 */
export function noticeText(
  deps: Deps,
  { locale }: Bearer,
  { id, createdAt }: Notification,
  { title, excerpt, path }: NewsLine,
): string {
  const { origin } = deps.config;
  const url = origin + path;
  const said = [title, excerpt].filter(Boolean).map((text) => `<p>${escapeHtml(text)}</p>`);
  const link = `<p><a href="${escapeHtml(url)}" rel="nofollow noopener" target="_blank">${escapeHtml(url.replace(/^https?:\/\//, ''))}</a></p>`;
  return JSON.stringify({
    id,
    created_at: createdAt.toISOString(),
    in_reply_to_id: null,
    in_reply_to_account_id: null,
    sensitive: false,
    spoiler_text: '',
    visibility: 'direct',
    language: locale,
    uri: `${origin}/inbox#n-${id}`,
    url,
    replies_count: 0,
    reblogs_count: 0,
    favourites_count: 0,
    quotes_count: 0,
    quote_approval: { automatic: [], manual: [], current_user: 'denied' },
    edited_at: null,
    pinned: false,
    content: `${said.join('')}${link}`,
    application: null,
    account: houseJson(deps),
    media_attachments: [],
    mentions: [],
    tags: [],
    emojis: [],
    card: cardJson(deps, { path, title, words: excerpt, language: locale, picture: undefined, publishedAt: null }),
    poll: null,
    reblog: null,
    quote: null,
    favourited: false,
    reblogged: false,
    muted: false,
    bookmarked: false,
    filtered: [],
  });
}
