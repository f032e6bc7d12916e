import type { Campaign } from '#campaigns';
import { get } from '#http';
import { readingOf } from '../campaign-view.ts';
import { Breadcrumb, Wordmark } from '../components.ts';
import { BarePage } from '../layout.tsx';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { Addressee } from './campaign-said.tsx';
import { campaignPath, textOf } from './campaign-words.ts';
import { QrCode } from './thanks.tsx';

export const posterRoutes = [
  get('/c/:slug/poster', 'anyone', async (c) => show(c, <PosterPage campaign={await readingOf(c)} />)),
];

/** One sheet of A4, upright: what one reads from two metres away, and a code to sign with. */
function PosterPage({ campaign }: { campaign: Campaign }) {
  const { m, locale, origin } = usePage();
  const f = useFormats();
  const say = m.campaigns.posterPage;
  const url = origin + campaignPath(campaign);
  return (
    <BarePage title={`${m.campaigns.poster} · ${campaign.title}`} unlisted>
      <p class="poster-note">
        <Breadcrumb href={campaignPath(campaign)} label={campaign.title} />
        <span class="muted">{say.print}</span>
      </p>
      <article class="poster">
        <div class="poster-words" {...textOf(campaign, locale)}>
          <p class="poster-target">
            <Addressee campaign={campaign} />
          </p>
          <h1 class={campaign.title.length > 60 ? 'long' : undefined}>{campaign.title}</h1>
          <p class="poster-summary">{campaign.summary}</p>
        </div>
        <div class="poster-scan">
          <QrCode url={url} label={m.campaigns.thanks.qrAlt} />
          <div>
            <h2>{say.scan}</h2>
            <p>{say.seconds}</p>
            <p>{say.aims(f.number(campaign.goal.signatures))}</p>
          </div>
        </div>
        <footer>
          <Wordmark />
          <b>{url.replace(/^https?:\/\//, '')}</b>
        </footer>
      </article>
    </BarePage>
  );
}
