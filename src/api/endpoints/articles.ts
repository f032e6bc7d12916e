import * as v from 'valibot';
import { articleBySlug, KINDS, listArticles } from '#articles';
import { parseId } from '#ids';
import { choice, line } from '#input';
import { list, read } from '../endpoint.ts';
import { article, articleSummary, showArticle, showArticleSummary } from '../shapes/articles.ts';

const GROUP = 'articles';

export const articleEndpoints = [
  list({
    name: 'listArticles',
    group: GROUP,
    path: '/articles',
    scope: 'read:decisions',
    open: true,
    query: v.object({ kind: v.optional(choice(KINDS)), before: v.optional(line(20)) }),
    answer: articleSummary,
    async run({ db, query, c }) {
      const before = parseId<'article'>(query.before ?? '');
      const { items, older } = await listArticles(db, { kind: query.kind, before });
      const { origin } = c.var.deps.config;
      return { items: items.map((one) => showArticleSummary(one, origin)), next: older && { before: older } };
    },
  }),

  read({
    name: 'readArticle',
    group: GROUP,
    path: '/articles/{article}',
    scope: 'read:decisions',
    open: true,
    answer: article,
    async run({ db, params, c }) {
      const found = await articleBySlug(db, params.article ?? '');
      return found && !found.withdrawn ? showArticle(found, c.var.deps.config.origin) : undefined;
    },
  }),
];
