import { sql } from 'kysely';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { type News, noticeMany } from '#network';
import { hashSecret } from '#random';
import { countComments } from './count.ts';

const DAY_MS = 86_400_000;
/** How long a comment waits to be confirmed. */
export const COMMENT_LINK_MS = 7 * DAY_MS;

const isToken = (token: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(token);

/** A comment behind a link of a mail, as its author sees it. */
export interface LinkedComment {
  readonly id: Id<'comment'>;
  readonly article: Id<'article'>;
  readonly slug: string;
  readonly name: string;
  readonly text: string;
  readonly state: 'unconfirmed' | 'expired' | 'held' | 'shown' | 'hidden';
}

/**
 * Reads which comment a link is for, and changes nothing: mail scanners follow links.
 * @param token from outside.
 * @returns undefined when no mail of ours held it, or the comment is gone.
 */
export async function commentOfLink(db: Db, token: string): Promise<LinkedComment | undefined> {
  if (!isToken(token)) return undefined;
  const row = await db
    .selectFrom('article_comment_link as link')
    .innerJoin('article_comment as comment', 'comment.id', 'link.comment_id')
    .innerJoin('article', 'article.id', 'comment.article_id')
    .where('link.token_hash', '=', hashSecret(token))
    .where('comment.deleted_at', 'is', null)
    .select([
      'comment.id',
      'comment.article_id as article',
      'article.slug',
      'comment.name',
      'comment.text',
      'comment.confirmed_at',
      'comment.shown_at',
      'comment.hidden_at',
      'link.sent_at',
    ])
    .executeTakeFirst();
  if (!row || row.slug === null) return undefined;
  const { id, article, slug, name, text } = row;
  const fresh = db.now.getTime() - row.sent_at.getTime() < COMMENT_LINK_MS;
  const state = row.hidden_at
    ? 'hidden'
    : row.shown_at
      ? 'shown'
      : row.confirmed_at
        ? 'held'
        : fresh
          ? 'unconfirmed'
          : 'expired';
  return { id, article, slug, name, text, state };
}

/**
 * Confirms a comment: the button was pressed. It is shown at once when a comment of the same mailbox was let in by
 * somebody before and none is hidden; else it is held, and those who moderate the article are told. Pressing again
 * changes nothing.
 * @returns how it stands now, and news to publish after commit.
 */
export async function confirmComment(
  tx: Tx,
  token: string,
): Promise<{ comment: LinkedComment; news: News } | undefined> {
  const found = await commentOfLink(tx, token);
  if (!found || found.state !== 'unconfirmed') return found && { comment: found, news: [] };
  const { rows } = await sql<{ known: boolean }>`
    update article_comment as comment set confirmed_at = ${tx.now},
      shown_at = case when ${KNOWN} then ${tx.now}::timestamptz end
    where id = ${found.id} and confirmed_at is null and deleted_at is null
    returning shown_at is not null as known`.execute(tx);
  const [done] = rows;
  if (!done) {
    // Pressed twice at once: the other one did it.
    const now = await commentOfLink(tx, token);
    return now && { comment: now, news: [] };
  }
  await countComments(tx, found.article);
  if (done.known) return { comment: { ...found, state: 'shown' }, news: [] };
  return { comment: { ...found, state: 'held' }, news: await tellModerators(tx, found.article) };
}

const KNOWN = sql`(
  exists (select from article_comment as other where other.email_canonical = comment.email_canonical
    and other.shown_by is not null and other.hidden_at is null)
  and not exists (select from article_comment as other where other.email_canonical = comment.email_canonical
    and other.hidden_at is not null))`;

/** One line in the inbox of each who may let it in: authors, organisers of its campaign, moderators. */
async function tellModerators(tx: Tx, id: Id<'article'>): Promise<News> {
  const post = await tx
    .selectFrom('post')
    .where('about_kind', '=', 'article')
    .where('about_id', '=', id)
    .where('deleted_at', 'is', null)
    .select(['id', 'account_id'])
    .executeTakeFirst();
  if (!post) return [];
  const { news } = await noticeMany(tx, {
    kind: 'comment',
    from: post.account_id,
    post: post.id,
    recipients: sql`
      select account.person_id from article join account on account.id = article.account_id
      where article.id = ${id} and account.person_id is not null
      union
      select account.person_id from article_author as author join account on account.id = author.account_id
      where author.article_id = ${id} and author.accepted_at is not null and account.person_id is not null
      union
      select role_grant.person_id from role_grant where ended_at is null and (role = 'moderator' or (
        role = 'organiser' and (select campaign_id from article where id = ${id}) is not null))`,
  });
  return news;
}

/**
 * Takes a comment back: what was written, by whom and from where is erased. Where others answered it, an empty place
 * stays. @returns undefined when there is nothing behind the link any more.
 */
export async function deleteComment(tx: Tx, token: string): Promise<LinkedComment | undefined> {
  const found = await commentOfLink(tx, token);
  if (!found) return undefined;
  await eraseComment(tx, found.id);
  await countComments(tx, found.article);
  return found;
}

async function eraseComment(tx: Tx, id: Id<'comment'>): Promise<void> {
  const { rows } = await sql<{ answered: boolean }>`
    select exists (select from article_comment as answer where answer.parent_id = comment.id)
      or exists (select from article_reply where comment_id = comment.id) as answered
    from article_comment as comment where id = ${id} for update`.execute(tx);
  if (rows[0]?.answered) {
    await tx
      .updateTable('article_comment')
      .set({ name: '', text: '', email: null, email_canonical: null, erased_at: tx.now, deleted_at: tx.now })
      .where('id', '=', id)
      .execute();
    await tx.deleteFrom('article_comment_link').where('comment_id', '=', id).execute();
  } else {
    await tx.deleteFrom('article_comment').where('id', '=', id).execute();
  }
}
