import type { Route } from '#http';

/** Documents of the co-operative. */
export const documentsPages: readonly Route[] = [];
