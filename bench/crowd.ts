import { sql } from 'kysely';
import type { Transact } from '#db';

/** The session of somebody of a crowd, as their cookie carries it. */
export const sessionOf = (prefix: string, n: number): string => `${prefix}-${n}-session-of-a-bench`;

/**
 * Makes many people at once, each with an account and a session; account, person and session of the nth are numbered
 * `first + n`.
 */
export async function makeCrowd(transact: Transact, prefix: string, first: number, size: number): Promise<void> {
  await transact(async (tx) => {
    await sql`insert into person (id, email, email_canonical, email_confirmed_at, locale, created_at)
      select ${first}::int + n, ${prefix} || n || '@example.org', ${prefix} || n || '@example.org', ${tx.now}::timestamptz, 'en', ${tx.now}::timestamptz
      from generate_series(0, ${size - 1}::int) as n`.execute(tx);
    await sql`insert into account (id, person_id, handle, display_name, created_at)
      select ${first}::int + n, ${first}::int + n, ${prefix} || n, ${prefix} || ' ' || n, ${tx.now}::timestamptz
      from generate_series(0, ${size - 1}::int) as n`.execute(tx);
    await sql`insert into session (id, token_hash, person_id, account_id, created_at, seen_at, expires_at)
      select ${first}::int + n, sha256((${prefix} || '-' || n || '-session-of-a-bench')::bytea), ${first}::int + n,
        ${first}::int + n, ${tx.now}::timestamptz, ${tx.now}::timestamptz, ${tx.now}::timestamptz + interval '30 days'
      from generate_series(0, ${size - 1}::int) as n`.execute(tx);
  });
}

/** Everybody of one crowd follows everybody of another. */
export async function followAll(
  transact: Transact,
  followers: { first: number; size: number },
  followed: { first: number; size: number },
): Promise<void> {
  await transact((tx) =>
    sql`insert into follow (follower_id, followed_id, created_at)
      select ${followers.first}::int + a, ${followed.first}::int + b, ${tx.now}::timestamptz
      from generate_series(0, ${followers.size - 1}::int) as a, generate_series(0, ${followed.size - 1}::int) as b`.execute(
      tx,
    ),
  );
}
