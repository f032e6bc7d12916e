import type { Route } from '#http';
import { auditRoutes } from './audit.tsx';
import { decideRoutes } from './decide.tsx';
import { historyRoutes } from './history.tsx';
import { newProposalRoutes } from './new-proposal.tsx';
import { proposalActs } from './proposal-acts.ts';
import { proposalRoutes } from './proposal.tsx';
import { resultsRoutes } from './results.tsx';
import { talkPages } from './talk-routes.ts';
import { voteRoutes } from './vote.tsx';

/** Pages of proposals and votes. */
export const decidePages: readonly Route[] = [
  ...decideRoutes,
  ...newProposalRoutes,
  ...proposalRoutes,
  ...proposalActs,
  ...voteRoutes,
  ...resultsRoutes,
  ...auditRoutes,
  ...historyRoutes,
  ...talkPages,
];
