import type { api as english } from './en.ts';
import { errors } from './errors-fr.ts';
import { mail } from './mail-fr.ts';

export const api: typeof english = { errors, mail };
