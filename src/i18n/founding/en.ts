import { asks, decision, duties, register } from './register-en.ts';

export const founding = { asks, decision, duties, register };
