import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { accountsFor } from './notice-many.ts';
import type { NotificationKind } from './schema.ts';

/**
 * Makes of the notices about a post what it has become: those of the kinds `before` turn into one of the kind `kind`,
 * already seen. Who has one of that kind keeps that one alone.
 */
export async function turnNotices(
  tx: Tx,
  notice: {
    readonly kind: NotificationKind;
    readonly before: readonly NotificationKind[];
    /** The account that they came from. */
    readonly from: Id<'account'>;
    readonly post: Id<'post'>;
    /** A query that gives `person_id`, each person once. */
    readonly recipients: RawBuilder<{ person_id: string }>;
  },
): Promise<void> {
  const { kind, from, post } = notice;
  const accounts = accountsFor(notice.recipients);
  const of = (
    table: string,
  ) => sql`${sql.ref(`${table}.account_id`)} = told.id and ${sql.ref(`${table}.from_id`)} = ${from}
    and coalesce(${sql.ref(`${table}.post_id`)}, 0) = ${post}::bigint`;
  for (const earlier of notice.before) {
    await sql`
      update notification set kind = ${kind}, seen_at = coalesce(seen_at, ${tx.now})
      from (${accounts}) as told
      where notification.kind = ${earlier} and ${of('notification')} and not exists (
        select from notification other where other.kind = ${kind} and ${of('other')})`.execute(tx);
    await sql`
      delete from notification using (${accounts}) as told
      where notification.kind = ${earlier} and ${of('notification')}`.execute(tx);
  }
}
