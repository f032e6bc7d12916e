import type { Child } from 'hono/jsx';
import type { Viewer } from '#accounts';
import { countToDecide } from '#deliberation';
import type { Ctx } from '#http';
import { homesOf, unseenCount } from '#network';
import { memberNumberOf } from './coop-readers.ts';
import { renderPage } from './layout.tsx';
import type { CurrentPage } from './page-context.ts';

/** What the components of a page know of the request. */
export function currentPage(
  c: Ctx,
  counts: CurrentPage['counts'] = { inbox: 0, toDecide: 0 },
  memberNumber?: number,
): CurrentPage {
  const { viewer, locale, m, deps } = c.var;
  const url = new URL(c.req.url);
  const settings = deps.settings.current;
  return {
    locale,
    m,
    ...(viewer && {
      viewer: {
        displayName: viewer.displayName,
        handle: viewer.handle,
        ...(memberNumber !== undefined && { memberNumber }),
        ...(viewer.avatarFile && { avatar: `/media/${viewer.avatarFile}` }),
      },
    }),
    // An address repeated in the links of its own page stays within reason.
    path: url.pathname + (url.search.length > 1_000 ? '' : url.search),
    origin: deps.config.origin,
    serverName: settings.name,
    stage: settings.stage,
    counts,
    theme: viewer?.theme ?? 'system',
    shortcuts: viewer?.shortcuts ?? false,
    now: deps.clock.now(),
    timeZone: settings.timeZone,
  };
}

export type PageStatus = 200 | 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 503 | 507;

/** Answers with a whole page. Load its data first: components are synchronous. */
export async function show(c: Ctx, content: Child, status: PageStatus = 200): Promise<Response> {
  const { viewer } = c.var;
  if (!viewer) return c.html(renderPage(currentPage(c), content), status);
  return c.html(renderPage(await pageOfMember(c, viewer), content), status);
}

/** The same with what stands beside the places on every page of somebody signed in, which is in memory most often. */
export async function pageOfMember(c: Ctx, viewer: Viewer): Promise<CurrentPage> {
  const { deps } = c.var;
  const { inbox, toDecide, memberNumber } = await homesOf(deps).own(viewer, 'standing', async () => {
    const [unseen, waiting, number] = await Promise.all([
      unseenCount(deps.db, viewer),
      countToDecide(deps.db, viewer),
      memberNumberOf(deps.db, viewer.person),
    ]);
    return { inbox: unseen, toDecide: waiting, memberNumber: number };
  });
  return currentPage(c, { inbox, toDecide }, memberNumber);
}
