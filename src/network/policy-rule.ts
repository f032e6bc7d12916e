import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#db';
import type { Id } from '#ids';
import type { Admission, NotificationKind } from './schema.ts';
import { SOCIAL_KINDS } from './social-kinds.ts';

export interface NewsPolicy {
  /** Of people whom one does not follow. */
  readonly notFollowing: Admission;
  /** Of people who do not follow one, or for less than three days. */
  readonly notFollowers: Admission;
  /** Of accounts made in the last 30 days, unless one follows them. */
  readonly newAccounts: Admission;
  /** Written to one alone, unless one follows them or named them in the same thread before. */
  readonly privateMentions: Admission;
  /** Of accounts that moderation limited, unless one follows them. */
  readonly limitedAccounts: Admission;
}

/** Until an account says otherwise: everybody comes in, and who was limited waits apart. */
export const USUAL_POLICY: NewsPolicy = {
  notFollowing: 'accept',
  notFollowers: 'accept',
  newAccounts: 'accept',
  privateMentions: 'accept',
  limitedAccounts: 'filter',
};

const NEW_ACCOUNT_DAYS = 30;
const NEW_FOLLOWER_DAYS = 3;

/** What one account does to another. That a post one took part in was edited concerns what one did oneself. */
const FILTERABLE_KINDS: readonly NotificationKind[] = SOCIAL_KINDS.filter((kind) => kind !== 'edit');
export const isFilterable = (kind: NotificationKind): boolean => FILTERABLE_KINDS.includes(kind);

const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * 86_400_000);

/**
 * What becomes of news for the reader whom the query names `account`: the strictest of what their policy says of all that
 * holds for its sender, as docs.joinmastodon.org/entities/NotificationPolicy has it. Whoever they let through comes in.
 */
export function admissionOf(
  { now }: Pick<Db, 'now'>,
  { kind, from, post }: { kind: NotificationKind; from: Id<'account'>; post?: Id<'post'> | undefined },
): RawBuilder<Admission> {
  const follows = sql`exists (select from follow where follower_id = account.id and followed_id = ${from})`;
  const isPrivate =
    post === undefined || (kind !== 'mention' && kind !== 'reply')
      ? sql`false`
      : sql`exists (select from post as said where said.id = ${post} and said.visibility = 'direct'
          and not exists (select from post as own join mention on mention.post_id = own.id
            where own.thread_id = said.thread_id and own.account_id = account.id and own.deleted_at is null
              and own.id < said.id and mention.account_id = ${from}))`;
  const usual = USUAL_POLICY;
  return sql<Admission>`(select case
      when exists (select from notification_permission as let_in
        where let_in.account_id = account.id and let_in.from_id = ${from}) then 'accept'
      when bool_or(rule.way = 'drop') then 'drop'
      when bool_or(rule.way = 'filter') then 'filter'
      else 'accept' end
    from account as sender
    left join notification_policy as policy on policy.account_id = account.id
    cross join lateral (values
      (coalesce(policy.not_following, ${usual.notFollowing}), not ${follows}),
      (coalesce(policy.not_followers, ${usual.notFollowers}), not exists (select from follow
        where follower_id = ${from} and followed_id = account.id and created_at <= ${daysBefore(now, NEW_FOLLOWER_DAYS)})),
      (coalesce(policy.new_accounts, ${usual.newAccounts}),
        sender.created_at > ${daysBefore(now, NEW_ACCOUNT_DAYS)} and not ${follows}),
      (coalesce(policy.private_mentions, ${usual.privateMentions}), ${isPrivate} and not ${follows}),
      (coalesce(policy.limited_accounts, ${usual.limitedAccounts}), sender.limited_at is not null and not ${follows})
    ) as rule (way, holds)
    where sender.id = ${from} and rule.holds)`;
}
