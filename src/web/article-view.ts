import {
  type Article,
  articleBySlug,
  type ArticleComment,
  type ArticleRights,
  articleRights,
  commentsOf,
  commentsWaiting,
  renderArticle,
  type RenderedArticle,
  repliesKnown,
} from '#articles';
import type { Ctx } from '#http';
import { type Locale, type Messages, messagesFor } from '#i18n';
import type { Id } from '#ids';
import { type Branch, readProfile, readThread } from '#network';
import { notFound } from '#refusal';
import { type ShownPost, showPosts, toPersonView } from './feed.tsx';
import type { PersonView } from './components/person.tsx';

/** The article of this address. @throws Refusal 404 */
export async function articleOf(c: Ctx, version?: number): Promise<Article> {
  const article = await articleBySlug(c.var.deps.db, c.req.param('slug') ?? '', version);
  if (!article) throw notFound();
  return article;
}

const MOST_TEXTS = 200;
/** By language and text: a version never changes, and reading Markdown costs some milliseconds a page. */
const texts = new Map<string, RenderedArticle>();

/** Its text as HTML, with the words around its notes in its own language. */
export function rendered(body: string, language: Locale): RenderedArticle {
  const key = `${language} ${body}`;
  const say = messagesFor(language).articles;
  const text = texts.get(key) ?? renderArticle(body, { notes: say.notes, back: say.noteBack, note: say.noteNumber });
  texts.delete(key);
  texts.set(key, text);
  for (const oldest of texts.keys()) {
    if (texts.size <= MOST_TEXTS) break;
    texts.delete(oldest);
  }
  return text;
}

/** One thing that was said, with what answers it. */
export type Said =
  | { readonly kind: 'post'; readonly at: Date; readonly shown: ShownPost; readonly answers: readonly Said[] }
  | {
      readonly kind: 'comment';
      readonly at: Date;
      readonly comment: ArticleComment;
      readonly answers: readonly Said[];
    };

/** What the page of an article shows beside its text. */
export interface ArticleView {
  readonly article: Article;
  readonly text: RenderedArticle;
  /** Its authors who have an account, as the reader stands to them. */
  readonly people: ReadonlyMap<Id<'account'>, PersonView>;
  readonly said: readonly Said[];
  readonly rights: ArticleRights;
  /** Comments that wait, for who may let them in. */
  readonly waiting: number;
  /** What the form answers, with the name of whoever said it. */
  readonly answering: { readonly value: string; readonly name: string } | undefined;
}

export async function loadArticle(c: Ctx, article: Article): Promise<ArticleView> {
  const { deps, viewer, m } = c.var;
  const rights = await articleRights(deps.db, viewer, {
    id: article.id,
    account: article.account,
    campaign: article.campaign?.id ?? null,
  });
  const [profiles, said, waiting] = await Promise.all([
    Promise.all(
      article.authors.flatMap(({ account }) => (account ? [readProfile(deps.db, viewer, account.handle)] : [])),
    ),
    loadDiscussion(c, article),
    rights.moderate ? commentsWaiting(deps.db, article.id) : 0,
  ]);
  return {
    article,
    text: rendered(article.body, article.language),
    people: new Map(profiles.flatMap((one) => (one ? [[one.id, toPersonView(one, viewer)] as const] : []))),
    said,
    rights,
    waiting,
    answering: answeringIn(said, c.req.query('answer'), m),
  };
}

/** How deep answers are set in; what is deeper stands with them, in the order of time. */
const DEEPEST = 2;

/** Posts of accounts and comments of readers without one, in one order: by time, answers under what they answer. */
async function loadDiscussion(c: Ctx, article: Article): Promise<readonly Said[]> {
  const { deps, viewer } = c.var;
  const [comments, known, thread] = await Promise.all([
    commentsOf(deps.db, article.id),
    repliesKnown(deps.db, article.id),
    article.post ? readThread(deps.db, viewer, article.post.id) : undefined,
  ]);
  const parents = new Map<Id<'post'>, string>();
  const collect = (branches: readonly Branch[], parent: string): void => {
    for (const { id, replies } of branches) {
      const one = known.get(id);
      // What is hidden here takes its answers along.
      if (one?.hidden != null) continue;
      parents.set(id, one?.comment ? `c-${one.comment}` : parent);
      collect(replies, `p-${id}`);
    }
  };
  collect(thread?.replies ?? [], '');
  const posts = await showPosts(c, [...parents.keys()]);
  const nodes = [
    ...posts.map((shown) => ({
      key: `p-${shown.id}`,
      parent: parents.get(shown.id) ?? '',
      one: { kind: 'post' as const, at: shown.loaded.createdAt, shown },
    })),
    ...comments.map((comment) => ({
      key: `c-${comment.id}`,
      parent: comment.parent ? `c-${comment.parent}` : comment.parentPost ? `p-${comment.parentPost}` : '',
      one: { kind: 'comment' as const, at: comment.at, comment },
    })),
  ].toSorted((a, b) => a.one.at.getTime() - b.one.at.getTime());
  const there = new Set(nodes.map(({ key }) => key));
  const under = Map.groupBy(nodes, ({ parent }) => (there.has(parent) ? parent : ''));
  const all = (key: string): readonly Said[] =>
    (under.get(key) ?? []).flatMap((node) => [{ ...node.one, answers: [] }, ...all(node.key)]);
  const tree = (key: string, depth: number): readonly Said[] =>
    (under.get(key) ?? []).map(({ key: own, one }) => ({
      ...one,
      answers: depth < DEEPEST ? tree(own, depth + 1) : all(own).toSorted((a, b) => a.at.getTime() - b.at.getTime()),
    }));
  return tree('', 1);
}

export const keyOf = (one: Said): string => (one.kind === 'post' ? `p-${one.shown.id}` : `c-${one.comment.id}`);

export const nameOf = (one: Said, m: Messages): string =>
  one.kind === 'post' ? one.shown.post.author.displayName : one.comment.name || m.articles.discussion.reader;

/** @param asked from outside: what one wants to answer, as `keyOf` writes it. */
function answeringIn(
  said: readonly Said[],
  asked: string | undefined,
  m: Messages,
): { value: string; name: string } | undefined {
  if (!asked) return undefined;
  const found = flat(said).find((one) => keyOf(one) === asked);
  return found && { value: asked, name: nameOf(found, m) };
}

const flat = (said: readonly Said[]): readonly Said[] => said.flatMap((one) => [one, ...flat(one.answers)]);

export const countSaid = (said: readonly Said[]): number =>
  flat(said).filter((one) => one.kind === 'post' || one.comment.gone === null).length;
