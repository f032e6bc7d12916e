import type { Route } from '#http';
import { becomingRoutes } from './becoming.tsx';
import { pledgeMineRoutes } from './pledge-mine.tsx';
import { pledgesLeadRoutes } from './pledges-lead.tsx';
import { pledgesMoneyRoutes } from './pledges-money.tsx';
import { pledgesRoutes } from './pledges.tsx';

/** Everything under `/c/:slug/pledges`, and how a campaign becomes a co-op. */
export const pledgesPages: readonly Route[] = [
  ...pledgesRoutes,
  ...pledgeMineRoutes,
  ...pledgesLeadRoutes,
  ...pledgesMoneyRoutes,
  ...becomingRoutes,
];
