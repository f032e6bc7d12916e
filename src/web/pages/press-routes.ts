import type { Route } from '#http';
import { pressLeadRoutes } from './press-lead.tsx';
import { pressRoutes } from './press.tsx';

/** Everything under `/c/:slug/press`. */
export const pressPages: readonly Route[] = [...pressRoutes, ...pressLeadRoutes];
