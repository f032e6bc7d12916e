import type { ArticleSummary } from '#articles';
import type { CampaignSummary } from '#campaigns';
import type { Proposal } from '#deliberation';
import type { Deps } from '#deps';
import type { Locale } from '#i18n';

/** What is drawn on a card. */
export interface CardPicture {
  /** From the root of this server. */
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}

/** How our own pages show what posts announce, for those who show it elsewhere. */
export interface Faces {
  campaign(campaign: CampaignSummary): CardPicture;
  article(article: ArticleSummary): CardPicture;
  proposal(deps: Deps, proposal: Proposal): CardPicture;
  /** Where a proposal stands, in a few words. */
  stands(deps: Deps, proposal: Proposal, locale: Locale): string;
}

let faces: Faces | undefined;

/** Pages stand above this API: whoever puts the program together says how they show things. */
export function facesFrom(given: Faces): void {
  faces = given;
}

export const facesOf = (): Faces | undefined => faces;
