import { actions } from './actions-en.ts';
import { ruleForm } from './rule-form-en.ts';
import { proposals } from './proposals-en.ts';

export const decisions = { ...actions, ...proposals, ruleForm };
