import { errors } from './errors/en.ts';
import { ui } from './ui/en.ts';

export const en = { errors, ui };
