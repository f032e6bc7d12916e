import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Db } from '#db';
import type { Locale } from '#i18n';
import type { Id } from '#ids';
import { type ArticleAuthor, authorsOf } from './authors.ts';
import { readingMinutes } from './reading.ts';
import type { ArticleKind } from './schema.ts';

export interface Cover {
  readonly file: string;
  readonly preview: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  readonly credit: string;
}

/** A published article as lists and cards show it. */
export interface ArticleSummary {
  readonly id: Id<'article'>;
  readonly slug: string;
  readonly kind: ArticleKind;
  readonly language: Locale;
  readonly title: string;
  readonly standfirst: string;
  readonly cover: Cover | null;
  readonly minutes: number;
  readonly publishedAt: Date;
  /** When its last correction was published; null when there is none. */
  readonly correctedAt: Date | null;
  readonly withdrawn: { readonly at: Date; readonly reason: string } | null;
  /** Those who agreed to be named. */
  readonly authors: readonly ArticleAuthor[];
  /** Who answers for it. */
  readonly account: Id<'account'>;
  readonly campaign: { readonly id: Id<'campaign'>; readonly slug: string; readonly title: string } | null;
  readonly comments: number;
}

/** One version of it, as its page shows it. */
export interface Article extends ArticleSummary {
  /** Markdown. */
  readonly body: string;
  readonly version: number;
  readonly versions: readonly ArticleVersion[];
  readonly commentsCloseAt: Date;
  /** The post that announces it. */
  readonly post: { readonly id: Id<'post'>; readonly handle: string } | null;
  readonly publisher: { readonly handle: string; readonly displayName: string } | null;
  /** The same in other languages. */
  readonly translations: readonly { readonly slug: string; readonly language: Locale; readonly title: string }[];
}

export interface ArticleVersion {
  readonly version: number;
  readonly at: Date;
  readonly note: string;
}

const LIST = 20;

/** Published articles joined with one version each: the last, or the one asked for. */
const published = (db: Db, version?: number) =>
  db
    .selectFrom('article')
    .innerJoin('article_version as text', (join) =>
      join.onRef('text.article_id', '=', 'article.id').on((eb) =>
        eb(
          'text.version',
          '=',
          version === undefined
            ? eb
                .selectFrom('article_version as newest')
                .whereRef('newest.article_id', '=', 'article.id')
                .select((inner) => inner.fn.max('newest.version').as('version'))
            : eb.val(version),
        ),
      ),
    )
    .leftJoin('media', 'media.id', 'text.cover_id')
    .leftJoin('campaign', 'campaign.id', 'article.campaign_id')
    .select((eb) => [
      'article.id',
      'article.slug',
      'article.kind',
      'article.language',
      'article.account_id as account',
      'article.published_at as publishedAt',
      'article.withdrawn_at as withdrawnAt',
      'article.withdrawn_reason as reason',
      'article.shown_comments as comments',
      'article.comments_close_at as commentsCloseAt',
      'article.translation_of as translationOf',
      'text.title',
      'text.standfirst',
      'text.body',
      'text.version',
      'text.published_at as versionAt',
      'text.cover_alt as alt',
      'text.cover_credit as credit',
      'media.file',
      'media.preview',
      'media.width',
      'media.height',
      'campaign.id as campaignId',
      'campaign.slug as campaignSlug',
      'campaign.title as campaignTitle',
      eb
        .selectFrom('article_version as last')
        .whereRef('last.article_id', '=', 'article.id')
        .where('last.version', '>', 1)
        .select((inner) => inner.fn.max('last.published_at').as('at'))
        .as('correctedAt'),
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof published>['executeTakeFirstOrThrow']>>;

async function summaries(db: Db, rows: readonly Row[]): Promise<readonly ArticleSummary[]> {
  const authors = await authorsOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    id: row.id,
    slug: row.slug ?? '',
    kind: row.kind,
    language: row.language,
    title: row.title,
    standfirst: row.standfirst,
    account: row.account,
    comments: row.comments,
    minutes: readingMinutes(row.body),
    publishedAt: row.publishedAt ?? row.versionAt,
    correctedAt: row.correctedAt,
    withdrawn: row.withdrawnAt && { at: row.withdrawnAt, reason: row.reason },
    authors: (authors.get(row.id) ?? []).filter(({ state }) => state === 'named'),
    cover:
      row.file === null
        ? null
        : {
            file: row.file,
            preview: row.preview ?? row.file,
            width: row.width ?? 0,
            height: row.height ?? 0,
            alt: row.alt,
            credit: row.credit,
          },
    campaign:
      row.campaignId === null
        ? null
        : { id: row.campaignId, slug: row.campaignSlug ?? '', title: row.campaignTitle ?? '' },
  }));
}

/** Of which articles a list is made; everything unless told. */
export interface ArticleList {
  readonly campaign?: Id<'campaign'>;
  /** Of which account: what it is named as an author of. */
  readonly account?: Id<'account'>;
  readonly kind?: ArticleKind | undefined;
  /** Older than this one. */
  readonly before?: Id<'article'> | undefined;
  readonly limit?: number;
}

/** Articles that stand, newest first; `older` leads on. */
export async function listArticles(
  db: Db,
  which: ArticleList = {},
): Promise<{ items: readonly ArticleSummary[]; older: Id<'article'> | undefined }> {
  const { items, older } = await listRows(db, which);
  return { items: await summaries(db, items), older };
}

/** The same with their texts, for feeds and programs. */
export async function listWholeArticles(
  db: Db,
  which: ArticleList = {},
): Promise<{ items: readonly (ArticleSummary & { readonly body: string })[]; older: Id<'article'> | undefined }> {
  const { items, older } = await listRows(db, which);
  const bodies = new Map(items.map(({ id, body }) => [id, body]));
  return { items: (await summaries(db, items)).map((one) => ({ ...one, body: bodies.get(one.id) ?? '' })), older };
}

async function listRows(db: Db, { campaign, account, kind, before, limit = LIST }: ArticleList) {
  let query = published(db).where('article.published_at', 'is not', null).where('article.withdrawn_at', 'is', null);
  if (campaign !== undefined) query = query.where('article.campaign_id', '=', campaign);
  if (kind !== undefined) query = query.where('article.kind', '=', kind);
  if (account !== undefined) {
    query = query.where(
      sql<boolean>`exists (select from article_author where article_author.article_id = article.id
        and article_author.account_id = ${account} and accepted_at is not null)`,
    );
  }
  if (before !== undefined) {
    query = query.where(
      sql<boolean>`(article.published_at, article.id) < (select published_at, id from article where id = ${before})`,
    );
  }
  const rows = await query
    .orderBy('article.published_at', 'desc')
    .orderBy('article.id', 'desc')
    .limit(limit + 1)
    .execute();
  const items = rows.slice(0, limit);
  return { items, older: rows.length > limit ? items.at(-1)?.id : undefined };
}

/** By number, for the cards of posts; those that were withdrawn too. */
export async function articlesByIds(db: Db, ids: readonly Id<'article'>[]): Promise<readonly ArticleSummary[]> {
  if (ids.length === 0) return [];
  return summaries(
    db,
    await published(db).where('article.published_at', 'is not', null).where('article.id', 'in', ids).execute(),
  );
}

/** Whether an account is named as the author of anything that stands. */
export async function hasArticles(db: Db, account: Id<'account'>): Promise<boolean> {
  return (await listRows(db, { account, limit: 1 })).items.length > 0;
}

/**
 * A published article by the end of its address, now or before; a version when one is asked for.
 * @returns undefined when there is none. `slug` says what its address is now.
 */
export async function articleBySlug(db: Db, slug: string, version?: number): Promise<Article | undefined> {
  if (!/^[a-z0-9-]{1,80}$/.test(slug)) return undefined;
  const row = await published(db, version)
    .where('article.published_at', 'is not', null)
    .where(
      'article.id',
      '=',
      db.selectFrom('article_slug').where('article_slug.slug', '=', slug).select('article_slug.article_id'),
    )
    .executeTakeFirst();
  if (!row) return undefined;
  const [summary] = await summaries(db, [row]);
  if (!summary) return undefined;
  const group = row.translationOf ?? row.id;
  const [versions, post, publisher, translations] = await Promise.all([
    db
      .selectFrom('article_version')
      .where('article_id', '=', row.id)
      .orderBy('version', 'desc')
      .select(['version', 'published_at as at', 'note'])
      .execute(),
    db
      .selectFrom('post')
      .innerJoin('account', 'account.id', 'post.account_id')
      .where('about_kind', '=', 'article')
      .where('about_id', '=', row.id)
      .where('post.deleted_at', 'is', null)
      .select(['post.id', 'account.handle'])
      .executeTakeFirst(),
    db
      .selectFrom('account')
      .where('id', '=', row.account)
      .where('deleted_at', 'is', null)
      .select(['handle', 'display_name as displayName'])
      .executeTakeFirst(),
    published(db)
      .where((eb) => eb.or([eb('article.id', '=', group), eb('article.translation_of', '=', group)]))
      .where('article.id', '<>', row.id)
      .where('article.published_at', 'is not', null)
      .where('article.withdrawn_at', 'is', null)
      .execute(),
  ]);
  return {
    ...summary,
    body: row.body,
    version: row.version,
    versions,
    commentsCloseAt: row.commentsCloseAt ?? summary.publishedAt,
    post: post ?? null,
    publisher: publisher ?? null,
    translations: translations.map((one) => ({ slug: one.slug ?? '', language: one.language, title: one.title })),
  };
}

/** A line of one’s own desk. */
export interface OwnArticle {
  readonly id: Id<'article'>;
  readonly slug: string | null;
  readonly title: string;
  readonly kind: ArticleKind;
  readonly savedAt: Date | null;
  readonly publishedAt: Date | null;
  readonly withdrawn: boolean;
  /** Comments that wait to be let in. */
  readonly waiting: number;
  /** How the reader stands to it as an author. */
  readonly byline: 'named' | 'asked' | 'declined' | 'none';
  readonly askedBy: string | null;
}

/** What one began, writes in, or is asked to be named for; the newest first. */
export async function ownArticles(db: Db, actor: Actor): Promise<readonly OwnArticle[]> {
  const { rows } = await sql<OwnArticle>`
    select article.id, article.slug, article.kind, article.published_at as "publishedAt", draft.saved_at as "savedAt",
      article.withdrawn_at is not null as withdrawn,
      coalesce(draft.title, last.title, '') as title,
      (select count(*)::int from article_comment where article_id = article.id and confirmed_at is not null
        and shown_at is null and hidden_at is null and deleted_at is null) as waiting,
      case when author.id is null then 'none' when author.accepted_at is not null then 'named'
        when author.declined_at is not null then 'declined' else 'asked' end as byline,
      asker.display_name as "askedBy"
    from article
    left join article_draft as draft on draft.article_id = article.id
    left join lateral (
      select title from article_version where article_id = article.id order by version desc limit 1) as last on true
    left join article_author as author on author.article_id = article.id and author.account_id = ${actor.account}
    left join account as asker on asker.id = author.asked_by
    where article.account_id = ${actor.account} or (author.id is not null and author.declined_at is null)
    order by coalesce(draft.saved_at, article.published_at) desc, article.id desc
    limit 200`.execute(db);
  return rows;
}
