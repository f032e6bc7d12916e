import { escapeHtml } from '#html';
import { type Ctx, get } from '#http';
import { fold, type LoadedPost, loadPosts, profileTimeline, readTag, tagTimeline } from '#network';
import type { Id } from '#ids';
import { notFound } from '#refusal';
import { AT, profileOf } from '../account-address.ts';
import { accountPath, fullHandle, mediaPath, postPath, tagPath, textToHtml } from '../post-view.ts';
import { xml } from '../xml.ts';

const TITLE = 60;

/**
 * Posts as an Atom feed (RFC 4287), as everybody sees them: one entry a post, whose `id` is its address and never
 * changes; `updated` moves when it is edited. A post behind a warning gives the warning alone.
 */
async function feed(c: Ctx, title: string, page: string, ids: readonly Id<'post'>[]): Promise<Response> {
  const { deps, locale } = c.var;
  const { origin } = deps.config;
  const loaded = await loadPosts(deps.db, undefined, ids);
  const posts = ids.flatMap((id) => loaded.get(id) ?? []).filter((one) => one.boosted === null);
  const changedAt = (one: LoadedPost): Date => one.editedAt ?? one.createdAt;
  const updated = posts.map(changedAt).reduce((a, b) => (b > a ? b : a), new Date(0));
  const absolute = (html: string): string => html.replaceAll(/(href|src)="\//g, `$1="${origin}/`);
  const entries = posts.map((one) => {
    const here = origin + postPath(one);
    const told = one.warning || one.text;
    const pictures = one.media
      .map((each) => `<img src="${mediaPath(each.file)}" alt="${escapeHtml(each.alt)}">`)
      .join('');
    const html = one.warning ? escapeHtml(one.warning) : textToHtml(one.text, one.mentions) + pictures;
    return [
      '  <entry>',
      `    <id>${xml(here)}</id>`,
      `    <title>${xml(Array.from(told.replaceAll(/\s+/g, ' ')).slice(0, TITLE).join('') || here)}</title>`,
      `    <updated>${changedAt(one).toISOString()}</updated>`,
      `    <published>${one.createdAt.toISOString()}</published>`,
      `    <author><name>${xml(one.author.displayName)}</name><uri>${xml(origin + accountPath(one.author))}</uri></author>`,
      `    <link rel="alternate" type="text/html" href="${xml(here)}"/>`,
      `    <content type="html"${one.language ? ` xml:lang="${one.language}"` : ''}>${xml(absolute(html))}</content>`,
      '  </entry>',
    ].join('\n');
  });
  const text = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">`,
    `  <id>${xml(origin + page)}</id>`,
    `  <title>${xml(title)}</title>`,
    `  <updated>${(posts.length > 0 ? updated : deps.clock.now()).toISOString()}</updated>`,
    `  <link rel="self" type="application/atom+xml" href="${xml(`${origin}${page}/feed.xml`)}"/>`,
    `  <link rel="alternate" type="text/html" href="${xml(origin + page)}"/>`,
    ...entries,
    '</feed>',
    '',
  ].join('\n');
  return c.body(text, 200, { 'content-type': 'application/atom+xml; charset=utf-8' });
}

/** What somebody, or whoever uses a hashtag, writes for everybody: for readers of feeds. */
export const postsFeedRoutes = [
  get(`${AT}/feed.xml`, 'anyone', async (c) => {
    const profile = await profileOf(c);
    const { items } = await profileTimeline(c.var.deps.db, undefined, profile.id);
    return feed(c, `${profile.displayName} (@${fullHandle(profile)})`, accountPath(profile), items);
  }),
  get('/tags/:tag/feed.xml', 'anyone', async (c) => {
    const tag = await readTag(c.var.deps.db, fold(c.req.param('tag') ?? ''));
    if (!tag) throw notFound();
    const { items } = await tagTimeline(c.var.deps.db, undefined, tag.name);
    return feed(c, `#${tag.label}`, tagPath(tag.name), items);
  }),
];
