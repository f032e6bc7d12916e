import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { hashSecret } from '#random';
import { type Confirmed, confirmSignature, holdCounters } from '../confirm.ts';
import { dayOf } from '../counts.ts';
import { holdImported, leaveImport } from './leave.ts';

/**
 * Makes an imported signature count: the button was pressed. It becomes a signature like any other, pending and
 * confirmed in the same moment; who had signed by the form and not confirmed has one signature, that one. Pressing
 * again changes nothing.
 * @param token from outside; afterwards it is the link that withdraws the signature.
 */
export async function signAgain(tx: Tx, token: string): Promise<Confirmed> {
  const one = await holdImported(tx, token);
  // It counts already, by this very link.
  if (!one) return confirmSignature(tx, token);
  const { campaign, canonical } = one;
  await holdCounters(tx, [campaign]);
  const { rows } = await sql<{ id: Id<'signature'>; fresh: boolean }>`
    insert into signature (id, campaign_id, name, email, email_canonical, place, show_name, keep_posted, locale,
      signed_at, mails, mails_since, slot)
    select ${tx.newId<'signature'>()}::bigint, ${campaign}::bigint, ${one.name}, ${one.email}, ${canonical},
      ${one.place}, false, false, ${one.locale}, ${tx.now}::timestamptz, 0, ${tx.now}::timestamptz, 1
    from campaign where id = ${campaign} and closed_at is null
    on conflict (campaign_id, email_canonical, slot) do update set mails = signature.mails
    returning id, (xmax = 0) as fresh`.execute(tx);
  const [signature] = rows;
  if (!signature) {
    const { rows: found } = await sql<{ slug: string }>`select slug from campaign where id = ${campaign}`.execute(tx);
    return { outcome: 'closed', campaign, slug: found[0]?.slug ?? '' };
  }
  if (signature.fresh) {
    await sql`update signature_count set pending = pending + 1
      where campaign_id = ${campaign} and shard = 0`.execute(tx);
  }
  // As a form that was sent and is answered in the same moment.
  await sql`
    insert into signature_sending (campaign_id, day, shard, unanswered)
    values (${campaign}, ${dayOf(tx.now)}::date, 0, 1)
    on conflict (campaign_id, day, shard) do update set unanswered = signature_sending.unanswered + 1`.execute(tx);
  await sql`
    insert into signature_link (token_hash, signature_id, name, email, place, show_name, keep_posted, locale, sent_at)
    values (${hashSecret(token)}, ${signature.id}, ${one.name}, ${one.email}, ${one.place}, false, false,
      ${one.locale}, ${tx.now})`.execute(tx);
  const confirmed = await confirmSignature(tx, token);
  if (confirmed.outcome !== 'counted') {
    // It counted before, by the form: nothing was answered.
    await sql`update signature_sending set unanswered = unanswered - 1
      where campaign_id = ${campaign} and day = ${dayOf(tx.now)}::date and shard = 0`.execute(tx);
  }
  await leaveImport(tx, one, 'confirmed');
  return confirmed;
}
