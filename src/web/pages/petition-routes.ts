import type { Route } from '#http';
import { againRoutes } from './petition-again.tsx';
import { careRoutes } from './petition-care.tsx';
import { declaredRoutes } from './petition-declared.tsx';
import { deliveryRoutes } from './petition-deliveries.tsx';
import { embedRoutes } from './petition-embed.tsx';
import { importRoutes } from './petition-imports.tsx';
import { notMeRoutes } from './petition-not-me.tsx';
import { standPageRoutes } from './petition-stand.tsx';
import { standRoutes } from './petition-stands.tsx';
import { asksRoutes } from './petition-asks.tsx';
import { commitmentRoutes } from './petition-commitments.tsx';
import { figureRoutes } from './petition-figures.tsx';
import { mineRoutes } from './petition-mine.tsx';
import { reasonRoutes } from './petition-reasons.tsx';
import { stopRoutes } from './petition-stop.tsx';
import { textRoutes } from './petition-texts.tsx';

/** What a petition has beside its page and its form. */
export const petitionPages: readonly Route[] = [
  ...notMeRoutes,
  ...stopRoutes,
  ...embedRoutes,
  ...careRoutes,
  ...importRoutes,
  ...againRoutes,
  ...declaredRoutes,
  ...standRoutes,
  ...standPageRoutes,
  ...deliveryRoutes,
  ...figureRoutes,
  ...reasonRoutes,
  ...mineRoutes,
  ...asksRoutes,
  ...textRoutes,
  ...commitmentRoutes,
];
