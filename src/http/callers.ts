import { type Bearer, bearerOf, type Viewer, viewerOfSession } from '#accounts';
import type { Deps } from '#deps';
import { MISSED } from '#live';
import { hashSecret } from '#random';

/** Whoever is shut out, by another process and unheard, is out after this long. */
const FRESH_MS = 4_000;
const MOST_KNOWN = 20_000;

/** The topic on which a process says that sessions, tokens, roles or people changed: all are looked up again. */
export const CALLERS = 'callers';
/** What is written when that is so, in the terms of `Database.onWrite`. */
export const TABLES_OF_CALLERS = ['session', 'access_token', 'person', 'account', 'role_grant', '+role_grant'] as const;

/** Who calls, by the secret they show: looked up once in four seconds and when anything about callers changes. */
export interface Callers {
  viewer(secret: string): Promise<Viewer | undefined>;
  bearer(secret: string): Promise<Bearer | undefined>;
}

const GATHER_MS = 200;

/**
 * Calls back soon after sessions, tokens, roles or people changed, here or in another process: much that changes at once
 * is one call. @returns a function that stops.
 */
export function onCallersChanged({ live }: Pick<Deps, 'live'>, look: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const hear = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      look();
    }, GATHER_MS).unref();
  };
  const ends = [CALLERS, MISSED].map((topic) => live.subscribe(topic, hear));
  return () => {
    clearTimeout(timer);
    for (const end of ends) end();
  };
}

const opened = new WeakMap<Deps, Callers>();

export function callersOf(deps: Deps): Callers {
  const known = opened.get(deps);
  if (known) return known;
  const callers = openCallers(deps);
  opened.set(deps, callers);
  return callers;
}

function openCallers({ db, clock, live }: Deps): Callers {
  const viewers = remembering((secret) => viewerOfSession(db, secret), clock);
  const bearers = remembering((secret) => bearerOf(db, secret), clock);
  for (const topic of [CALLERS, MISSED]) {
    live.subscribe(topic, () => {
      viewers.clear();
      bearers.clear();
    });
  }
  return { viewer: viewers.get, bearer: bearers.get };
}

function remembering<T>(look: (secret: string) => Promise<T | undefined>, clock: Deps['clock']) {
  let known = new Map<string, { readonly at: number; readonly value: T }>();
  return {
    clear: () => void (known = new Map()),
    async get(secret: string): Promise<T | undefined> {
      if (secret.length > 200) return undefined;
      const key = hashSecret(secret).toString('base64');
      const at = clock.now().getTime();
      const found = known.get(key);
      if (found && Math.abs(at - found.at) < FRESH_MS) return found.value;
      // What changes while it is looked up makes another map: this answer is kept in the old one.
      const own = known;
      const value = await look(secret);
      own.delete(key);
      if (value === undefined) return undefined;
      own.set(key, { at, value });
      for (const oldest of own.keys()) {
        if (own.size <= MOST_KNOWN) break;
        own.delete(oldest);
      }
      return value;
    },
  };
}
