import { escapeHtml } from '#html';
import { FRAMED_POLICY, get } from '#http';
import { readingOf } from '../campaign-view.ts';
import { CopyField } from '../components.ts';
import { BarePage, renderPage } from '../layout.tsx';
import { usePage } from '../page-context.ts';
import { currentPage } from '../show.ts';
import { CampaignCard } from './campaign-card.tsx';
import { campaignPath } from './campaign-words.ts';

/**
 * The campaign as a card in somebody else's page. It asks who reads it for nothing and sets nothing: the same for
 * everyone, in the language of its readers, or in the one that the page asks for with `?lang=`.
 */
export const embedRoutes = [
  get('/c/:slug/embed', 'anyone', async (c) => {
    const campaign = await readingOf(c);
    const { viewer: _, ...page } = currentPage(c);
    const html = renderPage(
      { ...page, theme: 'system' },
      // Within a frame its links would open within the frame.
      <BarePage title={campaign.title} unlisted head={<base target="_blank" />}>
        <div class="embedded">
          <CampaignCard campaign={campaign} level={2} />
        </div>
      </BarePage>,
    );
    // The language that the line asks for is the site's choice, not one that its reader's browser should keep.
    c.header('set-cookie', undefined);
    return c.html(html, 200, { 'content-security-policy': FRAMED_POLICY, 'cache-control': 'public, max-age=30' });
  }),
];

/** The line to put into another site. */
export function EmbedLine({ campaign }: { campaign: { slug: string; title: string } }) {
  const { m, origin, locale } = usePage();
  const title = escapeHtml(campaign.title);
  const src = `${origin}${campaignPath(campaign, `/embed?lang=${locale}`)}`;
  return (
    <CopyField
      label={m.petitions.embed}
      value={`<iframe src="${src}" title="${title}" width="100%" height="420" loading="lazy"></iframe>`}
    />
  );
}
