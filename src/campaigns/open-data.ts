import type { Campaign } from './campaign.ts';
import type { Period } from './counts.ts';

/**
 * A petition as data, in the shape that readers of petition.parliament.uk know
 * (github.com/alphagov/e-petitions, `petitions/show.json.jbuilder`), with what we count beside it.
 * No name and no address ever stands in it. `signatures_pending` counts forms sent in the last week and
 * not confirmed (see `Counts`).
 */
export function petitionData(origin: string, campaign: Campaign, days: readonly Period[]) {
  const { counts, milestones, closedAt } = campaign;
  return {
    links: { self: `${origin}/c/${campaign.slug}/data.json` },
    data: {
      type: 'petition',
      id: campaign.id,
      attributes: {
        action: campaign.title,
        background: campaign.summary,
        additional_details: campaign.story,
        state: closedAt ? 'closed' : 'open',
        signature_count: counts.confirmed,
        signatures_pending: counts.waiting,
        created_at: campaign.launchedAt.toISOString(),
        opened_at: campaign.launchedAt.toISOString(),
        closed_at: closedAt?.toISOString() ?? null,
        addressed_to: campaign.target,
        place: campaign.place || null,
        language: campaign.locale,
        creator_name: campaign.organiser?.displayName ?? null,
        milestones: milestones.map(({ signatures, consequence, reachedAt }) => ({
          signatures,
          consequence,
          reached_at: reachedAt?.toISOString() ?? null,
        })),
        signatures_by_day: days.map(({ from, confirmed }) => ({
          from: from.toISOString(),
          signature_count: confirmed,
        })),
      },
    },
  };
}
