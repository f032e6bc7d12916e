import { digest } from './digest-en.ts';
import { errors } from './errors-en.ts';
import { mail } from './mail-en.ts';
import { events, groups, operations } from './operations-en.ts';
import { scopes } from './scopes-en.ts';
import { docs, tokens, webhooks } from './programs-en.ts';

export const api = { digest, docs, errors, events, groups, mail, operations, scopes, tokens, webhooks };
