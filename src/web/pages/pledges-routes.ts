import type { Route } from '#http';
import { pledgeMineRoutes } from './pledge-mine.tsx';
import { pledgesLeadRoutes } from './pledges-lead.tsx';
import { pledgesMoneyRoutes } from './pledges-money.tsx';
import { pledgesRoutes } from './pledges.tsx';

/** Everything under `/c/:slug/pledges`. */
export const pledgesPages: readonly Route[] = [
  ...pledgesRoutes,
  ...pledgeMineRoutes,
  ...pledgesLeadRoutes,
  ...pledgesMoneyRoutes,
];
