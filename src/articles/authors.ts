import { sql } from 'kysely';
import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { line } from '#input';
import { type News, noticeMany } from '#network';
import { invalid, notFound, Refusal } from '#refusal';
import { standingArticleFor } from './rights.ts';

const MOST_AUTHORS = 12;

export const AuthorInput = v.object({ who: line(100) });

/**
 * Names an author: an account by its handle (`@lea`), which is asked first, or somebody without an account by name.
 * @returns news to publish after commit.
 * @throws Refusal 422 at `who` when there is no such account or it is named already.
 */
export async function addAuthor(tx: Tx, actor: Actor, id: Id<'article'>, who: string): Promise<News> {
  await standingArticleFor(tx, actor, id, 'edit');
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from article_author where article_id = ${id}`.execute(tx);
  if ((rows[0]?.n ?? 0) >= MOST_AUTHORS) throw invalid({ who: (m) => m.articles.faults.tooManyAuthors(MOST_AUTHORS) });
  const author = { id: tx.newId<'article-author'>(), article_id: id, asked_by: actor.account, asked_at: tx.now };
  if (!who.startsWith('@')) {
    await tx
      .insertInto('article_author')
      .values({ ...author, account_id: null, name: who, accepted_at: null, declined_at: null })
      .execute();
    return [];
  }
  const account = await tx
    .selectFrom('account')
    .where((eb) => eb(eb.fn<string>('lower', ['handle']), '=', who.slice(1).toLowerCase()))
    .where('domain', 'is', null)
    .where('deleted_at', 'is', null)
    .where('person_id', 'is not', null)
    .select(['id', 'person_id'])
    .executeTakeFirst();
  if (!account) throw invalid({ who: (m) => m.articles.faults.noAccount });
  const self = account.id === actor.account;
  const added = await tx
    .insertInto('article_author')
    .values({ ...author, account_id: account.id, accepted_at: self ? tx.now : null, declined_at: null })
    .onConflict((conflict) =>
      // Somebody who declined may be asked once more by hand, and only then.
      conflict
        .columns(['article_id', 'account_id'])
        .doUpdateSet({
          declined_at: null,
          asked_at: tx.now,
          asked_by: actor.account,
          accepted_at: self ? tx.now : null,
        })
        .where('article_author.declined_at', 'is not', null),
    )
    .returning('id')
    .executeTakeFirst();
  if (!added) throw invalid({ who: (m) => m.articles.faults.namedAlready });
  if (self) return [];
  const { news } = await noticeMany(tx, {
    kind: 'byline',
    from: actor.account,
    post: null,
    recipients: sql`select ${account.person_id}::bigint as person_id`,
  });
  return news;
}

/** Takes an author off. The last one stays: an article has somebody who answers for it. */
export async function removeAuthor(
  tx: Tx,
  actor: Actor,
  id: Id<'article'>,
  author: Id<'article-author'>,
): Promise<void> {
  await standingArticleFor(tx, actor, id, 'edit');
  const others = await tx
    .selectFrom('article_author')
    .where('article_id', '=', id)
    .where('id', '<>', author)
    .where('declined_at', 'is', null)
    .select('id')
    .limit(1)
    .executeTakeFirst();
  if (!others) throw new Refusal(409, (m) => m.articles.faults.lastAuthor);
  await tx.deleteFrom('article_author').where('article_id', '=', id).where('id', '=', author).execute();
}

/** An account says whether it wants to be named; it may change its mind at any time. */
export async function answerByline(tx: Tx, actor: Actor, id: Id<'article'>, yes: boolean): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('article_author')
    .set({ accepted_at: yes ? tx.now : null, declined_at: yes ? null : tx.now })
    .where('article_id', '=', id)
    .where('account_id', '=', actor.account)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw notFound();
}

/** Somebody named as an author. */
export interface ArticleAuthor {
  readonly id: Id<'article-author'>;
  /** Null for somebody without an account. */
  readonly account: {
    readonly id: Id<'account'>;
    readonly handle: string;
    readonly displayName: string;
    readonly bio: string;
    readonly avatarFile: string | null;
  } | null;
  readonly name: string;
  readonly state: 'named' | 'asked' | 'declined';
}

/** The authors of many articles, in the order in which they were named; those who have not agreed too. */
export async function authorsOf(
  db: Db,
  articles: readonly Id<'article'>[],
): Promise<ReadonlyMap<Id<'article'>, readonly ArticleAuthor[]>> {
  if (articles.length === 0) return new Map();
  const rows = await db
    .selectFrom('article_author as author')
    .leftJoin('account', 'account.id', 'author.account_id')
    .leftJoin('media', 'media.id', 'account.avatar_id')
    .where('author.article_id', 'in', articles)
    .orderBy('author.id')
    .select([
      'author.id',
      'author.article_id as article',
      'author.name',
      'author.accepted_at',
      'author.declined_at',
      'account.id as account',
      'account.handle',
      'account.display_name as displayName',
      'account.bio',
      'media.preview as avatarFile',
    ])
    .execute();
  const found = Map.groupBy(rows, ({ article }) => article);
  return new Map(
    [...found].map(([article, authors]) => [
      article,
      authors.map((row): ArticleAuthor => ({
        id: row.id,
        name: row.displayName || row.name || `@${row.handle ?? ''}`,
        account:
          row.account === null
            ? null
            : {
                id: row.account,
                handle: row.handle ?? '',
                displayName: row.displayName ?? '',
                bio: row.bio ?? '',
                avatarFile: row.avatarFile,
              },
        state: row.account === null || row.accepted_at ? 'named' : row.declined_at ? 'declined' : 'asked',
      })),
    ]),
  );
}
