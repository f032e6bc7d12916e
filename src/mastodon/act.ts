import type { Bearer } from '#accounts';
import type { Tx } from '#db';
import { type Ctx, type Limit, type Method, type Route, type TokenAccess } from '#http';
import { type News, publish } from '#network';
import { bearerIn } from './me.ts';

/** As often as Mastodon lets an application write. */
export const WRITING: Limit = { name: 'mastodon-write', per: 'person', times: 300, seconds: 300 };

/** Runs a verb for whom the program acts, and tells those who are looking. */
export async function act<T extends News | { readonly news: News }>(
  c: Ctx,
  verb: (tx: Tx, actor: Bearer) => Promise<T>,
): Promise<T> {
  const { deps } = c.var;
  const actor = bearerIn(c);
  const done = await deps.transact((tx) => verb(tx, actor));
  publish(deps.live, 'news' in done ? done.news : done);
  return done;
}

/** A route that changes something. */
export const change = (
  method: Exclude<Method, 'GET'>,
  path: string,
  scope: TokenAccess['token'],
  handler: Route['handler'],
): Route => ({ method, path, access: { token: scope }, handler, limits: [WRITING] });
