import { sql } from 'kysely';
import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { domainName, line } from '#input';
import { invalid, Refusal } from '#refusal';
import { type News, relations } from './news.ts';
import { cut, inOrder, limitOf, type Page, type Paging, within } from './paging.ts';
import { SOCIAL_KINDS } from './social-kinds.ts';
import { unlinkAll } from './unlink.ts';

const MOST_DOMAINS = 5_000;

export const blockDomainInput = v.object({ domain: line(253) });

/**
 * Keeps a server and all below its name away from oneself: nothing of its accounts is seen, and what bound one to them
 * ends, both ways, as in Mastodon (app/services/after_block_domain_from_account_service.rb). Twice changes nothing.
 * Nobody is told.
 * @param own this server's own host.
 * @throws Refusal 409 above 5,000, 422 on `domain`.
 */
export async function blockDomain(
  tx: Tx,
  actor: Actor,
  input: v.InferOutput<typeof blockDomainInput>,
  own: string,
): Promise<News> {
  const domain = domainName(input.domain);
  if (!domain) throw invalid({ domain: (m) => m.gate.blocks.notADomain });
  if (domain === own) throw invalid({ domain: (m) => m.gate.blocks.ownDomain });
  const standing = await tx
    .selectFrom('account_domain_block')
    .where('account_id', '=', actor.account)
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirst();
  if (Number(standing?.n ?? 0) >= MOST_DOMAINS) {
    throw new Refusal(409, (m) => m.relations.servers.tooMany(MOST_DOMAINS));
  }
  const added = await tx
    .insertInto('account_domain_block')
    .values({ id: tx.newId<'account-domain-block'>(), account_id: actor.account, domain, created_at: tx.now })
    .onConflict((conflict) => conflict.columns(['account_id', 'domain']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) return [];
  const { rows } = await sql<{ id: Id<'account'> }>`
    select account.id from account where account.domain is not null
      and (account.domain = ${domain} or account.domain like ${`%.${domain}`})
      and account.id in (
        select followed_id from follow where follower_id = ${actor.account}
        union all select follower_id from follow where followed_id = ${actor.account}
        union all select followed_id from follow_request where follower_id = ${actor.account}
        union all select follower_id from follow_request where followed_id = ${actor.account}
        union all select from_id from notification where account_id = ${actor.account})`.execute(tx);
  const theirs = rows.map(({ id }) => id);
  await unlinkAll(tx, [actor.account], theirs);
  await unlinkAll(tx, theirs, [actor.account]);
  await sql`
    delete from notification where account_id = ${actor.account} and from_id = any(${theirs}::bigint[])
      and kind = any(${SOCIAL_KINDS}::text[])`.execute(tx);
  return relations(actor.account);
}

/** Takes it back; follows that it ended do not come back. @throws never for a server that was not kept away. */
export async function unblockDomain(tx: Tx, actor: Actor, domain: string): Promise<News> {
  const removed = await tx
    .deleteFrom('account_domain_block')
    .where('account_id', '=', actor.account)
    .where('domain', '=', domainName(domain) ?? '')
    .returning('id')
    .executeTakeFirst();
  return removed ? relations(actor.account) : [];
}

export interface BlockedDomain {
  readonly id: Id<'account-domain-block'>;
  readonly domain: string;
}

/** The servers that one keeps away, the newest first. */
export async function readBlockedDomains(
  db: Db,
  actor: Actor,
  paging: Paging<'account-domain-block'> = {},
): Promise<Page<BlockedDomain, 'account-domain-block'>> {
  const rows = await db
    .selectFrom('account_domain_block')
    .where('account_id', '=', actor.account)
    .where(sql<boolean>`true ${within(paging, 'id')}`)
    .orderBy(sql`id ${inOrder(paging)}`)
    .limit(limitOf(paging) + 1)
    .select(['id', 'domain'])
    .execute();
  return cut(rows, paging, ({ id }) => id);
}
