import {
  campaignBySlug,
  type Confirmed,
  confirmSignatures,
  publishedCountOf,
  type Signed,
  type Signing,
  signPetitions,
} from '#campaigns';
import { together } from '#db';
import type { Deps } from '#deps';
import type { Id } from '#ids';
import { type ReadyPages, readyPages } from './ready-page.ts';

/** Where signatures come in: many at once share a transaction, and the campaign's pages learn of it. */
export interface CampaignDesk {
  /** Resolves when the signature is durable; what came of it is for mails, never for the page. */
  sign(slug: string, signing: Signing): Promise<Signed | undefined>;
  confirm(token: string): Promise<Confirmed>;
  /** The number of the campaign at an address: neither ever changes. */
  campaignAt(slug: string): Promise<Id<'campaign'> | undefined>;
  /** The languages it can be read in, its own first; none where there is no such campaign. A second old at most. */
  languagesAt(slug: string): Promise<readonly string[]>;
  /** The campaign or its count changed: pages are rendered anew and live ones told, four times a second at most. */
  changed(campaign: Named): void;
  /** The front page and those of campaigns for strangers, by `<FRONT or pageOf> <language>`. */
  readonly pages: ReadyPages;
}

/** Under this the front page is kept. */
export const FRONT = '/';
/** Under this the page of a campaign is kept, whatever a reader writes for its slug. */
export const pageOf = (slug: string): string => `/c/${slug}`;

interface Named {
  readonly id: Id<'campaign'>;
  readonly slug: string;
}

const desks = new WeakMap<Deps, CampaignDesk>();

export function deskOf(deps: Deps): CampaignDesk {
  const known = desks.get(deps);
  if (known) return known;
  const desk = openDesk(deps);
  desks.set(deps, desk);
  return desk;
}

function openDesk(deps: Deps): CampaignDesk {
  const sign = together(deps.transact, signPetitions);
  const confirm = together(deps.transact, confirmSignatures);
  const wakeMail = once(() => deps.wake.mail());
  const pages = readyPages(deps.clock, deps.settings);
  const tell = fourTimesASecond((slug, id: Id<'campaign'>) => {
    pages.forget(`${pageOf(slug)} `);
    pages.forget(`${FRONT} `);
    void publishedCountOf(deps.db, id)
      .then((counts) => deps.live.publish(`campaign:${id}`, 'count', counts))
      // The database is away: whoever asks next reads the count from it.
      .catch(() => {});
  });
  const numbers = new Map<string, Id<'campaign'>>();
  const languages = new Map<string, { readonly at: number; readonly languages: readonly string[] }>();
  return {
    pages,
    async campaignAt(slug) {
      const known = numbers.get(slug);
      if (known) return known;
      const found = await campaignBySlug(deps.db, slug);
      if (found) numbers.set(slug, found.id);
      return found?.id;
    },
    async languagesAt(slug) {
      const now = deps.clock.now().getTime();
      const known = languages.get(slug);
      if (known && Math.abs(now - known.at) < SECOND_MS) return known.languages;
      const found = await campaignBySlug(deps.db, slug);
      if (found) languages.set(slug, { at: now, languages: found.languages });
      return found?.languages ?? [];
    },
    changed({ slug, id }) {
      languages.delete(slug);
      tell(slug, id);
    },
    async sign(slug, signing) {
      const signed = await sign(signing);
      wakeMail();
      tell(slug, signing.campaign);
      return signed;
    },
    async confirm(token) {
      const confirmed = await confirm(token);
      if (confirmed.outcome === 'counted') tell(confirmed.slug, confirmed.campaign);
      return confirmed;
    },
  };
}

/** However often it is asked in a moment, once at its end. */
function once(act: () => void): () => void {
  let asked: NodeJS.Timeout | undefined;
  return () => {
    asked ??= setTimeout(() => {
      asked = undefined;
      act();
    }, MOMENT_MS).unref();
  };
}

const MOMENT_MS = 50;
const SECOND_MS = 1_000;
const A_SECOND = 4;

/**
 * Acts at once for the first few, then four times a second, and always once more after the last: what
 * is told last is true.
 */
function fourTimesASecond<About>(act: (key: string, about: About) => void): (key: string, about: About) => void {
  const states = new Map<string, { left: number; again: boolean }>();
  const beat = (key: string, about: About, state: { left: number; again: boolean }) => {
    setTimeout(() => {
      if (state.again) {
        state.again = false;
        act(key, about);
      } else state.left++;
      if (state.left === A_SECOND) states.delete(key);
      else beat(key, about, state);
    }, SECOND_MS / A_SECOND).unref();
  };
  return (key, about) => {
    const state = states.get(key) ?? { left: A_SECOND, again: false };
    if (state.left === 0) {
      state.again = true;
      return;
    }
    if (!states.has(key)) {
      states.set(key, state);
      beat(key, about, state);
    }
    state.left--;
    act(key, about);
  };
}
