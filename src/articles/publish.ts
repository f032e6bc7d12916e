import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { line, optional, paragraphs, wholeNumber } from '#input';
import { createPost, type News, retellAnnouncement } from '#network';
import { type Sentence, Refusal, invalid } from '#refusal';
import { articlePath } from './letters.ts';
import { standingArticleFor } from './rights.ts';
import { claimSlug } from './slug.ts';

const DAY_MS = 86_400_000;
/** For how many days comments may stay open; 0 means that there are none. */
export const COMMENT_DAYS = [0, 14, 30, 60, 365] as const;
const SHORTEST_BODY = 100;

export const PublishInput = v.object({
  /** What was corrected; asked for from the second version on. */
  note: optional(line(240)),
  commentDays: v.optional(wholeNumber(0, 365), 60),
});
export type PublishInput = v.InferOutput<typeof PublishInput>;

/**
 * Makes what was written public: the first time with an address and a post that announces it, then as a dated
 * correction, of which earlier versions stay readable.
 * @returns where it stands; publish the news after commit.
 * @throws Refusal 403, 409 when there is nothing new or it was withdrawn, 422 with what is missing.
 */
export async function publishArticle(
  tx: Tx,
  actor: Actor,
  id: Id<'article'>,
  input: PublishInput,
  origin: string,
): Promise<{ slug: string; version: number; news: News }> {
  const article = await standingArticleFor(tx, actor, id, 'publish');
  const draft = await tx.selectFrom('article_draft').where('article_id', '=', id).selectAll().executeTakeFirst();
  if (!draft) throw new Refusal(409, (m) => m.articles.faults.nothingNew);
  const first = article.published_at === null;
  checkWhole(draft, first, input);
  const before = await tx
    .selectFrom('article_version')
    .where('article_id', '=', id)
    .orderBy('version', 'desc')
    .select(['version', 'title'])
    .limit(1)
    .executeTakeFirst();
  const version = (before?.version ?? 0) + 1;
  const { title, standfirst, body, cover_id, cover_alt, cover_credit } = draft;
  await tx
    .insertInto('article_version')
    .values({
      article_id: id,
      version,
      title,
      standfirst,
      body,
      cover_id,
      cover_alt,
      cover_credit,
      note: first ? '' : input.note,
      published_at: tx.now,
      published_by: actor.account,
    })
    .execute();
  await tx.deleteFrom('article_draft').where('article_id', '=', id).execute();
  const slug = article.slug !== null && before?.title === title ? article.slug : await claimSlug(tx, id, title);
  await tx
    .updateTable('article')
    .set({
      slug,
      ...(first && {
        published_at: tx.now,
        comments_close_at: new Date(tx.now.getTime() + input.commentDays * DAY_MS),
      }),
    })
    .where('id', '=', id)
    .execute();
  const text = announcement({ title, standfirst }, origin + articlePath(slug));
  if (!first) {
    await retellAnnouncement(tx, { kind: 'article', id }, text);
    return { slug, version, news: [] };
  }
  const about = { kind: 'article', id } as const;
  const { news } = await createPost(tx, actor, { text, language: article.language, visibility: 'public', about });
  return { slug, version, news };
}

const announcement = ({ title, standfirst }: { title: string; standfirst: string }, url: string): string =>
  `${title}\n\n${standfirst}\n\n${url}`;

/** What a draft may lack and a published article may not. */
function checkWhole(
  draft: { title: string; standfirst: string; body: string; cover_id: unknown; cover_alt: string },
  first: boolean,
  input: PublishInput,
): void {
  const faults: Record<string, Sentence> = {};
  if (draft.title === '') faults['title'] = (m) => m.articles.faults.title;
  if (draft.standfirst === '') faults['standfirst'] = (m) => m.articles.faults.standfirst;
  if ([...draft.body].length < SHORTEST_BODY) faults['body'] = (m) => m.articles.faults.body(SHORTEST_BODY);
  if (draft.cover_id !== null && draft.cover_alt === '') faults['coverAlt'] = (m) => m.articles.faults.coverAlt;
  if (!first && input.note === '') faults['note'] = (m) => m.articles.faults.note;
  if (!COMMENT_DAYS.some((days) => days === input.commentDays)) {
    faults['commentDays'] = (m) => m.errors.unknownChoice;
  }
  if (Object.keys(faults).length > 0) throw invalid(faults);
}

export const WithdrawInput = v.object({ reason: paragraphs(400) });

/**
 * Takes an article out of sight for good: its address says that it was withdrawn, when and why, and its versions and
 * comments are shown no more.
 * @throws Refusal 403, 409 when it was withdrawn or never published.
 */
export async function withdrawArticle(
  tx: Tx,
  actor: Actor,
  id: Id<'article'>,
  reason: string,
  origin: string,
): Promise<{ slug: string }> {
  const article = await standingArticleFor(tx, actor, id, 'publish');
  if (article.slug === null) throw new Refusal(409, (m) => m.articles.faults.notPublished);
  const closes = article.comments_close_at;
  await tx
    .updateTable('article')
    .set({
      withdrawn_at: tx.now,
      withdrawn_by: actor.person,
      withdrawn_reason: reason,
      ...(closes && closes > tx.now && { comments_close_at: tx.now }),
    })
    .where('id', '=', id)
    .execute();
  await retellAnnouncement(tx, { kind: 'article', id }, origin + articlePath(article.slug));
  return { slug: article.slug };
}

export const ClosingInput = v.object({ commentDays: wholeNumber(0, 365) });

/**
 * Says until when comments may come, in days from now; 0 closes them at once. What was said to those who wrote holds:
 * their address is erased on the day that they read.
 */
export async function setCommentsClosing(tx: Tx, actor: Actor, id: Id<'article'>, days: number): Promise<void> {
  await standingArticleFor(tx, actor, id, 'moderate');
  await tx
    .updateTable('article')
    .set({ comments_close_at: new Date(tx.now.getTime() + days * DAY_MS) })
    .where('id', '=', id)
    .where('published_at', 'is not', null)
    .execute();
}
