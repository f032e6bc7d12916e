import type { Route } from '#http';
import { decisionRoutes } from './decision-routes.ts';
import { registerRoutes } from './decisions.tsx';

/** Pages of the register of decisions. */
export const decisionsPages: readonly Route[] = [...registerRoutes, ...decisionRoutes];
