import { type CampaignTag, coverageFigures, tagsOfCampaign } from '#campaigns';
import type { Deps } from '#deps';
import type { Id } from '#ids';
import type { TagMomentum } from '#network';
import { Line, Section, Stack } from '../components.ts';
import { momentumOf } from '../momentum-view.ts';
import { usePage } from '../page-context.ts';
import { tagPath } from '../post-view.ts';
import { campaignPath } from './campaign-words.ts';
import { MomentumChart } from './momentum-chart.tsx';

/** What the page of a campaign shows of its hashtags and of the press. */
export interface CampaignPressView {
  readonly moving: readonly { readonly tag: CampaignTag; readonly found: TagMomentum }[];
  /** Pieces in the press. */
  readonly pieces: number;
}

export async function pressViewOf(deps: Deps, campaign: Id<'campaign'>): Promise<CampaignPressView> {
  const [tags, { total }] = await Promise.all([tagsOfCampaign(deps.db, campaign), coverageFigures(deps.db, campaign)]);
  const momentum = await momentumOf(
    deps,
    tags.map(({ name }) => name),
  );
  const moving = tags.flatMap((tag) => {
    const found = momentum.get(tag.name);
    return found ? [{ tag, found }] : [];
  });
  return { moving, pieces: total };
}

/** How the campaign's hashtags move; nothing where nobody wrote any in a day. */
export function CampaignMomentum({ view }: { view: CampaignPressView }) {
  const { m } = usePage();
  const moving = view.moving.filter(({ found }) => found.hours.some(({ people }) => people > 0));
  if (moving.length === 0) return null;
  return (
    <Section id="momentum" title={m.press.momentum}>
      <Stack space={6}>
        {moving.map(({ tag, found }) => (
          <MomentumChart tag={tag} found={found} href={tagPath(tag.name)} />
        ))}
      </Stack>
    </Section>
  );
}

/** The ways to the press page, and for those who lead, to leading it. */
export function PressLines({
  campaign,
  view,
  leads,
}: {
  campaign: { readonly slug: string };
  view: CampaignPressView;
  leads?: boolean;
}) {
  const { m } = usePage();
  return (
    <>
      <Line
        icon="scroll-text"
        title={m.press.line}
        detail={m.press.lineDetail(view.pieces)}
        href={campaignPath(campaign, '/press')}
      />
      {leads && <Line icon="settings" title={m.press.lead.line} href={campaignPath(campaign, '/press/lead')} />}
    </>
  );
}
