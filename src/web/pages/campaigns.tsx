import { listCampaigns, mayOrganise, readIn } from '#campaigns';
import { get } from '#http';
import { ButtonLink, Empty } from '../components.ts';
import { AnyPage } from '../layout.tsx';
import { show } from '../show.ts';
import { CampaignCard } from './campaign-card.tsx';

export const campaignsRoutes = [
  get('/c', 'anyone', async (c) => {
    const { deps, viewer, m, locale } = c.var;
    const campaigns = await readIn(deps.db, await listCampaigns(deps.db), locale);
    const say = m.campaigns;
    const launch = viewer && mayOrganise(viewer) && (
      <ButtonLink href="/c/new" icon="plus">
        {say.list.launch}
      </ButtonLink>
    );
    return show(
      c,
      <AnyPage title={say.title} heading={say.title} place="campaigns" canonical="/c">
        {campaigns.length === 0 ? (
          <Empty title={say.list.none} actions={launch}>
            {say.list.noneText}
          </Empty>
        ) : (
          <div class="band stack">
            {launch}
            {campaigns.map((campaign) => (
              <CampaignCard campaign={campaign} level={2} />
            ))}
          </div>
        )}
      </AnyPage>,
    );
  }),
];
