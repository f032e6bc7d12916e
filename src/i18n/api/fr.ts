import type { api as english } from './en.ts';

export const api: typeof english = {};
