import type { Route } from '#http';
import { documentsPages } from './documents-routes.ts';

/** Pages of the co-operative: register, circles, mandates, rules, documents. */
export const coopPages: readonly Route[] = [...documentsPages];
