import { type Campaign, minePath, openOwnPledge, parsePledge, pledge, pledgeData, pledgesOverTime } from '#campaigns';
import { type Ctx, get, post } from '#http';
import { invalid } from '#refusal';
import { viewerOf } from '../act.ts';
import { campaignOf, valuesFor } from '../campaign-view.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { show } from '../show.ts';
import { campaignPath } from './campaign-words.ts';
import { PledgesPage, PledgeSentPage } from './pledges-page.tsx';
import { pledgeDriveFor, pledgesChanged, pledgesViewFor } from './pledges-view.ts';
import { TRAP } from './sign-form.tsx';

// As for signing: a street stand or an operator’s gate is one address.
const PLEDGING = { name: 'pledge', per: 'address', times: 60, seconds: 600 } as const;
const OPENING = { name: 'own-pledge', per: 'person', times: 60, seconds: 600 } as const;
const LARGEST_FORM = 32_768;

const showPledges = async (c: Ctx, campaign: Campaign, form: FormState) =>
  show(c, <PledgesPage view={await pledgesViewFor(c, campaign)} form={form} />, form.status);

export const pledgesRoutes = [
  get('/c/:slug/pledges', 'anyone', async (c) => showPledges(c, await campaignOf(c), freshForm(await valuesFor(c)))),

  post(
    '/c/:slug/pledges',
    'anyone',
    async (c) => {
      const campaign = await campaignOf(c);
      await pledgeDriveFor(c, campaign);
      return takeForm(
        c,
        async (fields) => {
          const { deps, locale, viewer } = c.var;
          if (fields[TRAP]) throw invalid({ [TRAP]: (m) => m.campaigns.faults.robot });
          const input = parsePledge(fields);
          const { origin } = deps.config;
          const done = await deps.transact((tx) =>
            pledge(tx, { campaign: campaign.id, input, locale, origin, by: viewer }),
          );
          deps.wake.mail();
          if (done.outcome !== 'confirmed') return c.redirect(campaignPath(campaign, '/pledges/sent'), 303);
          pledgesChanged(c, campaign);
          return c.redirect(minePath(campaign.slug, done.token), 303);
        },
        (form) => showPledges(c, campaign, form),
      );
    },
    { limits: [PLEDGING], maxBytes: LARGEST_FORM },
  ),

  get('/c/:slug/pledges/sent', 'anyone', async (c) => {
    const campaign = await campaignOf(c);
    await pledgeDriveFor(c, campaign);
    return show(c, <PledgeSentPage campaign={campaign} />);
  }),

  get('/c/:slug/pledges/data.json', 'anyone', async (c) => {
    const campaign = await campaignOf(c);
    const { deps } = c.var;
    const drive = await pledgeDriveFor(c, campaign);
    const days = await pledgesOverTime(deps.db, campaign.id);
    return c.json(pledgeData(deps.config.origin, campaign.slug, drive, days), 200, {
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=5',
    });
  }),

  // For who is signed in: a link of their own to what they pledged.
  post(
    '/c/:slug/pledges/mine',
    'account',
    async (c) => {
      const campaign = await campaignOf(c);
      const token = await c.var.deps.transact((tx) => openOwnPledge(tx, viewerOf(c), campaign.id));
      return c.redirect(minePath(campaign.slug, token), 303);
    },
    { limits: [OPENING] },
  ),
];
