import type { Env, MarkdownIt as Parser } from 'markdown-it';
import { loadOnce } from './load-once.ts';
import { sanitizeHtml } from './sanitize.ts';

const DEEPEST = 20;

const parser = loadOnce((load): Parser => {
  const made: Parser = load('markdown-it')({ html: false, linkify: true, breaks: true, maxNesting: DEEPEST });
  made.linkify.set({ fuzzyEmail: false });
  made.renderer.rules.heading_open = (tokens, at, _options, env) => `<${heading(tokens[at]?.tag, env)}>`;
  made.renderer.rules.heading_close = (tokens, at, _options, env) => `</${heading(tokens[at]?.tag, env)}>\n`;
  return made;
});

const heading = (tag: string | undefined, env: Env | undefined): string =>
  `h${Math.min(6, Number(tag?.slice(1)) + Number(env?.headingLevel ?? 1) - 1)}`;

/**
 * Turns Markdown (CommonMark with tables and strike-through) that somebody wrote into HTML that may
 * stand in a page as it is. HTML in it is shown as text; a single line break is one; pictures are
 * only those kept here (`/media/…`); links carry `nofollow noopener`.
 * @param headingLevel level of the page's heading that `#` becomes, 1 to 6; deeper ones follow.
 */
export function renderMarkdown(text: string, { headingLevel }: { headingLevel: number }): string {
  return sanitizeHtml(parser().render(text, { headingLevel }));
}
