import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Db } from '#db';
import type { Id } from '#ids';
import { notFound } from '#refusal';
import { SHOWN } from './count.ts';
import { articleRights } from './rights.ts';

/** A comment as everybody reads it. */
export interface ArticleComment {
  readonly id: Id<'comment'>;
  readonly parent: Id<'comment'> | null;
  readonly parentPost: Id<'post'> | null;
  /** Empty once it was erased with the address. */
  readonly name: string;
  readonly text: string;
  readonly at: Date;
  /** Its author took it back, or it is hidden: only the place is left, for the answers under it. */
  readonly gone: 'deleted' | 'hidden' | null;
}

const MOST = 500;

/** Comments that are shown, oldest first, and the empty places that answers stand under. */
export async function commentsOf(db: Db, article: Id<'article'>): Promise<readonly ArticleComment[]> {
  const { rows } = await sql<ArticleComment>`
    select id, parent_id as parent, parent_post_id as "parentPost", sent_at as at,
      case when ${SHOWN} then name else '' end as name,
      case when ${SHOWN} then text else '' end as text,
      case when deleted_at is not null then 'deleted' when hidden_at is not null then 'hidden' end as gone
    from article_comment
    where article_id = ${article} and (${SHOWN} or (
      (deleted_at is not null or (hidden_at is not null and shown_at is not null)) and (
        exists (select from article_comment as answer where answer.parent_id = article_comment.id
          and answer.shown_at is not null and answer.hidden_at is null and answer.deleted_at is null)
        or exists (select from article_reply join post on post.id = article_reply.post_id
          where article_reply.comment_id = article_comment.id and post.deleted_at is null
            and article_reply.hidden_at is null))))
    order by id limit ${MOST}`.execute(db);
  return rows;
}

/** What the discussion knows of posts in it: which answer a comment, which are hidden there. */
export async function repliesKnown(
  db: Db,
  article: Id<'article'>,
): Promise<ReadonlyMap<Id<'post'>, { readonly comment: Id<'comment'> | null; readonly hidden: string | null }>> {
  const rows = await db
    .selectFrom('article_reply')
    .where('article_id', '=', article)
    .select(['post_id', 'comment_id', 'hidden_at', 'hidden_reason'])
    .execute();
  return new Map(
    rows.map((row) => [row.post_id, { comment: row.comment_id, hidden: row.hidden_at ? row.hidden_reason : null }]),
  );
}

/** A comment on the desk of who moderates. The address is never shown. */
export interface ModeratedComment {
  readonly id: Id<'comment'>;
  readonly name: string;
  readonly text: string;
  readonly at: Date;
  readonly state: 'held' | 'shown' | 'hidden';
  readonly reason: string;
}

/**
 * Confirmed comments, those that wait first, then the newest.
 * @throws Refusal 404 for whoever may not moderate them.
 */
export async function commentsToModerate(
  db: Db,
  actor: Actor,
  article: { readonly id: Id<'article'>; readonly account: Id<'account'>; readonly campaign: Id<'campaign'> | null },
): Promise<readonly ModeratedComment[]> {
  if (!(await articleRights(db, actor, article)).moderate) throw notFound();
  const { rows } = await sql<ModeratedComment>`
    select id, name, text, sent_at as at, hidden_reason as reason,
      case when hidden_at is not null then 'hidden' when shown_at is not null then 'shown' else 'held' end as state
    from article_comment
    where article_id = ${article.id} and confirmed_at is not null and deleted_at is null
    order by (shown_at is null and hidden_at is null) desc, id desc limit ${MOST}`.execute(db);
  return rows;
}

/** How many wait. */
export async function commentsWaiting(db: Db, article: Id<'article'>): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from article_comment where article_id = ${article}
      and confirmed_at is not null and shown_at is null and hidden_at is null and deleted_at is null`.execute(db);
  return rows[0]?.n ?? 0;
}
