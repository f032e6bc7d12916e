import {
  type Campaign,
  campaignBySlug,
  petitionData,
  pledgeDriveOf,
  pledgeData,
  pledgesOverTime,
  areaFigures,
  publishedCountOf,
  readCampaignIn,
  signaturesOverTime,
  signersPage,
  type SignersPage,
} from '#campaigns';
import type { Deps } from '#deps';
import { format } from '#i18n';
import { get } from '#http';
import { notFound } from '#refusal';
import { campaignOf, readingOf, viewFor, viewOf } from '../campaign-view.ts';
import { deskOf, pageOf } from '../campaign-desk.ts';
import { Breadcrumb, Empty, Pager, Signers } from '../components.ts';
import { PublicPage, renderPage } from '../layout.tsx';
import { usePage } from '../page-context.ts';
import { readingLanguage } from '../reading-language.ts';
import { sendReady } from '../ready-page.ts';
import { cardPicture } from '../share-card.ts';
import { currentPage, show } from '../show.ts';
import { CampaignEvents, CampaignPage } from './campaign-page.tsx';
import { campaignPath } from './campaign-words.ts';

const PER_CALL = { 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=5' };

const daysOf = (deps: Deps, campaign: Campaign) =>
  signaturesOverTime(deps.db, campaign.id, 'day', deps.settings.current.timeZone);

export const campaignRoutes = [
  // The same bytes for every stranger, a page of one's own for who is signed in.
  get('/c/:slug', 'anyone', async (c) => {
    const { deps, viewer, locale } = c.var;
    if (viewer) return show(c, <CampaignPage view={await viewFor(c, await readingOf(c))} />);
    const slug = c.req.param('slug') ?? '';
    const language = readingLanguage(c, slug, await deskOf(deps).languagesAt(slug));
    const ready = await deskOf(deps).pages.get(`${pageOf(slug)} ${locale} ${language}`, async () => {
      const campaign = await campaignBySlug(deps.db, slug);
      if (!campaign) return undefined;
      const page = { ...currentPage(c), path: campaignPath(campaign) };
      const read = await readCampaignIn(deps.db, campaign, language);
      return renderPage(page, <CampaignPage view={await viewOf(deps, read)} />);
    });
    if (!ready) throw notFound();
    return sendReady(c, ready);
  }),

  get('/c/:slug/signers', 'anyone', async (c) => {
    const campaign = await readingOf(c);
    const page = Math.min(1_000, Math.max(1, Math.trunc(Number(c.req.query('page') ?? 1)) || 1));
    return show(
      c,
      <SignersList campaign={campaign} found={await signersPage(c.var.deps.db, campaign.id, page)} page={page} />,
    );
  }),

  get('/c/:slug/updates', 'anyone', async (c) => show(c, <Updates campaign={await readingOf(c)} />)),

  get('/c/:slug/data.json', 'anyone', async (c) => {
    const campaign = await campaignOf(c);
    const { deps } = c.var;
    const [days, areas] = await Promise.all([daysOf(deps, campaign), areaFigures(deps.db, campaign.id)]);
    const data = petitionData(deps.config.origin, campaign, days, areas);
    const drive = await pledgeDriveOf(deps.db, campaign.id);
    if (!drive) return c.json(data, 200, PER_CALL);
    const pledges = pledgeData(deps.config.origin, campaign.slug, drive, await pledgesOverTime(deps.db, campaign.id));
    return c.json({ ...data, pledges }, 200, PER_CALL);
  }),

  get('/c/:slug/data.csv', 'anyone', async (c) => {
    const campaign = await campaignOf(c);
    const { deps } = c.var;
    const { isoDay } = format.formatsFor('en', deps.settings.current.timeZone);
    const lines = (await daysOf(deps, campaign)).map(({ from, confirmed }) => `${isoDay(from)},${confirmed}`);
    return c.body(['day,confirmed', ...lines, ''].join('\r\n'), 200, {
      ...PER_CALL,
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${campaign.slug}.csv"`,
    });
  }),

  get('/c/:slug/count.json', 'anyone', async (c) => {
    const campaign = await campaignOf(c);
    const { confirmed, waiting } = await publishedCountOf(c.var.deps.db, campaign.id);
    return c.json({ signature_count: confirmed, signatures_pending: waiting }, 200, PER_CALL);
  }),

  get('/c/:slug/card.png', 'anyone', async (c) => {
    const campaign = await campaignOf(c);
    const { png, etag } = await cardPicture(c.var.deps, campaign);
    const headers = { 'content-type': 'image/png', 'cache-control': 'public, max-age=60', etag };
    return c.req.header('if-none-match') === etag ? c.body(null, 304, headers) : c.body(png, 200, headers);
  }),
];

function SignersList({ campaign, found, page }: { campaign: Campaign; found: SignersPage; page: number }) {
  const { m } = usePage();
  const say = m.campaigns.signers;
  const here = campaignPath(campaign, '/signers');
  return (
    <PublicPage title={`${say.title} · ${campaign.title}`} canonical={here} width="column">
      <Breadcrumb href={campaignPath(campaign)} label={campaign.title} />
      <h1>{say.title}</h1>
      {found.signers.length === 0 ? (
        <Empty title={say.none}>{say.noneText}</Empty>
      ) : (
        <>
          <p class="muted">{say.text}</p>
          <Signers signers={found.signers} />
          <Pager older={found.more ? `${here}?page=${page + 1}` : undefined} />
        </>
      )}
    </PublicPage>
  );
}

function Updates({ campaign }: { campaign: Campaign }) {
  const { m } = usePage();
  const say = m.campaigns.updates;
  return (
    <PublicPage
      title={`${say.title} · ${campaign.title}`}
      canonical={campaignPath(campaign, '/updates')}
      width="column"
    >
      <Breadcrumb href={campaignPath(campaign)} label={campaign.title} />
      <h1>{say.title}</h1>
      {campaign.events.length === 0 ? (
        <Empty title={say.none}>{say.noneText}</Empty>
      ) : (
        <CampaignEvents campaign={campaign} />
      )}
    </PublicPage>
  );
}
