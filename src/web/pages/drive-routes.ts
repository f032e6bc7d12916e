import type { Route } from '#http';
import { driveLeadRoutes } from './drive-lead.tsx';
import { driveStopRoutes } from './drive-stop.tsx';
import { driveTakesRoutes } from './drive-takes.ts';
import { driveWorkRoutes } from './drive-work.tsx';

/** Everything under `/c/:slug/shares`, and the calculator with its figures. */
export const drivePages: readonly Route[] = [
  ...driveWorkRoutes,
  ...driveLeadRoutes,
  ...driveStopRoutes,
  ...driveTakesRoutes,
];
