import type { Route } from '#http';
import { articleRoutes } from './article.tsx';
import { articleCommentRoutes } from './article-comment.tsx';
import { articleMineRoutes } from './article-mine.tsx';
import { articleModerationRoutes } from './article-moderate.tsx';
import { articlePublishingRoutes } from './article-publish.tsx';
import { articleWritingRoutes } from './article-write.tsx';
import { articlesRoutes } from './articles.tsx';
import { profileArticlesRoutes } from './profile-articles.tsx';

/** Everything under `/articles`, and the articles of an account. What has a name of its own comes before `/:slug`. */
export const articlePages: readonly Route[] = [
  ...articlesRoutes,
  ...articleMineRoutes,
  ...articleWritingRoutes,
  ...articlePublishingRoutes,
  ...articleRoutes,
  ...articleCommentRoutes,
  ...articleModerationRoutes,
  ...profileArticlesRoutes,
];
