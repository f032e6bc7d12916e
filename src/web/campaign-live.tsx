import { campaignsByIds, readIn } from '#campaigns';
import { parseId } from '#ids';
import { renderFragment } from './layout.tsx';
import { defineLive } from './live.ts';
import { CampaignCount } from './pages/campaign-page.tsx';

/** A campaign by its number, or by its number and the language it is read in: `12`, `12.de`. */
const find = async (db: Parameters<typeof campaignsByIds>[0], id: string) => {
  const [digits = '', language] = id.split('.');
  const number = parseId<'campaign'>(digits);
  const found = number ? await campaignsByIds(db, [number]) : [];
  const [campaign] = language === undefined ? found : await readIn(db, found, language);
  return campaign?.language === (language ?? campaign?.locale) ? campaign : undefined;
};

/** The seats of a campaign fill while one looks: the same for everybody, rendered once a language. */
export const campaignLive = defineLive({
  topic: 'campaign',
  shared: true,
  onConnect: true,
  listens: (_c, id) => [`campaign:${id.split('.')[0]}`],
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
