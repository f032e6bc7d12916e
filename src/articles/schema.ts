import type { ColumnType } from 'kysely';
import type { Locale } from '#i18n';
import type { Id } from '#ids';

/** What an article is: of one's own, an opinion, a call, news of a campaign. */
export type ArticleKind = 'essay' | 'op-ed' | 'manifesto' | 'news';

export interface ArticleTable {
  id: Id<'article'>;
  account_id: Id<'account'>;
  campaign_id: Id<'campaign'> | null;
  kind: ArticleKind;
  language: Locale;
  slug: string | null;
  translation_of: Id<'article'> | null;
  created_at: Date;
  published_at: Date | null;
  comments_close_at: Date | null;
  shown_comments: ColumnType<number, number | undefined, number>;
  withdrawn_at: Date | null;
  withdrawn_by: Id<'person'> | null;
  withdrawn_reason: ColumnType<string, string | undefined, string>;
}

export interface ArticleSlugTable {
  slug: string;
  article_id: Id<'article'>;
  since: Date;
}

export interface ArticleDraftTable {
  article_id: Id<'article'>;
  title: string;
  standfirst: string;
  body: string;
  cover_id: Id<'media'> | null;
  cover_alt: string;
  cover_credit: string;
  revision: number;
  saved_at: Date;
  saved_by: Id<'account'>;
}

export interface ArticleVersionTable {
  article_id: Id<'article'>;
  version: number;
  title: string;
  standfirst: string;
  body: string;
  cover_id: Id<'media'> | null;
  cover_alt: string;
  cover_credit: string;
  note: string;
  published_at: Date;
  published_by: Id<'account'>;
}

export interface ArticleAuthorTable {
  id: Id<'article-author'>;
  article_id: Id<'article'>;
  account_id: Id<'account'> | null;
  name: ColumnType<string, string | undefined, string>;
  asked_by: Id<'account'>;
  asked_at: Date;
  accepted_at: Date | null;
  declined_at: Date | null;
}

export interface ArticleCommentTable {
  id: Id<'comment'>;
  article_id: Id<'article'>;
  parent_id: Id<'comment'> | null;
  parent_post_id: Id<'post'> | null;
  name: string;
  email: string | null;
  email_canonical: string | null;
  keep_name: boolean;
  locale: Locale;
  text: string;
  sent_at: Date;
  confirmed_at: Date | null;
  shown_at: Date | null;
  shown_by: Id<'person'> | null;
  hidden_at: Date | null;
  hidden_by: Id<'person'> | null;
  hidden_reason: ColumnType<string, string | undefined, string>;
  told_at: Date | null;
  keep_until: Date;
  erased_at: Date | null;
  deleted_at: Date | null;
}

export interface ArticleCommentLinkTable {
  token_hash: Buffer;
  comment_id: Id<'comment'>;
  sent_at: Date;
}

export interface ArticleReplyTable {
  post_id: Id<'post'>;
  article_id: Id<'article'>;
  comment_id: Id<'comment'> | null;
  hidden_at: Date | null;
  hidden_by: Id<'person'> | null;
  hidden_reason: ColumnType<string, string | undefined, string>;
}

export interface ArticlesSchema {
  article: ArticleTable;
  article_slug: ArticleSlugTable;
  article_draft: ArticleDraftTable;
  article_version: ArticleVersionTable;
  article_author: ArticleAuthorTable;
  article_comment: ArticleCommentTable;
  article_comment_link: ArticleCommentLinkTable;
  article_reply: ArticleReplyTable;
}
