import type { Route } from '#http';

/** Applications that show nothing of a whole page when one figure on it is null. */
const NEED_FIGURES = /^Pachli\//;
const HIDDEN = '"votes_count":null';
const ZERO = '"votes_count":0';

/**
 * Figures that are hidden until a vote ends are null (docs.joinmastodon.org/entities/Poll/#Option-votes_count). Most
 * applications say nothing then; those that cannot read it are told 0, which they show to whoever has voted.
 */
export const withFigures = (route: Route): Route => ({
  ...route,
  handler: async (c) => {
    const answer = await route.handler(c);
    if (!NEED_FIGURES.test(c.req.header('user-agent') ?? '')) return answer;
    if (!answer.headers.get('content-type')?.startsWith('application/json')) return answer;
    return new Response((await answer.text()).replaceAll(HIDDEN, ZERO), answer);
  },
});
