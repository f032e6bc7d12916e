import type { Actor } from '#accounts';
import { mayOrganise } from '#campaigns';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { Refusal, notAllowed, notFound } from '#refusal';

interface Held {
  readonly id: Id<'article'>;
  readonly account: Id<'account'>;
  readonly campaign: Id<'campaign'> | null;
}

/** What somebody may do with an article. */
export interface ArticleRights {
  /** Write in it: whoever began it, its authors who agreed to be named, and for a campaign’s its organisers. */
  readonly edit: boolean;
  /** Publish, correct and withdraw it: whoever began it, and organisers for a campaign’s. */
  readonly publish: boolean;
  /** Let comments in and hide them: who may write in it, and moderators. */
  readonly moderate: boolean;
}

const NONE: ArticleRights = { edit: false, publish: false, moderate: false };

/** Says it once for every verb and every page. */
export async function articleRights(db: Db, actor: Actor | undefined, article: Held): Promise<ArticleRights> {
  if (!actor) return NONE;
  const organises = article.campaign !== null && mayOrganise(actor);
  const began = article.account === actor.account;
  const edit = began || organises || (await isAuthor(db, actor, article.id));
  const moderates = actor.roles.has('moderator') || actor.roles.has('steward');
  return {
    edit,
    publish: organises || (began && article.campaign === null),
    moderate: edit || moderates,
  };
}

async function isAuthor(db: Db, actor: Actor, article: Id<'article'>): Promise<boolean> {
  const row = await db
    .selectFrom('article_author')
    .where('article_id', '=', article)
    .where('account_id', '=', actor.account)
    .where('accepted_at', 'is not', null)
    .select('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Holds an article until the transaction ends. @throws Refusal 404 when it is not there. */
async function holdArticle(tx: Tx, id: Id<'article'>) {
  const row = await tx.selectFrom('article').where('id', '=', id).selectAll().forUpdate().executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

/**
 * The article that an act changes, held until the transaction ends.
 * @throws Refusal 404 when it is not there, or a draft that the actor may not see; 403 when the actor may not do it.
 */
export async function articleFor(tx: Tx, actor: Actor, id: Id<'article'>, right: keyof ArticleRights) {
  const row = await holdArticle(tx, id);
  const rights = await articleRights(tx, actor, { id, account: row.account_id, campaign: row.campaign_id });
  if (rights[right]) return row;
  throw row.published_at === null && !rights.edit ? notFound() : notAllowed();
}

/** The same while it stands. @throws Refusal 409 when it was withdrawn. */
export async function standingArticleFor(tx: Tx, actor: Actor, id: Id<'article'>, right: keyof ArticleRights) {
  const row = await articleFor(tx, actor, id, right);
  if (row.withdrawn_at) throw new Refusal(409, (m) => m.articles.faults.withdrawn);
  return row;
}
