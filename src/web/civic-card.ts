import type { Child } from 'hono/jsx';
import type { Actor } from '#accounts';
import type { Db } from '#db';
import type { Locale } from '#i18n';
import type { AboutKind } from '#network';

/** How a civic object looks inside the post that announces it. */
interface CardParts<Data> {
  /** What the cards show, by id, for all posts of a page at once. What the viewer may not see is left out. */
  load(db: Db, viewer: Actor | undefined, ids: readonly string[], locale: Locale): Promise<ReadonlyMap<string, Data>>;
  /** A `<Paper>`, most often. */
  render(data: Data): Child;
}

export interface CivicCard {
  readonly kind: AboutKind;
  load(...args: Parameters<CardParts<never>['load']>): Promise<ReadonlyMap<string, () => Child>>;
}

/** A card for posts `about` one kind of object; list it in cards.tsx. */
export const defineCard = <Data>(kind: AboutKind, { load, render }: CardParts<Data>): CivicCard => ({
  kind,
  async load(...args) {
    const found = await load(...args);
    return new Map([...found].map(([id, data]) => [id, () => render(data)]));
  },
});
