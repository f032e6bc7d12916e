import { sql } from 'kysely';
import type { Transact } from '#db';
import { defineJob } from '#jobs';
import { COMMENT_LINK_MS } from './confirm-comment.ts';

const DAY_MS = 86_400_000;

/**
 * Erases what was said would be: comments that nobody confirmed in a week, and the address of each on the day that its
 * author read, with the name unless it was to stay. The words of what is shown remain, with nothing that leads to them.
 */
export const forgetCommenters = defineJob<{ readonly transact: Transact }, Record<string, never>>({
  name: 'articles.forgetCommenters',
  every: DAY_MS,
  async run({ transact }) {
    await transact(async (tx) => {
      const weekAgo = new Date(tx.now.getTime() - COMMENT_LINK_MS);
      await sql`
        delete from article_comment where confirmed_at is null and sent_at <= ${weekAgo} and not exists (
          select from article_comment_link as link where link.comment_id = article_comment.id
            and link.sent_at > ${weekAgo})`.execute(tx);
      // What nobody let in by then goes whole.
      await sql`
        delete from article_comment where keep_until <= ${tx.now} and confirmed_at is not null
          and shown_at is null and deleted_at is null`.execute(tx);
      await sql`
        with forgotten as (
          update article_comment set email = null, email_canonical = null, erased_at = ${tx.now},
            name = case when keep_name then name else '' end
          where keep_until <= ${tx.now} and erased_at is null returning id)
        delete from article_comment_link where comment_id in (select id from forgotten)`.execute(tx);
    });
  },
});
