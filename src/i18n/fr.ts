import type { en } from './en.ts';
import { errors } from './errors/fr.ts';
import { ui } from './ui/fr.ts';

export const fr: typeof en = { errors, ui };
