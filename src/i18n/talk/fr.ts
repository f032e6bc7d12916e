import type { talk as english } from './en.ts';

export const talk: typeof english = {};
