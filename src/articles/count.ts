import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Id } from '#ids';

/** Which comments of people without an account are shown. */
export const SHOWN = sql<boolean>`(shown_at is not null and hidden_at is null and deleted_at is null)`;

/** Counts the comments of an article anew, one transaction after the other. */
export async function countComments(tx: Tx, article: Id<'article'>): Promise<void> {
  await tx.selectFrom('article').where('id', '=', article).select('id').forNoKeyUpdate().execute();
  await sql`update article set shown_comments = (
    select count(*) from article_comment where article_id = article.id and ${SHOWN})
    where id = ${article}`.execute(tx);
}
