import { rules } from './rules-en.ts';

export const coop = { rules };
