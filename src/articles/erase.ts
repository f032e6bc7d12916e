import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { retellAnnouncement } from '#network';
import { dropCovers } from './draft.ts';

interface Row {
  id: Id<'article'>;
  published: boolean;
  stays: boolean;
  heir: Id<'account'> | null;
}

/**
 * Erases what an account wrote as articles, because its person leaves: drafts, and with their pictures the articles
 * that are its own. One of several authors leaves it to the next; a campaign’s article stays with the campaign. Nobody
 * is named in it any more.
 */
export async function eraseArticles(tx: Tx, account: Id<'account'>): Promise<void> {
  await tx.deleteFrom('article_author').where('account_id', '=', account).execute();
  const { rows } = await sql<Row>`
    select article.id, published_at is not null as published, campaign_id is not null as stays,
      (select author.account_id from article_author as author
        join account on account.id = author.account_id and account.deleted_at is null
        where author.article_id = article.id and author.accepted_at is not null
        order by author.id limit 1) as heir
    from article where account_id = ${account} for update`.execute(tx);
  for (const article of rows) {
    if (article.heir !== null) {
      await tx.updateTable('article').set({ account_id: article.heir }).where('id', '=', article.id).execute();
    } else if (!article.published) await eraseDraft(tx, article.id);
    else if (!article.stays) await eraseText(tx, article.id);
  }
}

async function eraseDraft(tx: Tx, id: Id<'article'>): Promise<void> {
  const gone = await tx.deleteFrom('article_draft').where('article_id', '=', id).returning('cover_id').execute();
  await tx.deleteFrom('article_author').where('article_id', '=', id).execute();
  await tx.deleteFrom('article').where('id', '=', id).execute();
  await dropCovers(tx, coversIn(gone));
}

/** Leaves the empty place at its address, with what others said under it out of sight. */
async function eraseText(tx: Tx, id: Id<'article'>): Promise<void> {
  const draft = await tx.deleteFrom('article_draft').where('article_id', '=', id).returning('cover_id').execute();
  const versions = await tx.selectFrom('article_version').where('article_id', '=', id).select('cover_id').execute();
  await tx
    .updateTable('article_version')
    .set({ title: '', standfirst: '', body: '', cover_id: null, cover_alt: '', cover_credit: '', note: '' })
    .where('article_id', '=', id)
    .execute();
  await sql`update article set withdrawn_at = coalesce(withdrawn_at, ${tx.now}), withdrawn_reason = '',
    comments_close_at = least(comments_close_at, ${tx.now}) where id = ${id}`.execute(tx);
  await tx.deleteFrom('article_author').where('article_id', '=', id).execute();
  await dropCovers(tx, coversIn([...draft, ...versions]));
  await retellAnnouncement(tx, { kind: 'article', id }, '');
}

const coversIn = (rows: readonly { cover_id: Id<'media'> | null }[]): Id<'media'>[] => [
  ...new Set(rows.flatMap((row) => row.cover_id ?? [])),
];
