import { campaignsByIds } from '#campaigns';
import { parseId } from '#ids';
import { renderFragment } from './layout.tsx';
import { defineLive } from './live.ts';
import { CampaignCount } from './pages/campaign-page.tsx';

const find = async (db: Parameters<typeof campaignsByIds>[0], id: string) => {
  const number = parseId<'campaign'>(id);
  const [campaign] = number ? await campaignsByIds(db, [number]) : [];
  return campaign;
};

/** The seats of a campaign fill while one looks: the same for everybody, rendered once a language. */
export const campaignLive = defineLive({
  topic: 'campaign',
  shared: true,
  onConnect: true,
  may: async (c, id) => (await find(c.var.deps.db, id)) !== undefined,
  async render({ deps, page }, _event, id) {
    const campaign = await find(deps.db, id);
    return (
      campaign && {
        target: 'campaign-count',
        how: 'replace',
        html: renderFragment(page, <CampaignCount campaign={campaign} />),
      }
    );
  },
});
