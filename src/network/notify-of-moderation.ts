import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { toldByPush } from '#push';
import { type News, topics } from './news.ts';
import type { NotificationKind } from './schema.ts';

/** What a line of moderation is about. */
type About = Id<'moderation-action'> | Id<'case'> | Id<'appeal'>;

/**
 * Writes a line of moderation into the inboxes of accounts, one of each kind and matter: told again, it is new again and
 * waits to be seen. It comes from nobody: those who moderate speak for the server, and who reported is never said.
 */
export async function notifyOfModeration(
  tx: Tx,
  kind: Extract<NotificationKind, 'moderation' | 'report' | 'case' | 'jury'>,
  accounts: readonly Id<'account'>[],
  about: About,
): Promise<News> {
  const to = [...new Set(accounts)];
  if (to.length === 0) return [];
  const written = sql`
    insert into notification (id, account_id, kind, from_id, about_id, created_at)
    select ${tx.newIds<'notification'>(to.length)}::bigint + row_number() over () - 1, id, ${kind}::text, id,
      ${about}::bigint, ${tx.now}::timestamptz
    from account where id = any(${to}::bigint[]) and person_id is not null and deleted_at is null
    on conflict (account_id, kind, from_id, coalesce(post_id, 0), coalesce(about_id, 0)) where kind <> 'membership' do update
      set id = excluded.id, created_at = excluded.created_at, seen_at = null, dismissed_at = null
    returning id, account_id, filtered_at`;
  const { rows } = await toldByPush(tx, { kind, from: sql`told.account_id`, post: null }, written).execute(tx);
  return rows.map((row) => ({ topic: topics.account(row.account_id), kind: 'notification', data: { id: row.id } }));
}
