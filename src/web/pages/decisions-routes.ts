import type { Route } from '#http';

/** Pages of the register of decisions. */
export const decisionsPages: readonly Route[] = [];
