import { type Expression, type SqlBool, sql } from 'kysely';
import type { Id } from '#ids';

/** Who looks: an account of this server, or nobody in particular. */
export type Reader = { readonly account: Id<'account'> } | undefined;

/**
 * Who sees which post, written here and nowhere else:
 * - what is deleted or hidden, or whose author's account is gone or suspended, nobody; but what announces a civic
 *   object outlives its author;
 * - public and unlisted posts, everyone; when they are local only, those who have an account here;
 * - one's own posts and those that name one, always;
 * - posts for followers, who follows the author now;
 * - a boost, who sees both the boost and what it boosts;
 * - where one account blocks another, neither sees what the other writes, and who blocks a server sees nothing of it; but
 *   a civic object concerns everyone.
 *
 * @param alias the name under which the query selects from `post`.
 */
export const visibleTo = (reader: Reader, alias = 'post'): Expression<SqlBool> =>
  visible(reader && sql`${reader.account}::bigint`, alias);

/** The same for an account that the query itself names, such as `account.id`. */
export const visibleToAccount = (account: string, alias = 'post'): Expression<SqlBool> =>
  visible(sql.ref(account), alias);

function visible(account: Expression<unknown> | undefined, alias: string): Expression<SqlBool> {
  const boosted = `${alias}_boosted`;
  return sql<SqlBool>`(${alone(account, alias)} and (${sql.ref(`${alias}.boost_of_id`)} is null or exists (
    select 1 from post as ${sql.id(boosted)}
    where ${sql.ref(`${boosted}.id`)} = ${sql.ref(`${alias}.boost_of_id`)} and ${alone(account, boosted)})))`;
}

/** A row by itself, without what it boosts. */
function alone(account: Expression<unknown> | undefined, alias: string): Expression<SqlBool> {
  const of = (column: string) => sql.ref(`${alias}.${column}`);
  // A scalar subquery stays a look-up by key; `exists` would join, and plan, once more a query.
  const letIn = account ? sql`and ${fromServerLetIn(account, sql.ref('writer.domain'))}` : sql``;
  const there = sql`${of('deleted_at')} is null and ${of('hidden_at')} is null
    and (${of('about_kind')} is not null
      or (select writer.deleted_at is null and writer.suspended_at is null ${letIn} from account as writer where writer.id = ${of('account_id')}))`;
  if (!account) {
    return sql<SqlBool>`(${there} and ${of('visibility')} in ('public', 'unlisted') and not ${of('local_only')})`;
  }
  const together = sql`(${of('about_kind')} is not null or ${noBlockBetween(account, of('account_id'))})`;
  return sql<SqlBool>`(${there} and ${together} and (
    ${of('visibility')} in ('public', 'unlisted')
    or ${of('account_id')} = ${account}
    or exists (select 1 from mention where mention.post_id = ${of('id')} and mention.account_id = ${account})
    or (${of('visibility')} = 'followers' and exists (
      select 1 from follow where follow.followed_id = ${of('account_id')} and follow.follower_id = ${account}))))`;
}

/** The accounts that one blocks, and that block one: few, and looked up once a query. */
const noBlockBetween = (account: Expression<unknown>, other: Expression<unknown>): Expression<SqlBool> =>
  sql<SqlBool>`${other} not in (
    select target_id from block where account_id = ${account}
    union all select account_id from block where target_id = ${account})`;

/**
 * That an account does not block the server of this name, nor one above it. Accounts of this server have no domain, and
 * cost nothing.
 */
const fromServerLetIn = (account: Expression<unknown>, domain: Expression<unknown>): Expression<SqlBool> =>
  sql<SqlBool>`case when ${domain} is null then true else not exists (
    select from generate_series(1, cardinality(string_to_array(${domain}, '.'))) as label
    join account_domain_block as kept_away on kept_away.account_id = ${account}
      and kept_away.domain = array_to_string((string_to_array(${domain}, '.'))[label:], '.')) end`;

/** That an account does not block the server on which another lives. */
export const serverLetIn = (account: Expression<unknown>, other: Expression<unknown>): Expression<SqlBool> =>
  sql<SqlBool>`(select ${fromServerLetIn(account, sql.ref('living.domain'))} from account as living where living.id = ${other})`;

/** Nothing keeps `other` out of what an account sees: no block between the two, and none of the server of the other. */
export const notBlocking = (account: Expression<unknown>, other: Expression<unknown>): Expression<SqlBool> =>
  sql<SqlBool>`(${noBlockBetween(account, other)} and ${serverLetIn(account, other)})`;

/** The same for a list of accounts as one reads it. */
export const notBlockedBy = (reader: Reader, other: string): Expression<SqlBool> =>
  reader ? notBlocking(sql`${reader.account}::bigint`, sql.ref(other)) : sql<SqlBool>`true`;

/**
 * Whose account is not limited: what lists posts or people for everybody, or counts them, takes no others. Posts of a
 * limited account are where one goes to read them, and in the homes of its followers.
 */
export const notLimited = (account: string): Expression<SqlBool> =>
  sql<SqlBool>`${sql.ref(account)} not in (select id from account as quiet where quiet.limited_at is not null)`;
