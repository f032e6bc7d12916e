import type { api as english } from './en.ts';
import { digest } from './digest-fr.ts';
import { errors } from './errors-fr.ts';
import { mail } from './mail-fr.ts';
import { events, groups, operations } from './operations-fr.ts';
import { scopes } from './scopes-fr.ts';
import { docs, tokens, webhooks } from './programs-fr.ts';

export const api: typeof english = { digest, docs, errors, events, groups, mail, operations, scopes, tokens, webhooks };
