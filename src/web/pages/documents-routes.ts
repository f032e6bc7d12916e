import type { Route } from '#http';
import { documentChangeRoutes } from './document-change.tsx';
import { documentCompareRoutes } from './document-compare.tsx';
import { documentRoutes } from './document.tsx';
import { documentsRoutes } from './documents.tsx';

/** Documents of the co-operative. */
export const documentsPages: readonly Route[] = [
  ...documentsRoutes,
  ...documentCompareRoutes,
  ...documentChangeRoutes,
  ...documentRoutes,
];
