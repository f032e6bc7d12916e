import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { manyToldByPush, toldByPush } from '#push';
import { type News, topics } from './news.ts';
import type { NotificationKind } from './schema.ts';

/** Above so many, nobody is rung: pages learn it when they are next asked for. */
const MOST_RINGS = 500;

export interface NoticeToMany {
  readonly kind: NotificationKind;
  /** The account that it comes from. */
  readonly from: Id<'account'>;
  /** The post that it is about, which everybody can see; null when it is about none. */
  readonly post: Id<'post'> | null;
  /** A query that gives `person_id`, each person once. */
  readonly recipients: RawBuilder<{ person_id: string }>;
}

/** The account whose inbox tells a person, as `id`. */
export const accountsFor = (recipients: RawBuilder<{ person_id: string }>): RawBuilder<unknown> => sql`
  select min(account.id) as id from (${recipients}) as recipient
  join account on account.person_id = recipient.person_id and account.deleted_at is null and account.domain is null
  group by account.person_id`;

/**
 * Writes one line into the inbox of each of many people by one statement, also of whoever it comes from. Told again of
 * the same thing, it is new again and waits to be seen.
 */
export async function noticeMany(
  tx: Tx,
  notice: NoticeToMany,
): Promise<{ readonly told: number; readonly news: News }> {
  const accounts = accountsFor(notice.recipients);
  const { rows } = await sql<{ people: number }>`
    select count(*)::integer as people from (${notice.recipients}) as counted`.execute(tx);
  const people = rows[0]?.people ?? 0;
  if (people === 0) return { told: 0, news: [] };
  const written = sql`
    insert into notification (id, account_id, kind, from_id, post_id, created_at)
    select ${tx.newIds<'notification'>(people)}::bigint + row_number() over () - 1, told.id, ${notice.kind}::text,
      ${notice.from}::bigint, ${notice.post}::bigint, ${tx.now}::timestamptz
    from (${accounts} order by id limit ${people}) as told
    on conflict (account_id, kind, from_id, coalesce(post_id, 0), coalesce(about_id, 0)) where kind <> 'membership' do update
      set id = excluded.id, created_at = excluded.created_at, seen_at = null, dismissed_at = null
    returning id, account_id, filtered_at`;
  if (people > MOST_RINGS) {
    const { rows } = await manyToldByPush(tx, notice, written).execute(tx);
    return { told: rows[0]?.people ?? 0, news: [] };
  }
  const { rows: rung } = await toldByPush(tx, notice, written).execute(tx);
  return {
    told: rung.length,
    news: rung.map((row) => ({ topic: topics.account(row.account_id), kind: 'notification', data: { id: row.id } })),
  };
}
