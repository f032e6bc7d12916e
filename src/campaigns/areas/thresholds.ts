import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Id } from '#ids';

/**
 * Marks the milestones that ask for a total and for a minimum in several countries or regions, as in the European
 * Citizens' Initiative (Regulation (EU) 2019/788, art. 3), where both are there. Called with the counters held and
 * written, so that the milestone is exact in the commit that reaches it.
 */
export async function reachCompound(tx: Tx, campaigns: readonly Id<'campaign'>[]): Promise<void> {
  await sql`
    update milestone set reached_at = ${tx.now}
    where campaign_id = any(${campaigns}::bigint[]) and reached_at is null and areas is not null
      and signatures <= (
        select sum(confirmed) from signature_count where signature_count.campaign_id = milestone.campaign_id)
      and areas <= (
        select count(*) from signature_area
        where signature_area.campaign_id = milestone.campaign_id and confirmed >= per_area
          and (length(area) > 2) = (area_kind = 'region'))`.execute(tx);
}
