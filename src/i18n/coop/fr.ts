import type { coop as english } from './en.ts';
import { rules } from './rules-fr.ts';

export const coop: typeof english = { rules };
