import { campaignsByIds, type CampaignSummary } from '#campaigns';
import { parseId } from '#ids';
import { defineCard } from '../civic-card.ts';
import { ButtonLink, Paper, Thermometer } from '../components.ts';
import { useFormats, usePage } from '../page-context.ts';
import { Addressee, NextWords } from './campaign-said.tsx';
import { campaignPath, textOf } from './campaign-words.ts';

/** A campaign as it lies in a list and in the post that announces it. */
export function CampaignCard({ campaign, level }: { campaign: CampaignSummary; level?: 2 | 3 }) {
  const { m, locale } = usePage();
  const f = useFormats();
  const say = m.campaigns;
  const { goal, counts, closedAt } = campaign;
  return (
    <Paper
      id={`campaign-${campaign.id}`}
      icon={closedAt ? 'lock' : 'megaphone'}
      what={closedAt ? say.closed : say.running}
      status={<Addressee campaign={campaign} />}
      title={<span {...textOf(campaign, locale)}>{campaign.title}</span>}
      href={campaignPath(campaign)}
      level={level}
      tone="amber"
      foot={
        closedAt ? (
          <span>{say.closedOn(f.date(closedAt))}</span>
        ) : (
          <>
            <NextWords campaign={campaign} />
            <ButtonLink kind="primary" href={campaignPath(campaign, '/sign')}>
              {say.sign.button}
            </ButtonLink>
          </>
        )
      }
    >
      <Thermometer
        confirmed={counts.confirmed}
        pending={counts.waiting}
        goal={goal.signatures}
        label={m.ui.assembly.confirmed(counts.confirmed)}
      />
    </Paper>
  );
}

/** In posts that announce a campaign. */
export const campaignCard = defineCard<CampaignSummary>('campaign', {
  async load(db, _viewer, ids) {
    const numbers = ids.map((id) => parseId<'campaign'>(id)).filter((id) => id !== undefined);
    return new Map((await campaignsByIds(db, numbers)).map((campaign) => [campaign.id, campaign]));
  },
  render: (campaign) => <CampaignCard campaign={campaign} />,
});
