import { errors } from './errors-en.ts';
import { mail } from './mail-en.ts';

export const api = { errors, mail };
