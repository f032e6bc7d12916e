import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { createToken, type Scope } from '#accounts';
import { callersOf } from '#http';
import { homesOf } from '#network';
import type { Person, World } from '../../test/world.ts';
import { follow, type StreamEvent, type StreamName } from './stream.ts';

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
  readonly link: string;
}

/** An application that somebody let in: sends JSON, and forms where a form is given. */
export async function appOf(world: World, who: Person, scopes: readonly Scope[] = ['read', 'write', 'follow']) {
  const { secret } = await world.transact((tx) => createToken(tx, who.actor, { name: 'Phanpy', scopes }));
  async function send<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
    const form = body instanceof URLSearchParams || body instanceof FormData ? body : undefined;
    const json = body === undefined || form ? undefined : JSON.stringify(body);
    const answer = await world.browse(path, {
      method,
      headers: { authorization: `Bearer ${secret}`, ...(json !== undefined && { 'content-type': 'application/json' }) },
      body: form ?? json ?? null,
    });
    return { status: answer.status, body: (await answer.json()) as T, link: answer.headers.get('link') ?? '' };
  }
  /** What came, when it came. */
  async function ok<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await send<T>(method, path, body);
    assert.equal(answer.status, 200, `${method} ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
  return { secret, send, ok, get: <T>(path: string) => ok<T>('GET', path) };
}

/** The identifiers of what came. */
export const idsOf = (items: readonly { id: string }[]): readonly string[] => items.map(({ id }) => id);

type Heard = StreamEvent & { readonly payload: string };

/** What an application hears on a stream, as it comes; `heard` waits until something is so. */
export async function listening(
  world: World,
  who: Person,
  name: StreamName = 'user',
  scopes: readonly Scope[] = ['read'],
) {
  const { secret } = await world.transact((tx) => createToken(tx, who.actor, { name: 'Ivory', scopes }));
  const bearer = await callersOf(world.deps).bearer(secret);
  assert.ok(bearer);
  // What an application has open it has read before.
  await homesOf(world.deps).read(bearer);
  const events: Heard[] = [];
  const stop = follow(
    world.deps,
    bearer,
    { name, tag: undefined },
    ({ event, payload = '' }) => void events.push({ event, payload }),
  );
  return {
    events,
    stop,
    async heard(holds: (events: readonly Heard[]) => boolean): Promise<void> {
      for (let turns = 0; !holds(events); turns++) {
        assert.ok(turns < 500_000, `never: ${JSON.stringify(events.map(({ event }) => event))}`);
        await setImmediate();
      }
    },
  };
}
