import { pledgeDriveOf } from '#campaigns';
import { parseId } from '#ids';
import { renderFragment } from './layout.tsx';
import { defineLive } from './live.ts';
import { PledgeFigures } from './pages/pledge-figures.tsx';

/** Pledged and collected while one looks: the same for everybody. */
export const pledgesLive = defineLive({
  topic: 'pledges',
  shared: true,
  onConnect: true,
  may: async (c, id) => {
    const campaign = parseId<'campaign'>(id);
    return campaign !== undefined && (await pledgeDriveOf(c.var.deps.db, campaign)) !== undefined;
  },
  async render({ deps, page }, _event, id) {
    const campaign = parseId<'campaign'>(id);
    const drive = campaign && (await pledgeDriveOf(deps.db, campaign));
    return (
      drive && {
        target: 'pledge-figures',
        how: 'replace',
        html: renderFragment(page, <PledgeFigures drive={drive} />),
      }
    );
  },
});
