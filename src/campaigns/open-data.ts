import { areaName } from './areas/area.ts';
import type { AreaFigure, AreaFigures } from './areas/figures.ts';
import type { Campaign } from './campaign.ts';
import type { Period } from './counts.ts';
import type { PetitionAnswer } from './petition/answers.ts';

/**
 * A petition as data, in the shape that readers of petition.parliament.uk know
 * (github.com/alphagov/e-petitions, `petitions/show.json.jbuilder`), with what we count beside it.
 * No name and no address of a signer ever stands in it; whoever is addressed stands where a government does. `signatures_pending` counts forms sent in the last week and
 * not confirmed (see `Counts`).
 */
export function petitionData(origin: string, campaign: Campaign, days: readonly Period[], areas: AreaFigures) {
  const { counts, milestones, closedAt, answers, kept, setAside } = campaign;
  const answer = answers.find(({ kind }) => kind === 'answer');
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
        languages: campaign.languages,
        signatures_set_aside: setAside.signatures,
        set_aside_because: setAside.reasons,
        names_erased_on: (kept.erasedAt ?? kept.until).toISOString().slice(0, 10),
        response_threshold_reached_at: milestones[0]?.reachedAt?.toISOString() ?? null,
        government_response_at: answer ? `${answer.answeredOn}T00:00:00.000Z` : null,
        government_response: answer
          ? { responded_on: answer.answeredOn, summary: answer.text, details: source(answer) }
          : null,
        answers: answers.map(({ kind, answeredOn, text, source: from, url }) => ({
          kind,
          on: answeredOn,
          text,
          source: from,
          url: url || null,
        })),
        creator_name: campaign.organiser?.displayName ?? null,
        milestones: milestones.map(({ signatures, consequence, reachedAt, addedAt, spread }) => ({
          signatures,
          consequence,
          reached_at: reachedAt?.toISOString() ?? null,
          added_at: addedAt?.toISOString() ?? null,
          minimum: spread && { by: spread.kind, in: spread.areas, signatures: spread.perArea },
        })),
        figures_published_on: areas.on,
        signatures_by_country: areas.countries.map(areaData),
        signatures_by_region: areas.regions.map(areaData),
        signatures_by_day: days.map(({ from, confirmed }) => ({
          from: from.toISOString(),
          signature_count: confirmed,
        })),
      },
    },
  };
}

/** Names in English, as readers of this shape expect. None of fewer than five signatures is published. */
const areaData = ({ area, signatures }: AreaFigure) => ({
  name: areaName(area, 'en'),
  code: area,
  signature_count: signatures,
});

const source = ({ source: from, url }: PetitionAnswer): string => (url ? `${from} (${url})` : from);
