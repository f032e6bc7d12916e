import { sql } from 'kysely';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { hashSecret } from '#random';
import { countryOf } from './areas/area.ts';
import { holdCounters, isToken } from './confirm.ts';

/** A signature that its signer may withdraw. */
export interface Withdrawable {
  readonly signature: Id<'signature'>;
  readonly campaign: Id<'campaign'>;
  readonly slug: string;
  readonly name: string;
}

/**
 * Reads which signature a link withdraws and changes nothing: mail scanners follow links. The link of
 * any mail that went to the address of the signature does, for as long as the signature stands, and
 * when the campaign is closed too: consent is withdrawn at any time (GDPR, art. 7(3) and 17).
 * @param token from outside.
 */
export async function signatureToWithdraw(db: Db, token: string): Promise<Withdrawable | undefined> {
  if (!isToken(token)) return undefined;
  return (
    db
      .selectFrom('signature_link as link')
      .innerJoin('signature', 'signature.id', 'link.signature_id')
      .innerJoin('campaign', 'campaign.id', 'signature.campaign_id')
      .where('link.token_hash', '=', hashSecret(token))
      // Where `+` parts no mailboxes, a form may have been sent with somebody else's address.
      .where((eb) =>
        eb.or([
          eb('link.email', 'is', null),
          eb(eb.fn<string>('lower', ['link.email']), '=', eb.fn<string>('lower', ['signature.email'])),
        ]),
      )
      .select(['signature.id as signature', 'signature.campaign_id as campaign', 'campaign.slug', 'signature.name'])
      .executeTakeFirst()
  );
}

/**
 * Deletes a signature with everything that is known of its signer, and lowers the counter and the curve
 * with it. Milestones that were reached stay reached.
 * @returns undefined when there is nothing to withdraw, or nothing any more.
 */
export async function withdrawSignature(tx: Tx, token: string): Promise<Withdrawable | undefined> {
  const found = await signatureToWithdraw(tx, token);
  if (!found) return undefined;
  const { signature, campaign } = found;
  await holdCounters(tx, [campaign]);
  const gone = await tx
    .deleteFrom('signature')
    .where('id', '=', signature)
    .returning(['confirmed_at', 'invalidation_id', 'email_canonical', 'slot', 'area'])
    .executeTakeFirst();
  if (!gone) return undefined;
  const { confirmed_at, invalidation_id, email_canonical, slot, area } = gone;
  if (slot === 1) {
    // Who shares the mailbox is its first person now: they cannot come in a second time.
    await sql`update signature set slot = 1
      where campaign_id = ${campaign} and email_canonical = ${email_canonical} and slot = 2`.execute(tx);
  }
  const counter = sql`campaign_id = ${campaign} and shard = 0`;
  if (!confirmed_at) {
    await sql`update signature_count set pending = pending - 1 where ${counter}`.execute(tx);
  } else if (invalidation_id) {
    // It had left the count and the curve when it was set aside.
    await sql`update signature_count set invalidated = invalidated - 1, withdrawn = withdrawn + 1
      where ${counter}`.execute(tx);
  } else {
    await sql`update signature_count set confirmed = confirmed - 1, withdrawn = withdrawn + 1
      where ${counter}`.execute(tx);
    const hour = sql`campaign_id = ${campaign} and hour = date_trunc('hour', ${confirmed_at}::timestamptz, 'UTC')`;
    await sql`update signature_hour set confirmed = confirmed - 1 where ${hour}`.execute(tx);
    await sql`delete from signature_hour where ${hour} and confirmed = 0`.execute(tx);
    if (area) {
      await sql`update signature_area set confirmed = confirmed - 1
        where campaign_id = ${campaign} and area in (${area}, ${countryOf(area)})`.execute(tx);
    }
  }
  return found;
}
