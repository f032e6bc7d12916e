import { articlePath, type ArticleSummary } from '#articles';
import { escapeHtml } from '#html';
import { format, type Locale, type Messages, messagesFor } from '#i18n';
import { rendered } from '../article-view.ts';
import { mediaPath } from '../post-view.ts';
import { xml } from '../xml.ts';
import { namesOf } from './article-words.tsx';

interface Feed {
  readonly m: Messages;
  readonly locale: Locale;
  readonly origin: string;
  readonly server: string;
  readonly articles: readonly (ArticleSummary & { readonly body: string })[];
}

/**
 * The newest articles with their whole text as RSS 2.0 (rssboard.org), the text as `content:encoded` and the authors as
 * `dc:creator`. An item is known by the number of the article, so that a new title is no new item.
 */
export function articlesFeed({ m, locale, origin, server, articles }: Feed): string {
  const say = m.articles;
  const newest = articles[0];
  const items = articles.map((article) => {
    const here = origin + articlePath(article.slug);
    const { list } = format.formatsFor(article.language);
    return [
      '    <item>',
      `      <title>${xml(article.title)}</title>`,
      `      <link>${xml(here)}</link>`,
      `      <guid isPermaLink="false">${xml(`${origin}/articles/${article.id}`)}</guid>`,
      `      <pubDate>${article.publishedAt.toUTCString()}</pubDate>`,
      ...(article.authors.length > 0 ? [`      <dc:creator>${xml(namesOf(article.authors, list))}</dc:creator>`] : []),
      `      <category>${xml(messagesFor(article.language).articles.kinds[article.kind])}</category>`,
      `      <description>${xml(article.standfirst)}</description>`,
      `      <content:encoded>${xml(wholeText(article, origin, here))}</content:encoded>`,
      '    </item>',
    ].join('\n');
  });
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    '  <channel>',
    `    <title>${xml(say.feedTitle(server))}</title>`,
    `    <link>${xml(`${origin}/articles`)}</link>`,
    `    <description>${xml(say.lede)}</description>`,
    `    <language>${locale}</language>`,
    ...(newest ? [`    <lastBuildDate>${newest.publishedAt.toUTCString()}</lastBuildDate>`] : []),
    `    <atom:link rel="self" type="application/rss+xml" href="${xml(`${origin}/articles/feed.xml`)}"/>`,
    ...items,
    '  </channel>',
    '</rss>',
    '',
  ].join('\n');
}

/** Readers of feeds know no path of ours: every address is whole. */
function wholeText(article: ArticleSummary & { body: string }, origin: string, here: string): string {
  const { cover } = article;
  const { html } = rendered(article.body, article.language);
  const picture = cover
    ? `<p><img src="${origin}${mediaPath(cover.file)}" alt="${escapeHtml(cover.alt)}" width="${cover.width}" height="${cover.height}"></p>`
    : '';
  return (picture + html).replaceAll(/ (href|src)="(\/|#)/g, (_, name: string, start: string) =>
    start === '#' ? ` ${name}="${here}#` : ` ${name}="${origin}/`,
  );
}
