import * as v from 'valibot';
import type { Actor } from '#accounts';
import { mayOrganise } from '#campaigns';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { choice, line, optional, paragraphs, wholeNumber } from '#input';
import { removePictures } from '#media';
import { Refusal, invalid, notAllowed, notFound } from '#refusal';
import { articleFor, articleRights, standingArticleFor } from './rights.ts';
import type { ArticleKind } from './schema.ts';

export const KINDS = ['essay', 'op-ed', 'manifesto', 'news'] as const satisfies readonly ArticleKind[];
export const LONGEST_BODY = 60_000;
export const LONGEST_TITLE = 120;
export const LONGEST_STANDFIRST = 400;
const MOST_DRAFTS = 50;

/** What is being written; everything may still be missing. The body is Markdown. */
export const DraftFields = v.object({
  title: optional(line(LONGEST_TITLE)),
  standfirst: optional(paragraphs(LONGEST_STANDFIRST, 0)),
  body: optional(paragraphs(LONGEST_BODY, 0)),
  coverAlt: optional(paragraphs(1_500, 0)),
  coverCredit: optional(line(160)),
  language: choice(['en', 'fr']),
  kind: v.optional(choice(KINDS), 'essay'),
  /** The end of the address of a campaign; an organiser’s choice. */
  campaign: optional(line(80)),
  /** The address of the article that it is the translation of. */
  translationOf: optional(line(300)),
  /** What the form was made from: 0 when nothing had been saved. */
  revision: v.optional(wholeNumber(0, 1_000_000_000), 0),
});
export type DraftFields = v.InferOutput<typeof DraftFields>;

/** What happens to the cover: left as it is, taken away, or another one. */
export type CoverChange = Id<'media'> | 'none' | undefined;

/** What a form of a draft is made of. */
export interface Draft {
  readonly id: Id<'article'>;
  readonly title: string;
  readonly standfirst: string;
  readonly body: string;
  readonly cover: { readonly file: string; readonly width: number; readonly height: number } | null;
  readonly coverAlt: string;
  readonly coverCredit: string;
  readonly language: 'en' | 'fr';
  readonly kind: ArticleKind;
  readonly campaign: { readonly slug: string; readonly title: string } | null;
  readonly translationOf: string | null;
  readonly revision: number;
  /** Null when what is published is all there is. */
  readonly savedAt: Date | null;
  readonly publishedAt: Date | null;
  readonly slug: string | null;
  readonly withdrawn: boolean;
  /** Whether the reader may publish it. */
  readonly mayPublish: boolean;
  /** The reader is asked to be named and may read, not write. */
  readonly readsOnly: boolean;
}

/**
 * Begins an article in the name of the actor, who is its first author.
 * @throws Refusal 422 with a sentence per field, 403 for a campaign’s when the actor is no organiser.
 */
export async function startArticle(
  tx: Tx,
  actor: Actor,
  input: DraftFields,
  cover?: Id<'media'>,
): Promise<{ id: Id<'article'>; revision: number }> {
  const drafts = await tx
    .selectFrom('article')
    .where('account_id', '=', actor.account)
    .where('published_at', 'is', null)
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow();
  if (Number(drafts.n) >= MOST_DRAFTS) throw new Refusal(409, (m) => m.articles.faults.tooManyDrafts(MOST_DRAFTS));
  const id = tx.newId<'article'>();
  await tx
    .insertInto('article')
    .values({
      id,
      account_id: actor.account,
      campaign_id: await campaignAsked(tx, actor, input),
      kind: input.kind,
      language: input.language,
      translation_of: await originalAsked(tx, actor, input),
      created_at: tx.now,
    })
    .execute();
  await tx
    .insertInto('article_draft')
    .values({ article_id: id, ...written(input), cover_id: cover ?? null, revision: 1, ...savedBy(tx, actor) })
    .execute();
  await tx
    .insertInto('article_author')
    .values({
      id: tx.newId<'article-author'>(),
      article_id: id,
      account_id: actor.account,
      asked_by: actor.account,
      asked_at: tx.now,
      accepted_at: tx.now,
    })
    .execute();
  return { id, revision: 1 };
}

/**
 * Keeps what is written. Of a published article it is a correction in the making, which nobody else sees; its kind,
 * language and campaign stay.
 * @returns what the next saving says it was made from.
 * @throws Refusal 409 when somebody saved since the form was made, or it was withdrawn.
 */
export async function saveDraft(
  tx: Tx,
  actor: Actor,
  id: Id<'article'>,
  input: DraftFields,
  change: CoverChange,
): Promise<{ revision: number }> {
  const article = await standingArticleFor(tx, actor, id, 'edit');
  const before = await baseOf(tx, id);
  if (before.revision !== input.revision) throw new Refusal(409, (m) => m.articles.faults.savedElsewhere);
  const cover = change === undefined ? before.cover_id : change === 'none' ? null : change;
  const revision = before.revision + 1;
  const row = { ...written(input), cover_id: cover, revision, ...savedBy(tx, actor) };
  await tx
    .insertInto('article_draft')
    .values({ article_id: id, ...row })
    .onConflict((conflict) => conflict.column('article_id').doUpdateSet(row))
    .execute();
  const original = await originalAsked(tx, actor, input, id);
  await tx
    .updateTable('article')
    .set({
      translation_of: original,
      ...(article.published_at === null && {
        kind: input.kind,
        language: input.language,
        ...((await campaignChanges(tx, article.campaign_id, input)) && {
          campaign_id: await campaignAsked(tx, actor, input),
        }),
      }),
    })
    .where('id', '=', id)
    .execute();
  if (before.cover_id && before.cover_id !== cover) await dropCovers(tx, [before.cover_id]);
  return { revision };
}

/**
 * Throws away what was not published: the whole article, or the correction in the making.
 * @returns whether an article stands behind it.
 */
export async function discardDraft(tx: Tx, actor: Actor, id: Id<'article'>): Promise<boolean> {
  const article = await articleFor(tx, actor, id, 'edit');
  const draft = await tx
    .deleteFrom('article_draft')
    .where('article_id', '=', id)
    .returning('cover_id')
    .executeTakeFirst();
  const published = article.published_at !== null;
  if (!published) {
    await tx.deleteFrom('article_author').where('article_id', '=', id).execute();
    await tx.updateTable('article').set({ translation_of: null }).where('translation_of', '=', id).execute();
    await tx.deleteFrom('article').where('id', '=', id).execute();
  }
  if (draft?.cover_id) await dropCovers(tx, [draft.cover_id]);
  return published;
}

/** Erases pictures that no draft and no version shows any more. */
export async function dropCovers(tx: Tx, covers: readonly Id<'media'>[]): Promise<void> {
  if (covers.length === 0) return;
  const unused = await tx
    .selectFrom('media')
    .where('id', 'in', covers)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(selectFrom('article_version').whereRef('article_version.cover_id', '=', 'media.id').select('version')),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('article_draft').whereRef('article_draft.cover_id', '=', 'media.id').select('revision'))),
    )
    .select('id')
    .execute();
  await removePictures(
    tx,
    unused.map((one) => one.id),
  );
}

/** What a form is made from: the draft, else what is published, else nothing. */
async function baseOf(tx: Db, id: Id<'article'>) {
  const draft = await tx
    .selectFrom('article_draft')
    .where('article_id', '=', id)
    .select(['revision', 'cover_id'])
    .executeTakeFirst();
  if (draft) return draft;
  const last = await tx
    .selectFrom('article_version')
    .where('article_id', '=', id)
    .orderBy('version', 'desc')
    .select('cover_id')
    .limit(1)
    .executeTakeFirst();
  return { revision: 0, cover_id: last?.cover_id ?? null };
}

const savedBy = (tx: Tx, actor: Actor) => ({ saved_at: tx.now, saved_by: actor.account });

const written = (input: DraftFields) => ({
  title: input.title,
  standfirst: input.standfirst,
  body: input.body,
  cover_alt: input.coverAlt,
  cover_credit: input.coverCredit,
});

async function campaignChanges(tx: Tx, now: Id<'campaign'> | null, input: DraftFields): Promise<boolean> {
  const current = now && (await tx.selectFrom('campaign').where('id', '=', now).select('slug').executeTakeFirst());
  return (current?.slug ?? '') !== input.campaign;
}

/** @throws Refusal 403 when the actor is no organiser, 422 when there is no such campaign. */
async function campaignAsked(tx: Tx, actor: Actor, input: DraftFields): Promise<Id<'campaign'> | null> {
  if (input.campaign === '') return null;
  if (!mayOrganise(actor)) throw notAllowed();
  const found = await tx.selectFrom('campaign').where('slug', '=', input.campaign).select('id').executeTakeFirst();
  if (!found) throw invalid({ campaign: (m) => m.errors.unknownChoice });
  return found.id;
}

/**
 * The original of a translation: published, in the other language, and one that the actor may write in, so that nobody
 * ties their words to those of others.
 */
async function originalAsked(
  tx: Tx,
  actor: Actor,
  input: DraftFields,
  own?: Id<'article'>,
): Promise<Id<'article'> | null> {
  if (input.translationOf === '') return null;
  const slug = /(?:\/articles\/|^)([a-z0-9-]+)\/?$/.exec(input.translationOf)?.[1] ?? '';
  const found = await tx
    .selectFrom('article_slug')
    .innerJoin('article', 'article.id', 'article_slug.article_id')
    .where('article_slug.slug', '=', slug)
    .where('article.published_at', 'is not', null)
    .select([
      'article.id',
      'article.account_id as account',
      'article.campaign_id as campaign',
      'article.language',
      'article.translation_of as original',
    ])
    .executeTakeFirst();
  const fits = found && found.id !== own && found.language !== input.language;
  if (!fits || !(await articleRights(tx, actor, found)).edit) {
    throw invalid({ translationOf: (m) => m.articles.faults.noOriginal });
  }
  return found.original ?? found.id;
}

/**
 * A draft for who writes in it, or was asked to be named as its author.
 * @throws Refusal 404 for everybody else.
 */
export async function draftOf(db: Db, actor: Actor, id: Id<'article'>): Promise<Draft> {
  const row = await db
    .selectFrom('article')
    .leftJoin('article_draft as draft', 'draft.article_id', 'article.id')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('article_version')
          .whereRef('article_version.article_id', '=', 'article.id')
          .orderBy('version', 'desc')
          .limit(1)
          .selectAll()
          .as('last'),
      (join) => join.onTrue(),
    )
    .leftJoin('media', (join) =>
      join.on((eb) =>
        eb(
          'media.id',
          '=',
          eb
            .case()
            .when('draft.article_id', 'is not', null)
            .then(eb.ref('draft.cover_id'))
            .else(eb.ref('last.cover_id'))
            .end(),
        ),
      ),
    )
    .leftJoin('campaign', 'campaign.id', 'article.campaign_id')
    .leftJoin('article as original', 'original.id', 'article.translation_of')
    .where('article.id', '=', id)
    .select((eb) => [
      'article.id',
      'article.account_id as account',
      'article.campaign_id as campaign',
      'article.language',
      'article.kind',
      'article.published_at as publishedAt',
      'article.slug',
      'article.withdrawn_at',
      'draft.revision',
      'draft.saved_at as savedAt',
      eb.fn.coalesce('draft.title', 'last.title').as('title'),
      eb.fn.coalesce('draft.standfirst', 'last.standfirst').as('standfirst'),
      eb.fn.coalesce('draft.body', 'last.body').as('body'),
      eb.fn.coalesce('draft.cover_alt', 'last.cover_alt').as('coverAlt'),
      eb.fn.coalesce('draft.cover_credit', 'last.cover_credit').as('coverCredit'),
      'media.file',
      'media.width',
      'media.height',
      'campaign.slug as campaignSlug',
      'campaign.title as campaignTitle',
      'original.slug as original',
    ])
    .executeTakeFirst();
  if (!row) throw notFound();
  const rights = await articleRights(db, actor, row);
  if (!rights.edit && !(await isAsked(db, actor, id))) throw notFound();
  const {
    file,
    width,
    height,
    campaignSlug,
    campaignTitle,
    withdrawn_at,
    original,
    campaign: _,
    account: __,
    ...rest
  } = row;
  return {
    ...rest,
    title: row.title ?? '',
    standfirst: row.standfirst ?? '',
    body: row.body ?? '',
    coverAlt: row.coverAlt ?? '',
    coverCredit: row.coverCredit ?? '',
    revision: row.revision ?? 0,
    cover: file ? { file, width: width ?? 0, height: height ?? 0 } : null,
    campaign: campaignSlug ? { slug: campaignSlug, title: campaignTitle ?? '' } : null,
    translationOf: original,
    withdrawn: withdrawn_at !== null,
    mayPublish: rights.publish,
    readsOnly: !rights.edit,
  };
}

async function isAsked(db: Db, actor: Actor, id: Id<'article'>): Promise<boolean> {
  const row = await db
    .selectFrom('article_author')
    .where('article_id', '=', id)
    .where('account_id', '=', actor.account)
    .where('declined_at', 'is', null)
    .select('id')
    .executeTakeFirst();
  return row !== undefined;
}
