import assert from 'node:assert/strict';
import { createToken, type Scope } from '#accounts';
import type { Person, World } from '../../test/world.ts';

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
