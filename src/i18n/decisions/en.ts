import { actions } from './actions-en.ts';
import { proposals } from './proposals-en.ts';

export const decisions = { ...actions, ...proposals };
