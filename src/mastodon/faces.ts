import type { ArticleSummary } from '#articles';
import type { CampaignSummary } from '#campaigns';
import type { Proposal } from '#deliberation';
import type { Actor } from '#accounts';
import type { Db } from '#db';
import type { Deps } from '#deps';
import type { Locale, Messages } from '#i18n';
import type { Id } from '#ids';
import type { LoadedPost, Notification } from '#network';

/** What is drawn on a card. */
export interface CardPicture {
  /** From the root of this server. */
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}

/** What the inbox says in one line. */
export interface NewsLine {
  readonly title: string;
  /** What it is about, in its own words; may be empty. */
  readonly excerpt: string;
  /** Where it leads, from the root of this server. */
  readonly path: string;
}

/** How our own pages show what posts announce, for those who show it elsewhere. */
export interface Faces {
  campaign(campaign: CampaignSummary): CardPicture;
  article(article: ArticleSummary): CardPicture;
  proposal(deps: Deps, proposal: Proposal): CardPicture;
  /** Where a proposal stands, in a few words. */
  stands(deps: Deps, proposal: Proposal, locale: Locale): string;
  /** News as the inbox says them, by notification; what is no line of its own is left out. */
  lines(
    db: Db,
    reader: Actor,
    m: Messages,
    news: readonly Notification[],
    posts: ReadonlyMap<Id<'post'>, LoadedPost>,
  ): Promise<ReadonlyMap<Id<'notification'>, NewsLine>>;
}

let faces: Faces | undefined;

/** Pages stand above this API: whoever puts the program together says how they show things. */
export function facesFrom(given: Faces): void {
  faces = given;
}

export const facesOf = (): Faces | undefined => faces;
