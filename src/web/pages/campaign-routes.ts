import type { Route } from '#http';
import { leadRoutes } from './campaign-lead.tsx';
import { campaignRoutes } from './campaign.tsx';
import { campaignsRoutes } from './campaigns.tsx';
import { frontRoutes } from './front.tsx';
import { launchRoutes } from './launch.tsx';
import { posterRoutes } from './poster.tsx';
import { signRoutes } from './sign.tsx';
import { takesRoutes } from './what-it-takes.tsx';
import { thanksRoutes } from './thanks.tsx';
import { withdrawRoutes } from './withdraw.tsx';

/** Everything under `/c`, and the front page. `/c/new` comes before the campaigns. */
export const campaignPages: readonly Route[] = [
  ...frontRoutes,
  ...campaignsRoutes,
  ...launchRoutes,
  ...campaignRoutes,
  ...signRoutes,
  ...thanksRoutes,
  ...withdrawRoutes,
  ...posterRoutes,
  ...leadRoutes,
  ...takesRoutes,
];
