import type { accounts as english } from './en.ts';

export const accounts: typeof english = {};
