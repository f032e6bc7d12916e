import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#db';
import type { Id } from '#ids';
import { kindsOf, USUAL_CHOICES } from './kinds.ts';

/** That a subscription stands: what asked for it has not ended, and the account is not suspended. */
export const standing = (now: Date): RawBuilder<boolean> => sql<boolean>`(not exists (
    select from account where account.id = push_subscription.account_id and account.suspended_at is not null)
  and (exists (select from session where session.id = push_subscription.session_id
    and session.ended_at is null and session.expires_at > ${now})
  or exists (select from access_token where access_token.id = push_subscription.token_id
    and access_token.revoked_at is null and (access_token.expires_at is null or access_token.expires_at > ${now}))))`;

/**
 * Completes a statement that writes notifications, so that whoever asked for it is told of them: in the same statement,
 * for many as for one. Of what their policy sets apart nobody is told.
 * @param written an `insert … returning id, account_id, filtered_at`.
 * @returns a query that gives those rows of which people are told. It stands by itself: no other may hold it.
 */
export const toldByPush = (
  tx: Pick<Db, 'now'>,
  news: Told,
  written: RawBuilder<unknown>,
): RawBuilder<{ id: Id<'notification'>; account_id: Id<'account'> }> => telling(tx, news, written, sql`id, account_id`);

/** The same, that gives how many those rows are. */
export const manyToldByPush = (
  tx: Pick<Db, 'now'>,
  news: Told,
  written: RawBuilder<unknown>,
): RawBuilder<{ people: number }> => telling(tx, news, written, sql`count(*)::integer as people`);

interface Told {
  readonly kind: string;
  readonly from: RawBuilder<unknown> | Id<'account'>;
  readonly post: Id<'post'> | null;
}

function telling<Row>(
  { now }: Pick<Db, 'now'>,
  news: Told,
  written: RawBuilder<unknown>,
  asked: RawBuilder<unknown>,
): RawBuilder<Row> {
  const { kind, from, post } = news;
  const isSaid = kind === 'mention' || kind === 'reply';
  const wanted = isSaid
    ? sql`(select case when visibility = 'direct' then 'private' else ${kind}::text end from post where id = ${post}::bigint)`
    : sql`${kind}::text`;
  return sql<Row>`
    with written as (${written}),
    told as (select id, account_id from written where filtered_at is null),
    pushed as (
      insert into push_message (subscription_id, notification_id, kind, created_at, next_at)
      select push_subscription.id, told.id, ${wanted}, ${now}::timestamptz, ${now}::timestamptz
      from told join push_subscription on push_subscription.account_id = told.account_id
      left join push_preference on push_preference.account_id = told.account_id
      where ${wanted} = any(coalesce(push_subscription.kinds, push_preference.kinds, ${kindsOf(USUAL_CHOICES)}::text[]))
        and ${standing(now)}
        and case push_subscription.policy
          when 'all' then true
          when 'followed' then exists (select from follow
            where follower_id = told.account_id and followed_id = ${from})
          when 'follower' then exists (select from follow
            where followed_id = told.account_id and follower_id = ${from})
          else false end
      on conflict do nothing)
    select ${asked} from told`;
}
