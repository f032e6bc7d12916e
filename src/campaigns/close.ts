import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { notFound } from '#refusal';
import { mustOrganise } from './authority.ts';

/**
 * Closes a campaign: from this moment on no signature is taken and none is counted any more, those
 * that wait for their confirmation included. Closing again changes nothing.
 * @throws Refusal 403 when the actor is no organiser, 404 when there is no such campaign.
 */
export async function closeCampaign(tx: Tx, actor: Actor, campaign: Id<'campaign'>): Promise<void> {
  mustOrganise(actor);
  await endCampaign(tx, actor.person, campaign);
}

/** The same, whoever allowed it. @param by null when nobody is left in whose name it closes. */
export async function endCampaign(tx: Tx, by: Id<'person'> | null, campaign: Id<'campaign'>): Promise<void> {
  // Confirmations hold this row: those under way are counted before the count becomes final.
  const counter = await tx
    .selectFrom('signature_count')
    .where('campaign_id', '=', campaign)
    .where('shard', '=', 0)
    .select('campaign_id')
    .forUpdate()
    .executeTakeFirst();
  if (!counter) throw notFound();
  await tx
    .updateTable('campaign')
    .set({ closed_at: tx.now, closed_by: by })
    .where('id', '=', campaign)
    .where('closed_at', 'is', null)
    .execute();
}

/** Takes signatures again, from this moment on. @throws Refusal 404 when there is no such campaign. */
export async function reopenCampaign(tx: Tx, campaign: Id<'campaign'>): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('campaign')
    .set({ closed_at: null, closed_by: null })
    .where('id', '=', campaign)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw notFound();
}
