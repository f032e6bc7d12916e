import { sql } from 'kysely';
import { type Actor, MOST_NEW_DAYS } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { Refusal } from '#refusal';
import { type NewcomerLimits, readSettings } from '#settings';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

interface Newcomer {
  readonly limits: NewcomerLimits;
  readonly newUntil: Date;
  readonly timeZone: string;
}

/** When an account was made, in milliseconds, as its identifier says. */
const madeAt = (account: Id<'account'>): number => Number(BigInt(account) >> 16n);

/**
 * The limits of an account that is new; undefined for others and for whoever holds a role. Holds the account, so that of
 * two acts at once both are counted. An account past the longest time that can be set costs no query.
 */
async function newcomer(tx: Tx, actor: Actor): Promise<Newcomer | undefined> {
  const made = madeAt(actor.account);
  if (actor.roles.size > 0 || tx.now.getTime() - made > MOST_NEW_DAYS * DAY_MS) return undefined;
  const { newcomers: limits, timeZone } = await readSettings(tx);
  const newUntil = new Date(made + limits.days * DAY_MS);
  if (limits.days === 0 || newUntil <= tx.now) return undefined;
  await sql`select id from account where id = ${actor.account} for no key update`.execute(tx);
  return { limits, newUntil, timeZone };
}

/** @throws Refusal 429 that says what the limit is and when it ends. */
function hold({ limits, newUntil, timeZone }: Newcomer, which: Exclude<keyof NewcomerLimits, 'days'>, n: number): void {
  if (n <= limits[which]) return;
  throw new Refusal(429, (m) => m.gate.newcomer[which](limits[which], newUntil, timeZone), { retryAfter: 600 });
}

/**
 * Holds a new account to what new accounts may post, once the post is written with those it names: what announces a civic
 * object or repeats the reason of a vote counts for nothing.
 * @throws Refusal 429, with which the post is not written.
 */
export async function holdNewcomer(tx: Tx, actor: Actor, has: { links: boolean; names: boolean }): Promise<void> {
  const held = await newcomer(tx, actor);
  if (!held) return;
  const hourAgo = new Date(tx.now.getTime() - HOUR_MS);
  const dayAgo = new Date(tx.now.getTime() - DAY_MS);
  const { rows } = await sql<{ posts: string; links: string; strangers: string }>`
    select
      count(*) filter (where created_at > ${hourAgo}) as posts,
      count(*) filter (where text ~* 'https?://') as links,
      coalesce(sum((select count(*) from mention where mention.post_id = post.id and not exists (
        select from follow where follow.follower_id = mention.account_id and follow.followed_id = ${actor.account}))), 0)
        as strangers
    from post
    where account_id = ${actor.account} and created_at > ${dayAgo} and about_kind is null and not mirrors
      and boost_of_id is null`.execute(tx);
  const counted = rows[0]!;
  hold(held, 'posts', Number(counted.posts));
  if (has.links) hold(held, 'links', Number(counted.links));
  if (has.names) hold(held, 'strangers', Number(counted.strangers));
}

/** Holds a new account to how many it may follow, or ask to, in a day: one more. @throws Refusal 429 */
export async function holdNewFollower(tx: Tx, actor: Actor): Promise<void> {
  const held = await newcomer(tx, actor);
  if (!held) return;
  const dayAgo = new Date(tx.now.getTime() - DAY_MS);
  const { rows } = await sql<{ n: string }>`
    select (select count(*) from follow where follower_id = ${actor.account} and created_at > ${dayAgo})
      + (select count(*) from follow_request where follower_id = ${actor.account} and created_at > ${dayAgo}) as n`.execute(
    tx,
  );
  hold(held, 'follows', Number(rows[0]!.n) + 1);
}
