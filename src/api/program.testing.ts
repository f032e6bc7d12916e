import { createToken, type Scope } from '#accounts';
import { BASE } from '#api';
import type { Person, World } from '../../test/world.ts';

/** A program that acts for somebody. */
export async function program(world: World, person: Person, scopes: readonly Scope[], expiresAt?: Date) {
  const { id, secret } = await world.transact((tx) =>
    createToken(tx, person.actor, { name: 'test', scopes, expiresAt }),
  );
  const call = async (path: string, init: RequestInit & { json?: unknown } = {}) =>
    world.browse(BASE + path, {
      ...init,
      ...(init.json !== undefined && { body: JSON.stringify(init.json) }),
      headers: {
        authorization: `Bearer ${secret}`,
        ...(init.json !== undefined && { 'content-type': 'application/json' }),
        ...Object.fromEntries(new Headers(init.headers)),
      },
    });
  return { id, secret, call };
}
