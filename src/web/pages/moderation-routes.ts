import type { Route } from '#http';
import { accountApplicationRoutes } from './moderation-applications.tsx';
import { moderationLogRoutes } from './about-moderation.tsx';
import { transparencyRoutes } from './about-transparency.tsx';
import { juryRoutes } from './juries.tsx';
import { caseRoutes } from './moderation-case.tsx';
import { savedReplyRoutes } from './moderation-replies.tsx';
import { moderationAccountRoutes } from './moderation-accounts.tsx';
import { blockRoutes } from './moderation-blocks.tsx';
import { mailDomainRoutes } from './moderation-mail-domains.tsx';
import { queueRoutes } from './moderation.tsx';
import { reportRoutes } from './report.tsx';
import { statementRoutes } from './statements.tsx';

/** Reports, the desk of those who moderate, what is told to those it is about, and what everybody may read. */
export const moderationRoutes: readonly Route[] = [
  ...reportRoutes,
  ...queueRoutes,
  ...accountApplicationRoutes,
  ...moderationAccountRoutes,
  ...blockRoutes,
  ...mailDomainRoutes,
  ...savedReplyRoutes,
  ...caseRoutes,
  ...statementRoutes,
  ...juryRoutes,
  ...moderationLogRoutes,
  ...transparencyRoutes,
];
