import type { Route } from '#http';
import { announcementsLive } from './announcement-view.tsx';
import { campaignLive } from './campaign-live.tsx';
import { conversationLives } from './conversation-view.tsx';
import { liveRoutes } from './live.ts';
import { networkLive } from './live-network.tsx';
import { accountRoutes } from './pages/accounts-routes.ts';
import { articlePages } from './pages/articles-routes.ts';
import { campaignPages } from './pages/campaign-routes.ts';
import { coopPages } from './pages/coop-routes.ts';
import { decidePages } from './pages/decide-routes.ts';
import { decisionsPages } from './pages/decisions-routes.ts';
import { drivePages } from './pages/drive-routes.ts';
import { moderationRoutes } from './pages/moderation-routes.ts';
import { networkRoutes } from './pages/network-routes.ts';
import { notesRoutes } from './pages/notes.tsx';
import { notesAboutRoutes } from './pages/about-notes.tsx';
import { petitionPages } from './pages/petition-routes.ts';
import { pressPages } from './pages/press-routes.ts';
import { pressLive } from './press-live.tsx';
import { pledgesPages } from './pages/pledges-routes.ts';
import { pledgesLive } from './pledges-live.tsx';
import { proposalLive, toDecideLive } from './proposal-live.tsx';
import { assetRoutes } from './routes-assets.ts';
import { installRoutes } from './pages/install.tsx';
import { houseRoutes } from './routes-house.ts';
import { mediaRoutes } from './routes-media.ts';

export { faces } from './faces.ts';
export { endLiveStreams } from './live-hub.ts';
export { writePush } from './push-words.ts';
export { refusalPage } from './pages/refusal.tsx';

/** Every page, with who may see it. */
export const webRoutes: readonly Route[] = [
  ...assetRoutes,
  ...houseRoutes,
  ...installRoutes,
  ...mediaRoutes,
  ...accountRoutes,
  ...articlePages,
  ...campaignPages,
  ...petitionPages,
  ...drivePages,
  ...pressPages,
  ...pledgesPages,
  ...decidePages,
  ...decisionsPages,
  ...coopPages,
  ...moderationRoutes,
  ...notesRoutes,
  ...notesAboutRoutes,
  ...networkRoutes,
  ...liveRoutes([
    campaignLive,
    pledgesLive,
    pressLive,
    proposalLive,
    toDecideLive,
    ...networkLive,
    ...conversationLives,
    announcementsLive,
  ]),
];
