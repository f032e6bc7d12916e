import type { AnyAction } from '#actions';

/** What a decision may change in the register. */
export const membershipActions: readonly AnyAction[] = [];
