import { sql } from 'kysely';
import { type FieldView, publicRoles, type Role } from '#accounts';
import type { Db } from '#db';
import type { Id } from '#ids';

/** What programs show of an account beside its name. */
export interface AccountFacts {
  readonly createdAt: Date;
  readonly bio: string;
  readonly counts: { readonly posts: number; readonly followers: number; readonly following: number };
  /** Name of the file of the wide picture above its page. */
  readonly headerFile: string | null;
  /** It says of itself that a program writes for it. */
  readonly bot: boolean;
  readonly fields: readonly FieldView[];
  /** Those of its person that everybody may know. */
  readonly roles: readonly Role[];
  /** Whom it follows, and who follows it, is for itself alone. */
  readonly followsHidden: boolean;
  /** It approves its followers. */
  readonly locked: boolean;
  /** It may be suggested to others, and its posts found by their words. */
  readonly inDirectory: boolean;
  readonly postsFindable: boolean;
  /** When it last wrote for everyone; null: never. */
  readonly lastPostAt: Date | null;
}

/** Counts what everyone may see. Accounts that are gone have nothing left but when they were made. */
export async function readAccountFacts(
  db: Db,
  accounts: readonly Id<'account'>[],
): Promise<ReadonlyMap<Id<'account'>, AccountFacts>> {
  const { rows } = await sql<{
    id: Id<'account'>;
    created_at: Date;
    bio: string;
    headerFile: string | null;
    bot: boolean;
    fields: readonly { name: string; value: string; verifiedAt: string | null }[] | null;
    roles: Role[] | null;
    followsHidden: boolean;
    posts: number;
    followers: number;
    following: number;
    last: Date | null;
    locked: boolean;
    inDirectory: boolean;
    postsFindable: boolean;
  }>`
    select account.id, account.created_at, account.bio, account.bot_at is not null as bot,
      (select file from media where media.id = account.header_id) as "headerFile",
      (select json_agg(json_build_object('name', name, 'value', value, 'verifiedAt', verified_at) order by position)
        from profile_field where account_id = account.id) as fields,
      ${publicRoles} as roles, coalesce(preference.follows_hidden, false) as "followsHidden",
      coalesce(preference.approves_followers, false) as locked,
      coalesce(preference.in_directory, true) as "inDirectory",
      coalesce(preference.posts_findable, false) as "postsFindable",
      (select count(*)::int from post where account_id = account.id and deleted_at is null and boost_of_id is null
        and visibility in ('public', 'unlisted')) as posts,
      (select count(*)::int from follow where followed_id = account.id) as followers,
      (select count(*)::int from follow where follower_id = account.id) as following,
      (select post.created_at from post where account_id = account.id and deleted_at is null
        and visibility in ('public', 'unlisted') order by post.id desc limit 1) as last
    from account left join network_preference as preference on preference.account_id = account.id
    where account.id = any(${accounts}::bigint[])`.execute(db);
  return new Map(
    rows.map(({ id, created_at, last, posts, followers, following, fields, roles, ...facts }) => [
      id,
      {
        ...facts,
        createdAt: created_at,
        fields: (fields ?? []).map(({ verifiedAt, ...field }) => ({
          ...field,
          verifiedAt: verifiedAt === null ? null : new Date(verifiedAt),
        })),
        roles: roles ?? [],
        counts: { posts, followers, following },
        lastPostAt: last,
      },
    ]),
  );
}
