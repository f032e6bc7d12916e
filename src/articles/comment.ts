import { sql } from 'kysely';
import * as v from 'valibot';
import { canonicalEmail } from '#accounts';
import type { Db, Tx } from '#db';
import type { Locale } from '#i18n';
import { type Id, parseId } from '#ids';
import { checkbox, email, line, paragraphs, parseInput } from '#input';
import { queueMail } from '#mail';
import { hashSecret, newSecret } from '#random';
import { Refusal, type Sentence, invalid, notFound } from '#refusal';
import { letterToConfirmComment } from './letters.ts';

const DAY_MS = 86_400_000;
export const LONGEST_COMMENT = 3_000;
const MOST_LINKS = 2;
/** Mails that one mailbox gets in a day, for all articles together. */
const MOST_MAILS = 5;
/** After the closing of the comments, for a reader to come back to theirs. */
export const KEPT_DAYS = 30;

/** What somebody without an account fills in. */
const CommentInput = v.object({
  name: line(80),
  email: email(),
  text: paragraphs(LONGEST_COMMENT),
  keepName: checkbox(),
});
export type CommentInput = v.InferOutput<typeof CommentInput>;

// A name is no advertisement.
const NO_NAME = /:\/\/|\bwww\.|^[=+@-]|\p{L}\.(?:com|net|org|info|xyz|ru|top)\b/iu;
const LINK = /https?:\/\/|\bwww\./giu;

/** Checks what was filled in. @throws Refusal 422 with a sentence per field. */
export function parseComment(raw: Readonly<Record<string, unknown>>): CommentInput {
  const input = parseInput(CommentInput, raw);
  const faults: Record<string, Sentence> = {};
  if (NO_NAME.test(input.name)) faults['name'] = (m) => m.campaigns.faults.noAddress;
  if ((input.text.match(LINK)?.length ?? 0) > MOST_LINKS) faults['text'] = (m) => m.articles.faults.links(MOST_LINKS);
  if (Object.keys(faults).length > 0) throw invalid(faults);
  return input;
}

/** What a comment answers: nothing but the article, another comment, or a post of the discussion. */
export type CommentParent = { readonly comment: Id<'comment'> } | { readonly post: Id<'post'> } | undefined;

/** `c-12` and `p-34`, as forms carry it. */
export function parentIn(text: unknown): CommentParent {
  if (typeof text !== 'string') return undefined;
  const [kind, number = ''] = text.split('-');
  if (kind === 'c') {
    const comment = parseId<'comment'>(number);
    return comment && { comment };
  }
  const post = kind === 'p' ? parseId<'post'>(number) : undefined;
  return post && { post };
}

/** An article that takes comments. @throws Refusal 404, 409 once they are closed. */
export async function takingComments(db: Db, id: Id<'article'>) {
  const row = await db
    .selectFrom('article')
    .where('id', '=', id)
    .where('published_at', 'is not', null)
    .where('withdrawn_at', 'is', null)
    .select((eb) => [
      'slug',
      'comments_close_at',
      eb
        .selectFrom('article_version')
        .whereRef('article_version.article_id', '=', 'article.id')
        .orderBy('version', 'desc')
        .limit(1)
        .select('article_version.title')
        .as('title'),
    ])
    .executeTakeFirst();
  if (!row || row.slug === null || row.comments_close_at === null) throw notFound();
  if (row.comments_close_at <= db.now) throw new Refusal(409, (m) => m.articles.faults.closed);
  return { slug: row.slug, title: row.title ?? '', closesAt: row.comments_close_at };
}

/** What came of it. For mails and tests: the page says the same whatever it is. */
export type Commented = { outcome: 'asked'; token: string; id: Id<'comment'> } | { outcome: 'asked-enough' };

/**
 * Takes a comment, which nobody sees until the button of its mail is pressed. The same words sent again before that are
 * the same comment with a fresh link; five mails a day and mailbox, then none.
 * @throws Refusal 404 when there is no such article or nothing to answer, 409 once comments are closed.
 */
export async function sendComment(
  tx: Tx,
  o: { article: Id<'article'>; input: CommentInput; parent: CommentParent; locale: Locale; origin: string },
): Promise<Commented> {
  const about = await takingComments(tx, o.article);
  const mailbox = canonicalEmail(o.input.email);
  // Until the transaction ends nobody else decides what this mailbox gets.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`comment ${mailbox}`}, 0))`.execute(tx);
  if ((await mailsToday(tx, mailbox)) >= MOST_MAILS) return { outcome: 'asked-enough' };
  const parent = await parentThere(tx, o.article, o.parent);
  const same = await tx
    .selectFrom('article_comment')
    .where('article_id', '=', o.article)
    .where('email_canonical', '=', mailbox)
    .where('confirmed_at', 'is', null)
    .where('text', '=', o.input.text)
    .select('id')
    .executeTakeFirst();
  const id = same?.id ?? tx.newId<'comment'>();
  if (!same) {
    await tx
      .insertInto('article_comment')
      .values({
        id,
        article_id: o.article,
        ...parent,
        name: o.input.name,
        email: o.input.email,
        email_canonical: mailbox,
        keep_name: o.input.keepName,
        locale: o.locale,
        text: o.input.text,
        sent_at: tx.now,
        keep_until: new Date(about.closesAt.getTime() + KEPT_DAYS * DAY_MS),
      })
      .execute();
  }
  const token = await newLink(tx, id);
  const { locale, origin } = o;
  await queueMail(tx, letterToConfirmComment({ to: o.input.email, locale, article: about, origin }, token));
  return { outcome: 'asked', token, id };
}

/** A link of a mail to the author of a comment. */
export async function newLink(tx: Tx, comment: Id<'comment'>): Promise<string> {
  const token = newSecret(tx.random);
  await tx
    .insertInto('article_comment_link')
    .values({ token_hash: hashSecret(token), comment_id: comment, sent_at: tx.now })
    .execute();
  return token;
}

async function mailsToday(tx: Tx, mailbox: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from article_comment_link as link
    join article_comment as comment on comment.id = link.comment_id
    where comment.email_canonical = ${mailbox}
      and link.sent_at > ${new Date(tx.now.getTime() - DAY_MS)}`.execute(tx);
  return rows[0]?.n ?? 0;
}

async function parentThere(tx: Tx, article: Id<'article'>, parent: CommentParent) {
  if (!parent) return { parent_id: null, parent_post_id: null };
  if ('comment' in parent) {
    await shownComment(tx, article, parent.comment);
    return { parent_id: parent.comment, parent_post_id: null };
  }
  await postInDiscussion(tx, article, parent.post);
  return { parent_id: null, parent_post_id: parent.post };
}

/** @throws Refusal 404 unless the comment is shown under this article. */
export async function shownComment(db: Db, article: Id<'article'>, id: Id<'comment'>): Promise<void> {
  const found = await db
    .selectFrom('article_comment')
    .where('id', '=', id)
    .where('article_id', '=', article)
    .where('shown_at', 'is not', null)
    .where('hidden_at', 'is', null)
    .where('deleted_at', 'is', null)
    .select('id')
    .executeTakeFirst();
  if (!found) throw notFound();
}

/** @throws Refusal 404 unless everybody sees the post among the answers to what announces the article. */
export async function postInDiscussion(db: Db, article: Id<'article'>, id: Id<'post'>): Promise<void> {
  const { rows } = await sql`
    select from post join post as announcing on announcing.id = post.thread_id
    where post.id = ${id} and post.deleted_at is null and post.visibility in ('public', 'unlisted')
      and not post.local_only and announcing.about_kind = 'article' and announcing.about_id = ${article}`.execute(db);
  if (rows.length === 0) throw notFound();
}
