import type { Route } from '#http';
import { decisionRoutes } from './decision-routes.ts';
import { registerRoutes } from './decisions.tsx';
import { foundingPages } from './founding-routes.ts';

/** Pages of the register of decisions, and of the founding. */
export const decisionsPages: readonly Route[] = [...registerRoutes, ...decisionRoutes, ...foundingPages];
