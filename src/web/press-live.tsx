import { campaignOfCoverage, coverageById, mayOrganise } from '#campaigns';
import { parseId } from '#ids';
import { PREVIEWS } from '#preview';
import { renderFragment } from './layout.tsx';
import { defineLive } from './live.ts';
import { PieceReading } from './pages/press-piece.tsx';

/** A piece about a campaign while its page is being read, for those who lead. */
export const pressLive = defineLive({
  topic: 'press',
  onConnect: true,
  may: (c, id) => c.var.viewer !== undefined && mayOrganise(c.var.viewer) && parseId<'coverage'>(id) !== undefined,
  listens: () => [PREVIEWS],
  async render({ deps, viewer, page }, _event, id) {
    const number = parseId<'coverage'>(id);
    if (!viewer || !number) return undefined;
    const campaign = await campaignOfCoverage(deps.db, number);
    if (!campaign) return undefined;
    const piece = await deps.transact((tx) => coverageById(tx, viewer, campaign.id, number));
    if (piece.state !== 'waiting' || piece.preview?.state === 'waiting') return undefined;
    return {
      target: 'piece-reading',
      how: 'replace',
      html: renderFragment(page, <PieceReading campaign={campaign} piece={piece} fresh />),
    };
  },
});
