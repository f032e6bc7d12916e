import { articlePath } from '#articles';
import { messagesFor } from '#i18n';
import type { Faces } from '#mastodon';
import { linesOf } from './inbox-lines.ts';
import { campaignPath } from './pages/campaign-words.ts';
import { proposalPath } from './pages/proposal-words.ts';
import { mediaPath } from './post-view.ts';
import { proposalCardAlt, proposalStands } from './proposal-share-card.ts';
import { HEIGHT, WIDTH } from './share-card.ts';

const drawn = (path: string, alt: string) => ({ path, alt, width: WIDTH, height: HEIGHT });

/** What posts announce, as applications are to show it: the pictures that those see who get a link. */
export const faces: Faces = {
  campaign(campaign) {
    const { card, signatures } = messagesFor(campaign.locale).campaigns;
    const alt = card.alt(campaign.title, signatures(campaign.counts.confirmed));
    return drawn(campaignPath(campaign, '/card.png'), alt);
  },
  article({ slug, title, language, cover }) {
    if (cover) return { path: mediaPath(cover.file), alt: cover.alt, width: cover.width, height: cover.height };
    return drawn(articlePath(slug, '/card.png'), messagesFor(language).articles.cardAlt(title));
  },
  // Another address for each state: applications keep pictures by their address.
  proposal: (deps, proposal) =>
    drawn(proposalPath(proposal, `/card.png?${proposal.state}`), proposalCardAlt(deps, proposal)),
  stands: proposalStands,
  lines: linesOf,
};
