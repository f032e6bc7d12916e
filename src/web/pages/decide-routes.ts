import type { Route } from '#http';
import { talkPages } from './talk-routes.ts';

/** Pages of proposals and votes. */
export const decidePages: readonly Route[] = [...talkPages];
