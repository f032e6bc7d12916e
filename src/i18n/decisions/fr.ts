import { actions } from './actions-fr.ts';
import type { decisions as english } from './en.ts';
import { ruleForm } from './rule-form-fr.ts';
import { proposals } from './proposals-fr.ts';

export const decisions: typeof english = { ...actions, ...proposals, ruleForm };
