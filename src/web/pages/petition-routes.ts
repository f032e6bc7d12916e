import type { Route } from '#http';
import { asksRoutes } from './petition-asks.tsx';
import { careRoutes } from './petition-care.tsx';
import { commitmentRoutes } from './petition-commitments.tsx';
import { embedRoutes } from './petition-embed.tsx';
import { figureRoutes } from './petition-figures.tsx';
import { mineRoutes } from './petition-mine.tsx';
import { notMeRoutes } from './petition-not-me.tsx';
import { reasonRoutes } from './petition-reasons.tsx';
import { stopRoutes } from './petition-stop.tsx';
import { textRoutes } from './petition-texts.tsx';

/** What a petition has beside its page and its form. */
export const petitionPages: readonly Route[] = [
  ...notMeRoutes,
  ...stopRoutes,
  ...embedRoutes,
  ...careRoutes,
  ...figureRoutes,
  ...reasonRoutes,
  ...mineRoutes,
  ...asksRoutes,
  ...textRoutes,
  ...commitmentRoutes,
];
