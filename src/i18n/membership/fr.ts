import type { membership as english } from './en.ts';

export const membership: typeof english = {};
