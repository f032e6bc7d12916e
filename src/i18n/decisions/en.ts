import { actions } from './actions-en.ts';

export const decisions = { ...actions };
