import type { Child } from 'hono/jsx';
import type { Actor, Viewer } from '#accounts';
import type { Tx } from '#db';
import { type Ctx, localPath } from '#http';
import { type News, publish } from '#network';
import { Refusal } from '#refusal';
import { renderFragment } from './layout.tsx';
import { currentPage } from './show.ts';

/** Who is signed in, on a route that lets nobody else pass. */
export function viewerOf(c: Ctx): Viewer {
  const { viewer } = c.var;
  if (!viewer) throw new Refusal(401, (m) => m.errors.signInFirst);
  return viewer;
}

/** Runs a verb of the network in a transaction and tells those who are looking. */
export async function act<T extends News | { news: News }>(
  c: Ctx,
  verb: (tx: Tx, actor: Actor) => Promise<T>,
): Promise<T> {
  const { deps } = c.var;
  const actor = viewerOf(c);
  const done = await deps.transact((tx) => verb(tx, actor));
  publish(deps.live, 'news' in done ? done.news : done);
  return done;
}

/** A script asks for the changed part of the page rather than for the page. */
export const wantsPart = (c: Ctx): boolean => c.req.header('essor-part') === '1';

/** Answers with a part of the page at `path`, for the script that asked. */
export const showPart = (c: Ctx, path: string, content: Child): Response | Promise<Response> =>
  c.html(renderFragment({ ...currentPage(c), path }, content));

/** Back to where the form was, at an element of that page. */
export function backTo(c: Ctx, next: unknown, otherwise: string, anchor?: string): Response {
  const path = localPath(next, otherwise).split('#')[0] ?? otherwise;
  return c.redirect(anchor ? `${path}#${anchor}` : path, 303);
}
