import {
  AMOUNTS,
  type Campaign,
  declareHolding,
  followDrive,
  HoldingInput,
  unfollowDrive,
  withdrawHolding,
} from '#campaigns';
import type { Actor } from '#accounts';
import type { Tx } from '#db';
import { type Ctx, get, post } from '#http';
import type { Id } from '#ids';
import { parseInput } from '#input';
import { viewerOf } from '../act.ts';
import { campaignOf } from '../campaign-view.ts';
import { csvOf } from '../csv.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { show } from '../show.ts';
import { campaignPath } from './campaign-words.ts';
import { DrivePage } from './drive.tsx';
import { driveOf, driveViewFor } from './drive-view.ts';

const PRESSING = { name: 'shares', per: 'person', times: 60, seconds: 600 } as const;

const showDrive = async (c: Ctx, campaign: Campaign, form: FormState) =>
  show(c, <DrivePage view={await driveViewFor(c, campaign)} form={form} />, form.status);

/** A button that changes something of one's own, and comes back to it. */
const presses = (
  what: string,
  anchor: string,
  verb: (tx: Tx, actor: Actor, campaign: Id<'campaign'>) => Promise<void>,
) =>
  post(
    `/c/:slug/shares/${what}`,
    'account',
    async (c) => {
      const campaign = await campaignOf(c);
      await c.var.deps.transact((tx) => verb(tx, viewerOf(c), campaign.id));
      return c.redirect(campaignPath(campaign, `/shares#${anchor}`), 303);
    },
    { limits: [PRESSING] },
  );

export const driveWorkRoutes = [
  get('/c/:slug/shares', 'anyone', async (c) => showDrive(c, await campaignOf(c), freshForm())),

  get('/c/:slug/shares/figures.csv', 'anyone', async (c) => {
    const campaign = await campaignOf(c);
    const { figures } = await driveOf(c, campaign);
    const rows = figures.map((one) => [
      one.day,
      one.kind,
      one.class,
      AMOUNTS.has(one.kind) ? one.value / 100 : one.value,
      one.source,
      one.url,
    ]);
    return c.body(csvOf(['day', 'kind', 'class', 'value', 'source', 'url'], rows), 200, {
      'access-control-allow-origin': '*',
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${campaign.slug}-shares.csv"`,
    });
  }),

  presses('follow', 'follow', followDrive),
  presses('unfollow', 'follow', unfollowDrive),
  presses('hold/withdraw', 'hold', withdrawHolding),

  post(
    '/c/:slug/shares/hold',
    'account',
    async (c) => {
      const campaign = await campaignOf(c);
      return takeForm(
        c,
        async (fields) => {
          const input = parseInput(HoldingInput, fields);
          await c.var.deps.transact((tx) => declareHolding(tx, viewerOf(c), campaign.id, input));
          return c.redirect(campaignPath(campaign, '/shares#standing'), 303);
        },
        (form) => showDrive(c, campaign, form),
      );
    },
    { limits: [PRESSING] },
  ),
];
