import type { Route } from '#http';
import { questionRoutes } from './applications-questions.tsx';
import { applicationRoutes } from './applications.tsx';
import { circleRoutes } from './circle.tsx';
import { circlesRoutes } from './circles.tsx';
import { coopRoutes } from './coop.tsx';
import { documentsPages } from './documents-routes.ts';
import { joinRoutes } from './join.tsx';
import { actsRoutes } from './acts.tsx';
import { emergencyRoutes } from './emergency.tsx';
import { mandateRoutes } from './mandates.tsx';
import { delegateRoutes } from './member-delegates.tsx';
import { memberDeskRoutes } from './member-desk.tsx';
import { memberPageRoutes } from './member.tsx';
import { memberRoutes } from './members.tsx';
import { rulesRoutes } from './rules-page.tsx';
import { stakeChargeRoutes } from './stake-charge.tsx';
import { stakeDeskRoutes } from './stake-desk.tsx';
import { stakeRoutes } from './stake.tsx';

/** Pages of the co-operative: register, circles, mandates, rules, documents. */
export const coopPages: readonly Route[] = [
  ...coopRoutes,
  ...joinRoutes,
  ...applicationRoutes,
  ...questionRoutes,
  ...memberRoutes,
  ...memberPageRoutes,
  ...memberDeskRoutes,
  ...delegateRoutes,
  ...circlesRoutes,
  ...circleRoutes,
  ...mandateRoutes,
  ...emergencyRoutes,
  ...actsRoutes,
  ...rulesRoutes,
  ...documentsPages,
  ...stakeRoutes,
  ...stakeDeskRoutes,
  ...stakeChargeRoutes,
];
