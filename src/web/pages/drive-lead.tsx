import * as v from 'valibot';
import {
  type Campaign,
  DriveDateInput,
  DriveInput,
  FigureInput,
  type Holder,
  holdersOf,
  isDriveItem,
  MoveInput,
  openShareDrive,
  recordDriveDate,
  recordFigure,
  recordMove,
  removeFromDrive,
  shareDriveOf,
} from '#campaigns';
import { type Ctx, get } from '#http';
import { parseId } from '#ids';
import { parseInput } from '#input';
import { notFound, Refusal } from '#refusal';
import { viewerOf } from '../act.ts';
import { campaignOf } from '../campaign-view.ts';
import { type FormState, freshForm } from '../form-state.ts';
import { show } from '../show.ts';
import { DriveLeadPage, OpenDrivePage } from './drive-lead-page.tsx';
import { todayOf } from './drive-view.ts';
import { organising } from './organising.tsx';

/** Several forms of the page have a day and a source: each names its own after itself. */
const named = (form: string, fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      name.startsWith(`${form}-`) ? [[name.slice(form.length + 1), value]] : [],
    ),
  );

/** Gives what is refused the names by which the form of the page knows it. */
async function naming<T>(form: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal) || error.status !== 422) throw error;
    const fields = Object.entries(error.fields).map(([name, say]) => [`${form}-${name}`, say] as const);
    throw new Refusal(422, error.sentence, { fields: Object.fromEntries(fields) });
  }
}

async function showLead(c: Ctx, campaign: Campaign, form: FormState) {
  const { deps } = c.var;
  const drive = await shareDriveOf(deps.db, campaign.id);
  if (!drive) return show(c, <OpenDrivePage campaign={campaign} form={form} />, form.status);
  const holders: readonly Holder[] = await deps.transact((tx) => holdersOf(tx, viewerOf(c), campaign.id));
  const saved = c.req.query('saved') !== undefined;
  const view = { campaign, drive, holders, today: todayOf(c), saved };
  return show(c, <DriveLeadPage view={view} form={form} />, form.status);
}

const does = organising({
  at: 'shares/lead',
  after: () => '/shares/lead?saved',
  again: showLead,
  limit: { name: 'lead', times: 120 },
});

const removing = v.object({ what: v.string(), id: v.string() });

export const driveLeadRoutes = [
  get('/c/:slug/shares/lead', 'organiser', async (c) => showLead(c, await campaignOf(c), freshForm())),

  does('open', (c, { id }, fields) => {
    const input = parseInput(DriveInput, fields);
    return c.var.deps.transact((tx) => openShareDrive(tx, viewerOf(c), id, input));
  }),

  does('date', (c, { id }, fields) =>
    naming('date', async () => {
      const input = parseInput(DriveDateInput, named('date', fields));
      await c.var.deps.transact((tx) => recordDriveDate(tx, viewerOf(c), id, input));
    }),
  ),

  does('figure', (c, { id }, fields) =>
    naming('figure', async () => {
      const input = parseInput(FigureInput, named('figure', fields));
      await c.var.deps.transact((tx) => recordFigure(tx, viewerOf(c), id, input));
    }),
  ),

  does('move', (c, { id }, fields) =>
    naming('move', async () => {
      const input = parseInput(MoveInput, named('move', fields));
      await c.var.deps.transact((tx) => recordMove(tx, viewerOf(c), id, input));
    }),
  ),

  does('remove', async (c, { id: campaign }, fields) => {
    const { what, id } = parseInput(removing, fields);
    const item = parseId<'drive-figure'>(id);
    if (!isDriveItem(what) || !item) throw notFound();
    await c.var.deps.transact((tx) => removeFromDrive(tx, viewerOf(c), campaign, what, item));
  }),
];
