import type { Action } from '#actions';

/** What a decision may change in the register. */
export const membershipActions: readonly Action<never, never, never>[] = [];
