import type SanitizeHtml from 'sanitize-html';
import { loadOnce } from './load-once.ts';

const DEEPEST = 40;

const TAGS =
  'p br hr blockquote pre ul ol li h1 h2 h3 h4 h5 h6 table thead tbody tr th td ' +
  'a img strong em b i u s del ins sub sup code kbd mark q span';

// What Mastodon marks words of a post with (its HTML is in every post that reaches us).
const WORDS = ['mention', 'hashtag', 'u-url', 'h-card', 'invisible', 'ellipsis', 'quote-inline'];

const OUR_PICTURE = /^\/media\/[0-9a-f]{64}\.webp$/;

// A whole address, or a path or a spot on this server.
const LINK = /^(?:https?:\/\/|mailto:|\/(?![/\\])|#)/i;

const options: SanitizeHtml.IOptions = {
  allowedTags: TAGS.split(' '),
  allowedAttributes: {
    a: ['href', 'title', 'class', 'rel', 'hreflang'],
    img: ['src', 'alt', 'title', 'width', 'height'],
    ol: ['start', 'reversed'],
    li: ['value'],
    span: ['class', 'lang', 'dir'],
    '*': ['lang', 'dir'],
  },
  allowedClasses: { a: WORDS, span: WORDS },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesByTag: {},
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  enforceHtmlBoundary: false,
  parseStyleAttributes: false,
  nestingLimit: DEEPEST,
  transformTags: {
    a: (tagName, { href = '', ...attribs }) => ({
      tagName,
      attribs: { ...(LINK.test(href) && { href }), ...attribs, rel: 'nofollow noopener' },
    }),
  },
  exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !OUR_PICTURE.test(attribs.src ?? ''),
};

const sanitizer = loadOnce((load): typeof SanitizeHtml => load('sanitize-html'));

/**
 * The one allow-list for HTML that we did not write ourselves: text, links, lists, tables and our
 * own pictures. No script, style, form, frame, event or picture from elsewhere gets through, and
 * every link says `nofollow noopener`.
 * @returns HTML that may stand in a page as it is.
 */
export function sanitizeHtml(html: string): string {
  return sanitizer()(html, options);
}
