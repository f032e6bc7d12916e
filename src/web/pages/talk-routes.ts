import type { Route } from '#http';

/** Acts of a debate: amendments, summaries, citations, and the rest of its reasons. */
export const talkPages: readonly Route[] = [];
