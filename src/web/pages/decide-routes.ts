import type { Route } from '#http';

/** Pages of proposals and votes. */
export const decidePages: readonly Route[] = [];
