import { actions } from './actions-fr.ts';
import type { decisions as english } from './en.ts';

export const decisions: typeof english = { ...actions };
