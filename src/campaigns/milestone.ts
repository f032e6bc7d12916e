import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { choice, line, wholeNumber } from '#input';
import { invalid, notFound, Refusal } from '#refusal';
import { mustOrganise } from './authority.ts';
import { holdCounters } from './confirm.ts';
import { countOf } from './counts.ts';
import { FEWEST_SHOWN } from './small-numbers.ts';

const MOST_SIGNATURES = 1_000_000_000;
/** Those that are added later included. */
const MOST_EVER = 12;

/** So many signatures at least in each of so many countries or regions. */
export const SpreadInput = v.object({
  kind: choice(['country', 'region']),
  areas: wholeNumber(2, 250),
  // Who lives where must not be read off a milestone: as for the figures.
  perArea: wholeNumber(FEWEST_SHOWN, MOST_SIGNATURES),
});
export type SpreadInput = v.InferOutput<typeof SpreadInput>;

export const MilestoneInput = v.object({
  signatures: wholeNumber(1, MOST_SIGNATURES),
  consequence: line(240),
  spread: v.optional(SpreadInput),
});
export type MilestoneInput = v.InferOutput<typeof MilestoneInput>;

export const milestoneRow = ({ signatures, consequence, spread }: MilestoneInput) => ({
  signatures,
  consequence,
  ...(spread && { area_kind: spread.kind, areas: spread.areas, per_area: spread.perArea }),
});

/**
 * Adds a milestone beyond the last one. None is ever changed or taken away, and everybody reads on which day this one
 * came: a goal that was announced stays where it was.
 * @throws Refusal 403 when the actor is no organiser, 404, 409 when the campaign is closed or has twelve, 422 where the
 * number is passed already, or the form does not ask for what the milestone needs.
 */
export async function addMilestone(
  tx: Tx,
  actor: Actor,
  campaign: Id<'campaign'>,
  input: MilestoneInput,
): Promise<void> {
  mustOrganise(actor);
  // Nothing is counted between the look at the count and the commit.
  await holdCounters(tx, [campaign]);
  const found = await tx
    .selectFrom('campaign')
    .innerJoin('petition', 'petition.campaign_id', 'campaign.id')
    .where('campaign.id', '=', campaign)
    .select(['campaign.closed_at', 'petition.asks_area'])
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!found) throw notFound();
  if (found.closed_at) throw new Refusal(409, (m) => m.campaigns.faults.closed);
  const stand = await tx
    .selectFrom('milestone')
    .where('campaign_id', '=', campaign)
    .orderBy('signatures')
    .select('signatures')
    .execute();
  if (stand.length >= MOST_EVER) throw new Refusal(409, (m) => m.figures.faults.milestones(MOST_EVER));
  const { confirmed } = await countOf(tx, campaign);
  const least = Math.max(confirmed, stand.at(-1)?.signatures ?? 0);
  if (input.signatures <= least) throw invalid({ signatures: (m) => m.campaigns.faults.ascending(least) });
  mustBeAskedFor(input.spread, found.asks_area);
  await tx
    .insertInto('milestone')
    .values({ campaign_id: campaign, ...milestoneRow(input), added_at: tx.now })
    .execute();
}

/** A minimum by country needs the form to ask for it. @throws Refusal 422 at `field` */
export function mustBeAskedFor(
  spread: SpreadInput | undefined,
  asks: 'none' | 'country' | 'region',
  field = 'areas',
): void {
  if (!spread || asks === 'region' || asks === spread.kind) return;
  throw invalid({ [field]: (m) => m.figures.faults.notAsked });
}
