import type { coop as english } from './en.ts';

export const coop: typeof english = {};
