import { type Article, articlePath } from '#articles';
import { type Ctx, get } from '#http';
import { newSecret } from '#random';
import { articleOf, loadArticle } from '../article-view.ts';
import { articleCardPicture } from '../article-share-card.ts';
import { type FormState, freshForm } from '../form-state.ts';
import { show } from '../show.ts';
import { ArticlePage, WithdrawnPage } from './article-page.tsx';

/** Shows the page, with a comment that was refused when there is one. */
export async function showArticle(c: Ctx, article: Article, form?: FormState): Promise<Response> {
  if (article.withdrawn) return show(c, <WithdrawnPage article={article} />, 410);
  const { viewer, deps } = c.var;
  const view = await loadArticle(c, article);
  // An account’s form is sent twice and posts once.
  const fresh = viewer && freshForm({ key: newSecret(deps.random) });
  return show(c, <ArticlePage view={view} form={form ?? fresh} />, form?.status);
}

export const articleRoutes = [
  get('/articles/:slug', 'anyone', async (c) => {
    const article = await articleOf(c);
    // An address of before leads to the one of now.
    if (article.slug !== c.req.param('slug')) return c.redirect(articlePath(article.slug), 301);
    return showArticle(c, article);
  }),

  get('/articles/:slug/versions/:version{[1-9][0-9]{0,5}}', 'anyone', async (c) => {
    const version = Number(c.req.param('version'));
    const article = await articleOf(c, version);
    if (article.slug !== c.req.param('slug')) {
      return c.redirect(articlePath(article.slug, `/versions/${version}`), 301);
    }
    return showArticle(c, article);
  }),

  get('/articles/:slug/card.png', 'anyone', async (c) => {
    const { png, etag } = await articleCardPicture(c.var.deps, await articleOf(c));
    const headers = { 'content-type': 'image/png', 'cache-control': 'public, max-age=300', etag };
    return c.req.header('if-none-match') === etag ? c.body(null, 304, headers) : c.body(png, 200, headers);
  }),
];
