import type { campaigns as english } from './en.ts';

export const campaigns: typeof english = {};
