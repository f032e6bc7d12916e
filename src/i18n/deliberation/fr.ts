import type { deliberation as english } from './en.ts';

export const deliberation: typeof english = {};
