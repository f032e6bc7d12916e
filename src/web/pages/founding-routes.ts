import type { Route } from '#http';
import { foundingBylawsRoutes } from './founding-bylaws.tsx';
import { foundingCallRoutes } from './founding-call.tsx';
import { foundingDecidingRoutes } from './founding-deciding.tsx';
import { foundingMandatesRoutes } from './founding-mandates.tsx';
import { foundingModelRoutes } from './founding-model.tsx';
import { foundingWhoRoutes } from './founding-who.tsx';
import { foundingRoutes } from './founding.tsx';

/** Founding the co-op, step by step. */
export const foundingPages: readonly Route[] = [
  ...foundingRoutes,
  ...foundingModelRoutes,
  ...foundingDecidingRoutes,
  ...foundingBylawsRoutes,
  ...foundingWhoRoutes,
  ...foundingMandatesRoutes,
  ...foundingCallRoutes,
];
