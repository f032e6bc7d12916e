import { createHash } from 'node:crypto';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { domainName, domainsAbove } from '#input';
import { invalid, notFound, Refusal } from '#refusal';
import { sql } from 'kysely';
import { mustHold } from './roles.ts';
import type { Actor } from './viewer.ts';

const MOST_LINES = 10_000;

const domainOf = (email: string): string => {
  const given = email.slice(email.lastIndexOf('@') + 1);
  return domainName(given) ?? given.toLowerCase();
};

/** Whether no account opens with this address: its domain, or one above it, is blocked. */
export async function isMailBlocked(db: Db, email: string): Promise<boolean> {
  const found = await db
    .selectFrom('mail_domain_block')
    .where('domain', 'in', domainsAbove(domainOf(email)))
    .where('ended_at', 'is', null)
    .select('id')
    .executeTakeFirst();
  return found !== undefined;
}

export interface MailBlock {
  readonly id: Id<'mail-block'>;
  readonly domain: string;
  readonly madeAt: Date;
  readonly by: string | null;
  /** Open accounts with an address there. */
  readonly accounts: number;
}

/**
 * The mail domains that are blocked, by name.
 * @throws Refusal 403 for who neither moderates nor looks after the server.
 */
export async function readMailBlocks(db: Db, actor: Actor): Promise<MailBlock[]> {
  await mustHold(db, actor, ['moderator', 'steward']);
  const rows = await db
    .selectFrom('mail_domain_block')
    .leftJoin('account', (join) =>
      join.onRef('account.person_id', '=', 'mail_domain_block.made_by').on('account.deleted_at', 'is', null),
    )
    .where('ended_at', 'is', null)
    .orderBy('mail_domain_block.domain')
    .select(['mail_domain_block.id', 'mail_domain_block.domain', 'made_at as madeAt', 'account.handle as by'])
    .execute();
  const count = await accountsBelow(db);
  return rows.map((row) => ({ ...row, accounts: count(row.domain) }));
}

/** How many people have an address at a domain or below it. */
async function accountsBelow(db: Db): Promise<(domain: string) => number> {
  const { rows } = await sql<{ domain: string; n: string }>`
    select split_part(email, '@', 2) as domain, count(*) as n from person where email <> '' group by 1`.execute(db);
  const below = new Map<string, number>();
  for (const { domain, n } of rows) {
    for (const one of domainsAbove(domainOf(domain))) below.set(one, (below.get(one) ?? 0) + Number(n));
  }
  return (domain) => below.get(domain) ?? 0;
}

export interface MailBlockPreview {
  readonly fresh: readonly { readonly domain: string; readonly accounts: number }[];
  readonly already: number;
  readonly faulty: readonly { readonly line: number; readonly text: string }[];
  /** Names what is shown, for `blockMailDomains`. */
  readonly digest: string;
}

/**
 * What a list of domains, one a line, would change. What stands after a comma or `#` on a line is left out.
 * @throws Refusal 422 at `list` when it is empty or too long.
 */
export async function previewMailBlocks(db: Db, actor: Actor, list: string): Promise<MailBlockPreview> {
  const standing = new Set((await readMailBlocks(db, actor)).map(({ domain }) => domain));
  const lines = list.split(/\r?\n/);
  if (lines.length > MOST_LINES) throw invalid({ list: (m) => m.gate.blocks.tooMany(MOST_LINES) });
  const named = new Set<string>();
  const faulty: { line: number; text: string }[] = [];
  for (const [i, line] of lines.entries()) {
    const [text = ''] = line.split(/[,#]/);
    if (text.trim() === '') continue;
    const domain = domainName(text.replace(/^\s*@/, ''));
    if (domain) named.add(domain);
    else faulty.push({ line: i + 1, text: text.trim().slice(0, 100) });
  }
  if (named.size + faulty.length === 0) throw invalid({ list: (m) => m.gate.blocks.empty });
  const count = await accountsBelow(db);
  const fresh = [...named]
    .filter((domain) => !standing.has(domain))
    .toSorted()
    .map((domain) => ({ domain, accounts: count(domain) }));
  const digest = createHash('sha256')
    .update(fresh.map(({ domain }) => domain).join(' '))
    .digest('hex');
  return { fresh, already: named.size - fresh.length, faulty, digest };
}

/**
 * Blocks what a list names, as the preview showed it.
 * @throws Refusal 403, 409 when something else would change than was seen.
 */
export async function blockMailDomains(tx: Tx, actor: Actor, list: string, seen: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('mail_domain_block', 0))`.execute(tx);
  const { fresh, digest } = await previewMailBlocks(tx, actor, list);
  if (digest !== seen) throw new Refusal(409, (m) => m.gate.blocks.changedMeanwhile);
  if (fresh.length === 0) return;
  await tx
    .insertInto('mail_domain_block')
    .values(
      fresh.map(({ domain }) => ({
        id: tx.newId<'mail-block'>(),
        domain,
        made_at: tx.now,
        made_by: actor.person,
      })),
    )
    .execute();
}

/** Lets accounts open with addresses of a domain again. @throws Refusal 403, 404 when it is not blocked. */
export async function liftMailBlock(tx: Tx, actor: Actor, id: Id<'mail-block'>): Promise<void> {
  await mustHold(tx, actor, ['moderator', 'steward']);
  const lifted = await tx
    .updateTable('mail_domain_block')
    .set({ ended_at: tx.now, ended_by: actor.person })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!lifted) throw notFound();
}
