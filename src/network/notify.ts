import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { toldByPush } from '#push';
import { type News, topics } from './news.ts';
import type { NotificationKind } from './schema.ts';
import { admissionOf, isFilterable } from './policy-rule.ts';
import { notBlocking, visibleToAccount } from './visibility.ts';

interface Occasion {
  kind: NotificationKind;
  from: Id<'account'>;
  to: readonly Id<'account'>[];
  post?: Id<'post'>;
}

/**
 * Writes news into the inboxes of people who live here: never one's own, never about what the
 * recipient cannot see, never the same twice, and nothing of somebody or of a conversation that they keep away. What one
 * account does to another is subject to the policy of its reader; with anything else, a limited account reaches those
 * who follow it.
 */
export async function notify(tx: Tx, { kind, from, to, post }: Occasion): Promise<News> {
  const recipients = [...new Set(to)].filter((account) => account !== from);
  if (recipients.length === 0) return [];
  const rows = sql.join(recipients.map((account) => sql`(${tx.newId<'notification'>()}::bigint, ${account}::bigint)`));
  const subject = isFilterable(kind);
  const written = sql`
    insert into notification (id, account_id, kind, from_id, post_id, created_at, filtered_at)
    select news.id, account.id, ${kind}, ${from}, ${post ?? null}::bigint, ${tx.now},
      ${subject ? sql`case admitted.way when 'filter' then ${tx.now}::timestamptz end` : sql`null::timestamptz`}
    from (values ${rows}) as news (id, account_id)
    join account on account.id = news.account_id
    ${subject ? sql`cross join lateral (select ${admissionOf(tx, { kind, from, post })} as way) as admitted` : sql``}
    where account.person_id is not null and account.deleted_at is null
      and ${notBlocking(sql.ref('account.id'), sql`${from}::bigint`)}
      and not exists (select 1 from mute where mute.account_id = account.id and mute.target_id = ${from}
        and mute.notifications and (mute.until is null or mute.until > ${tx.now}))
      and ${
        subject
          ? sql`admitted.way <> 'drop'`
          : sql`not exists (select 1 from account as sender where sender.id = ${from} and sender.limited_at is not null
              and not exists (select 1 from follow where follower_id = account.id and followed_id = ${from}))`
      }
      ${
        post === undefined
          ? sql``
          : sql`and exists (select 1 from post where post.id = ${post} and ${visibleToAccount('account.id')}
              and not exists (select 1 from thread_mute
                where thread_mute.account_id = account.id and thread_mute.thread_id = post.thread_id))`
      }
    on conflict do nothing
    returning id, account_id, filtered_at`;
  const { rows: told } = await toldByPush(tx, { kind, from, post: post ?? null }, written).execute(tx);
  return told.map((row) => ({ topic: topics.account(row.account_id), kind: 'notification', data: { id: row.id } }));
}
