import type { Child } from 'hono/jsx';
import type { Actor } from '#accounts';
import type { Db } from '#db';
import type { Locale } from '#i18n';
import type { AboutKind } from '#network';
import type { CivicCard } from './civic-card.ts';
import { articleCard } from './pages/article-card.tsx';
import { campaignCard } from './pages/campaign-card.tsx';
import { proposalCard } from './pages/proposal-card.tsx';

/** Every kind of card. */
const cards: readonly CivicCard[] = [campaignCard, proposalCard, articleCard];

/** The cards of the objects that these posts announce, by `<kind>:<id>`. */
export async function loadCards(
  db: Db,
  viewer: Actor | undefined,
  abouts: readonly { kind: AboutKind; id: string }[],
  locale: Locale,
): Promise<ReadonlyMap<string, () => Child>> {
  const found = new Map<string, () => Child>();
  for (const card of cards) {
    const ids = abouts.flatMap((about) => (about.kind === card.kind ? about.id : []));
    if (ids.length === 0) continue;
    for (const [id, render] of await card.load(db, viewer, [...new Set(ids)], locale))
      found.set(`${card.kind}:${id}`, render);
  }
  return found;
}
