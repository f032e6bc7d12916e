import type { network as english } from './en.ts';

export const network: typeof english = {};
