import type { api as english } from './en.ts';
import { mail } from './mail-fr.ts';

export const api: typeof english = { mail };
