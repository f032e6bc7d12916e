import type { Route } from '#http';

/** Pages of the co-operative: register, circles, mandates, rules, documents. */
export const coopPages: readonly Route[] = [];
