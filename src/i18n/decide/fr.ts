import type { decide as english } from './en.ts';

export const decide: typeof english = {};
