import type { Endpoint } from './endpoint.ts';
import { actEndpoints } from './endpoints/acts.ts';
import { articleEndpoints } from './endpoints/articles.ts';
import { debateEndpoints } from './endpoints/debate.ts';
import { decisionEndpoints } from './endpoints/decisions.ts';
import { documentEndpoints } from './endpoints/documents.ts';
import { memberEndpoints } from './endpoints/members.ts';
import { proposalEndpoints } from './endpoints/proposals.ts';
import { questionEndpoints } from './endpoints/questions.ts';
import { serverEndpoints } from './endpoints/server.ts';
import { templateEndpoints } from './endpoints/templates.ts';
import { voteEndpoints } from './endpoints/votes.ts';
import { webhookEndpoints } from './endpoints/webhooks.ts';

/** Everything that programs can ask for, in the order of the description. */
export const endpoints: readonly Endpoint[] = [
  ...serverEndpoints,
  ...proposalEndpoints,
  ...templateEndpoints,
  ...debateEndpoints,
  ...voteEndpoints,
  ...decisionEndpoints,
  ...actEndpoints,
  ...documentEndpoints,
  ...articleEndpoints,
  ...memberEndpoints,
  ...questionEndpoints,
  ...webhookEndpoints,
];
