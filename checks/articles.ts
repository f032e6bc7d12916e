import type { Check } from './check.ts';

export const checks: readonly Check[] = [
  {
    name: 'a published article has a version, an address of its own and the post that announces it',
    query: `
      select article.id, article.slug from article where published_at is not null and (
        not exists (select from article_version where article_id = article.id and version = 1)
        or not exists (select from article_slug where slug = article.slug and article_id = article.id)
        or not exists (select from post where about_kind = 'article' and about_id = article.id))
      union all
      select post.about_id, null from post left join article on article.id = post.about_id
      where post.about_kind = 'article' and article.published_at is null`,
  },
  {
    name: 'the versions of an article count from one without a gap',
    query: `
      select article_id, count(*), max(version) from article_version group by article_id
      having count(*) <> max(version) or min(version) <> 1`,
  },
  {
    name: 'a comment that is shown was confirmed, let in by somebody or of a mailbox that was',
    query: `
      select id from article_comment where shown_at is not null and (confirmed_at is null or confirmed_at > shown_at)`,
  },
  {
    name: 'the count of an article’s comments is that of its shown ones',
    query: `
      select article.id, shown_comments from article where shown_comments <> (
        select count(*) from article_comment where article_id = article.id
          and shown_at is not null and hidden_at is null and deleted_at is null)`,
  },
  {
    name: 'what answers a comment or a post of a discussion stands under the same article',
    query: `
      select answer.id from article_comment as answer join article_comment as parent on parent.id = answer.parent_id
      where parent.article_id <> answer.article_id
      union all
      select reply.post_id from article_reply as reply
      join post on post.id = reply.post_id join post as first on first.id = post.thread_id
      where first.about_kind is distinct from 'article' or first.about_id <> reply.article_id`,
  },
  {
    name: 'of a comment whose address is erased no link of a mail is kept',
    query: `
      select article_comment.id from article_comment
      join article_comment_link on comment_id = article_comment.id where erased_at is not null`,
  },
];
