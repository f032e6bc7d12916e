import { listArticles } from '#articles';
import { credentialsOf } from '#accounts';
import {
  type Campaign,
  campaignBySlug,
  campaignFoundingOf,
  companyOf,
  campaignTexts,
  commitmentTotals,
  mayOrganise,
  pledgeDriveOf,
  readCampaignIn,
  recentReasons,
  recentSigners,
  signaturesOverTime,
} from '#campaigns';
import type { Deps } from '#deps';
import type { Ctx } from '#http';
import { renderMarkdown } from '#markdown';
import { notFound } from '#refusal';
import type { FormState } from './form-state.ts';
import type { CampaignView } from './pages/campaign-page.tsx';
import { pressViewOf } from './pages/campaign-press.tsx';
import { apartOf } from './pages/petition-apart.tsx';
import { readingLanguage } from './reading-language.ts';

const RECENT = 5;
const ARTICLES = 5;
const RECENT_REASONS = 3;
const WEEKS_FROM_DAYS = 42;
const DAY_MS = 86_400_000;

/** The campaign of this address, as it was launched. @throws Refusal 404 */
export async function campaignOf(c: Ctx): Promise<Campaign> {
  const campaign = await campaignBySlug(c.var.deps.db, c.req.param('slug') ?? '');
  if (!campaign) throw notFound();
  return campaign;
}

/** The same, in the language its reader reads it in. @throws Refusal 404 */
export async function readingOf(c: Ctx): Promise<Campaign> {
  const campaign = await campaignOf(c);
  const language = readingLanguage(c, campaign.slug, campaign.languages);
  return language === campaign.locale ? campaign : readCampaignIn(c.var.deps.db, campaign, language);
}

/** Its curve: by the day at first, by the week later. */
export async function curveOf(deps: Deps, campaign: Campaign): Promise<CampaignView['curve']> {
  const until = campaign.closedAt ?? deps.clock.now();
  const unit = until.getTime() - campaign.launchedAt.getTime() > WEEKS_FROM_DAYS * DAY_MS ? 'week' : 'day';
  return { unit, periods: await signaturesOverTime(deps.db, campaign.id, unit, deps.settings.current.timeZone) };
}

/** What a stranger's page shows of a campaign. */
export async function viewOf(deps: Deps, campaign: Campaign): Promise<CampaignView> {
  const [signers, curve, company, { items: articles }, press, pledges, founding, apart, reasons, totals, texts] =
    await Promise.all([
      recentSigners(deps.db, campaign.id, RECENT),
      curveOf(deps, campaign),
      companyOf(deps.db, campaign.id),
      listArticles(deps.db, { campaign: campaign.id, limit: ARTICLES }),
      pressViewOf(deps, campaign.id),
      pledgeDriveOf(deps.db, campaign.id),
      campaignFoundingOf(deps.db, campaign.id),
      apartOf(deps, campaign.id),
      recentReasons(deps.db, campaign.id, RECENT_REASONS),
      commitmentTotals(deps.db, campaign.id),
      campaign.languages.length > 1 ? campaignTexts(deps.db, campaign.id) : [],
    ]);
  const text = texts.find(({ language }) => language === campaign.language);
  const story = renderMarkdown(campaign.story, { headingLevel: 2 });
  return {
    campaign,
    story,
    signers,
    articles,
    press,
    apart,
    ...(company !== undefined && { company }),
    ...(pledges && { pledges }),
    ...(founding && { founding }),
    reasons,
    totals,
    curve,
    ...(text && { translatedAt: text.editedAt ?? text.addedAt }),
  };
}

/** The same for who is signed in: their name and address stand in the form already. */
export async function viewFor(c: Ctx, campaign: Campaign): Promise<CampaignView> {
  const { deps, viewer } = c.var;
  const view = await viewOf(deps, campaign);
  return viewer ? { ...view, leads: mayOrganise(viewer), values: await valuesFor(c) } : view;
}

export async function valuesFor(c: Ctx): Promise<FormState['values']> {
  const { deps, viewer } = c.var;
  if (!viewer) return {};
  const { email } = await credentialsOf(deps.db, viewer);
  return { name: viewer.displayName, email };
}
