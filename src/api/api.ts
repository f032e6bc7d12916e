import type { Route } from '#http';

/** The documented API: every civic object as JSON, by token. */
export const apiRoutes: readonly Route[] = [];
