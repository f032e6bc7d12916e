import type { founding as english } from './en.ts';

export const founding: typeof english = {};
