import { listArticles } from '#articles';
import { credentialsOf } from '#accounts';
import {
  type Campaign,
  campaignBySlug,
  campaignFoundingOf,
  companyOf,
  mayOrganise,
  pledgeDriveOf,
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

const RECENT = 5;
const ARTICLES = 5;
const WEEKS_FROM_DAYS = 42;
const DAY_MS = 86_400_000;

/** The campaign of this address. @throws Refusal 404 */
export async function campaignOf(c: Ctx): Promise<Campaign> {
  const campaign = await campaignBySlug(c.var.deps.db, c.req.param('slug') ?? '');
  if (!campaign) throw notFound();
  return campaign;
}

/** What a stranger's page shows of a campaign. */
export async function viewOf(deps: Deps, campaign: Campaign): Promise<CampaignView> {
  const until = campaign.closedAt ?? deps.clock.now();
  const unit = until.getTime() - campaign.launchedAt.getTime() > WEEKS_FROM_DAYS * DAY_MS ? 'week' : 'day';
  const [signers, periods, company, { items: articles }, press, pledges, founding, apart] = await Promise.all([
    recentSigners(deps.db, campaign.id, RECENT),
    signaturesOverTime(deps.db, campaign.id, unit, deps.settings.current.timeZone),
    companyOf(deps.db, campaign.id),
    listArticles(deps.db, { campaign: campaign.id, limit: ARTICLES }),
    pressViewOf(deps, campaign.id),
    pledgeDriveOf(deps.db, campaign.id),
    campaignFoundingOf(deps.db, campaign.id),
    apartOf(deps, campaign.id),
  ]);
  const story = renderMarkdown(campaign.story, { headingLevel: 2 });
  return {
    campaign,
    story,
    signers,
    articles,
    curve: { unit, periods },
    press,
    apart,
    ...(company !== undefined && { company }),
    ...(pledges && { pledges }),
    ...(founding && { founding }),
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
