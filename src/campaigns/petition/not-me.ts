import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { canonicalEmail } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { hashSecret } from '#random';
import { isToken } from '../confirm.ts';
import { withdrawSignature } from '../withdraw.ts';

/** For how long nothing of a campaign goes to a mailbox whose owner said that it was not them. */
const REFUSED_MS = 30 * 86_400_000;

/** A mailbox alone could be guessed from its hash in any campaign at once; with the campaign, only here. */
const hashOf = (campaign: Id<'campaign'>, mailbox: string): Buffer =>
  createHash('sha256').update(`${campaign} ${mailbox}`).digest();

interface Sent {
  readonly campaign: Id<'campaign'>;
  readonly slug: string;
  readonly mailbox: string;
}

/**
 * Reads to which campaign and mailbox a link belongs, and changes nothing: mail scanners follow links.
 * @param token from outside.
 * @returns undefined when no mail of ours held it, or its signature is gone.
 */
export async function linkToRefuse(db: Db, token: string): Promise<Sent | undefined> {
  if (!isToken(token)) return undefined;
  const row = await db
    .selectFrom('signature_link as link')
    .innerJoin('signature', 'signature.id', 'link.signature_id')
    .innerJoin('campaign', 'campaign.id', 'signature.campaign_id')
    .where('link.token_hash', '=', hashSecret(token))
    .select((eb) => [
      'campaign.id as campaign',
      'campaign.slug',
      eb.fn.coalesce('link.email', 'signature.email').as('address'),
    ])
    .executeTakeFirst();
  return row && { campaign: row.campaign, slug: row.slug, mailbox: canonicalEmail(row.address) };
}

/**
 * “This was not me”: whoever reads the mailbox erases the signature that was made with it, and for thirty days no
 * mail of this campaign goes there, whoever fills in the form.
 * @returns undefined when there is nothing behind the link any more.
 */
export async function refuseSignature(tx: Tx, token: string): Promise<Sent | undefined> {
  const sent = await linkToRefuse(tx, token);
  if (!sent) return undefined;
  await withdrawSignature(tx, token);
  await refuseMailbox(tx, sent.campaign, sent.mailbox);
  return sent;
}

/** For thirty days no mail of a campaign goes to a mailbox, whoever fills in one of its forms. */
export async function refuseMailbox(tx: Tx, campaign: Id<'campaign'>, mailbox: string): Promise<void> {
  await tx
    .insertInto('signature_refusal')
    .values({ campaign_id: campaign, mailbox: hashOf(campaign, mailbox), refused_at: tx.now })
    .onConflict((conflict) => conflict.columns(['campaign_id', 'mailbox']).doUpdateSet({ refused_at: tx.now }))
    .execute();
}

interface Asking {
  readonly campaign: Id<'campaign'>;
  readonly answers: { readonly email: string };
}

/** Of those who ask to sign, whose mailbox wants nothing of the campaign. */
export async function refusedMailboxes<One extends Asking>(db: Db, asking: readonly One[]): Promise<ReadonlySet<One>> {
  if (asking.length === 0) return new Set();
  const hashes = new Map(
    asking.map((one) => [hashOf(one.campaign, canonicalEmail(one.answers.email)).toString('hex'), one]),
  );
  const { rows } = await sql<{ hash: string }>`
    select encode(mailbox, 'hex') as hash from signature_refusal
    where campaign_id = any(${[...new Set(asking.map(({ campaign }) => campaign))]}::bigint[])
      and mailbox = any(${[...hashes.keys()].map((hash) => Buffer.from(hash, 'hex'))}::bytea[])
      and refused_at > ${new Date(db.now.getTime() - REFUSED_MS)}`.execute(db);
  return new Set(rows.flatMap(({ hash }) => hashes.get(hash) ?? []));
}

export async function forgetRefusals(tx: Tx): Promise<void> {
  await tx
    .deleteFrom('signature_refusal')
    .where('refused_at', '<=', new Date(tx.now.getTime() - REFUSED_MS))
    .execute();
}
