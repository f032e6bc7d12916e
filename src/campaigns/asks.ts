import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { choice } from '#input';
import { invalid, notFound, Refusal } from '#refusal';
import { AreaAsked, areaRow } from './areas/asked.ts';
import { mustOrganise } from './authority.ts';
import { COMMITMENT_KINDS } from './beside/commitment.ts';
import { PLEDGE_CURRENCIES } from './pledges/drive.ts';
import type { Asked } from './schema.ts';

/** What a petition may ask of its signers once they have confirmed. */
export const ASKED: readonly Asked[] = ['reason', ...COMMITMENT_KINDS];

/** What a petition asks beside the name and the address: where one lives on the form, the rest after the signature. */
export const AsksInput = v.object({
  area: AreaAsked,
  asks: v.array(v.picklist(['reason', ...COMMITMENT_KINDS] as const, 'unknownChoice')),
  pledgesIn: choice(PLEDGE_CURRENCIES),
});
export type AsksInput = v.InferOutput<typeof AsksInput>;

/**
 * What was answered before stays, whatever is asked from now on.
 * @throws Refusal 403 when the actor is no organiser, 404, 409 for another currency once amounts are pledged, 422 without
 * what a milestone needs that is not reached.
 */
export async function askSigners(tx: Tx, actor: Actor, campaign: Id<'campaign'>, input: AsksInput): Promise<void> {
  mustOrganise(actor);
  const petition = await tx
    .selectFrom('petition')
    .where('campaign_id', '=', campaign)
    .select('pledges_in')
    .forUpdate()
    .executeTakeFirst();
  if (!petition) throw notFound();
  if (petition.pledges_in !== input.pledgesIn) {
    const pledged = await tx
      .selectFrom('signature_commitment')
      .where('campaign_id', '=', campaign)
      .where('kind', '=', 'pledge')
      .select('signature_id')
      .limit(1)
      .executeTakeFirst();
    if (pledged) throw new Refusal(409, (m) => m.beside.faults.currency);
  }
  const area = areaRow(input.area);
  const needing = await tx
    .selectFrom('milestone')
    .where('campaign_id', '=', campaign)
    .where('reached_at', 'is', null)
    .where('area_kind', 'is not', null)
    .select('area_kind')
    .execute();
  if (needing.some(({ area_kind }) => area.asks_area !== 'region' && area.asks_area !== area_kind)) {
    throw invalid({ area: (m) => m.figures.faults.needed });
  }
  await tx
    .updateTable('petition')
    .set({ ...area, asks: [...new Set(input.asks)], pledges_in: input.pledgesIn })
    .where('campaign_id', '=', campaign)
    .execute();
}
