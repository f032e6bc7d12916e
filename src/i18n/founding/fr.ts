import type { founding as english } from './en.ts';
import { asks, decision, duties, register } from './register-fr.ts';

export const founding: typeof english = { asks, decision, duties, register };
