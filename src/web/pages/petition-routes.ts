import type { Route } from '#http';
import { careRoutes } from './petition-care.tsx';
import { embedRoutes } from './petition-embed.tsx';
import { notMeRoutes } from './petition-not-me.tsx';
import { stopRoutes } from './petition-stop.tsx';

/** What a petition has beside its page and its form. */
export const petitionPages: readonly Route[] = [...notMeRoutes, ...stopRoutes, ...embedRoutes, ...careRoutes];
