import { mail } from './mail-en.ts';

export const api = { mail };
