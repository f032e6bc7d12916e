import {
  addCoverage,
  addPressPicture,
  addQuote,
  type BroughtCoverage,
  broughtCoverage,
  type Campaign,
  ContactInput,
  coverageById,
  CoverageInput,
  declineCoverage,
  LinkInput,
  listCoverage,
  nameTags,
  PictureInput,
  pressKitOf,
  PressTextInput,
  QuoteInput,
  removePressPicture,
  removeQuote,
  TagsInput,
  writeContact,
  writePressTexts,
} from '#campaigns';
import { type Ctx, get, post } from '#http';
import { type Id, parseId } from '#ids';
import { parseInput } from '#input';
import { LARGEST_PICTURE, readPicture } from '#media';
import { invalid, notFound } from '#refusal';
import { viewerOf } from '../act.ts';
import { campaignOf } from '../campaign-view.ts';
import { deskOf } from '../campaign-desk.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { show } from '../show.ts';
import { campaignPath } from './campaign-words.ts';
import { organising } from './organising.tsx';
import { PressLeadPage } from './press-lead-page.tsx';
import { PiecePage } from './press-piece.tsx';

async function showLead(c: Ctx, campaign: Campaign, form: FormState) {
  const { deps } = c.var;
  const [kit, brought] = await Promise.all([
    pressKitOf(deps.db, campaign.id),
    deps.transact((tx) => broughtCoverage(tx, viewerOf(c), campaign.id)),
  ]);
  const saved = c.req.query('saved') !== undefined;
  return show(c, <PressLeadPage view={{ campaign, kit, brought, saved, form }} />, form.status);
}

const pieceOf = (c: Ctx, campaign: Campaign): Promise<BroughtCoverage> =>
  c.var.deps.transact((tx) => coverageById(tx, viewerOf(c), campaign.id, pieceId(c)));

function pieceId(c: Ctx): Id<'coverage'> {
  const id = parseId<'coverage'>(c.req.param('id') ?? '');
  if (!id) throw notFound();
  return id;
}

const showPiece = async (c: Ctx, campaign: Campaign, form: FormState) =>
  show(c, <PiecePage campaign={campaign} piece={await pieceOf(c, campaign)} form={form} />, form.status);

const does = organising({
  at: 'press/lead',
  after: (what) => `/press/lead?saved#${what}`,
  again: showLead,
  limit: { name: 'lead', times: 120 },
});

const limits = [{ name: 'lead', per: 'person', times: 120, seconds: 600 }] as const;

/** The number of what a form removes. */
function removed<K extends 'press-quote' | 'press-picture'>(fields: Record<string, unknown>): Id<K> {
  const id = parseId<K>(typeof fields['id'] === 'string' ? fields['id'] : '');
  if (!id) throw notFound();
  return id;
}

export const pressLeadRoutes = [
  get('/c/:slug/press/lead', 'organiser', async (c) => showLead(c, await campaignOf(c), freshForm())),

  // Leads to what was brought, where its page is being read.
  post(
    '/c/:slug/press/lead/coverage',
    'organiser',
    async (c) => {
      const campaign = await campaignOf(c);
      return takeForm(
        c,
        async (fields) => {
          const { deps } = c.var;
          const input = parseInput(LinkInput, fields);
          const id = await deps.transact((tx) => addCoverage(tx, viewerOf(c), campaign.id, input));
          deps.wake.jobs();
          return c.redirect(campaignPath(campaign, `/press/lead/coverage/${id}`), 303);
        },
        (form) => showLead(c, campaign, form),
      );
    },
    { limits },
  ),

  get('/c/:slug/press/lead/coverage/:id', 'organiser', async (c) => showPiece(c, await campaignOf(c), freshForm())),

  post(
    '/c/:slug/press/lead/coverage/:id',
    'organiser',
    async (c) => {
      const campaign = await campaignOf(c);
      return takeForm(
        c,
        async (fields) => {
          const input = parseInput(CoverageInput, fields);
          await c.var.deps.transact((tx) => listCoverage(tx, viewerOf(c), campaign.id, pieceId(c), input));
          deskOf(c.var.deps).changed(campaign);
          return c.redirect(campaignPath(campaign, '/press/lead?saved#coverage'), 303);
        },
        (form) => showPiece(c, campaign, form),
      );
    },
    { limits },
  ),

  post(
    '/c/:slug/press/lead/coverage/:id/decline',
    'organiser',
    async (c) => {
      const campaign = await campaignOf(c);
      await c.var.deps.transact((tx) => declineCoverage(tx, viewerOf(c), campaign.id, pieceId(c)));
      deskOf(c.var.deps).changed(campaign);
      return c.redirect(campaignPath(campaign, '/press/lead?saved#coverage'), 303);
    },
    { limits },
  ),

  does('tags', (c, { id }, fields) => {
    const input = parseInput(TagsInput, fields);
    return c.var.deps.transact((tx) => nameTags(tx, viewerOf(c), id, input));
  }),

  does('texts', (c, { id }, fields) => {
    const input = parseInput(PressTextInput, fields);
    return c.var.deps.transact((tx) => writePressTexts(tx, viewerOf(c), id, input));
  }),

  does('contact', (c, { id }, fields) => {
    const input = parseInput(ContactInput, fields);
    return c.var.deps.transact((tx) => writeContact(tx, viewerOf(c), id, input));
  }),

  does('quotes', (c, { id }, fields) => {
    const input = parseInput(QuoteInput, fields);
    return c.var.deps.transact((tx) => addQuote(tx, viewerOf(c), id, input));
  }),

  does('quotes/remove', (c, { id }, fields) =>
    c.var.deps.transact((tx) => removeQuote(tx, viewerOf(c), id, removed<'press-quote'>(fields))),
  ),

  does('pictures/remove', (c, { id }, fields) =>
    c.var.deps.transact((tx) => removePressPicture(tx, viewerOf(c), id, removed<'press-picture'>(fields))),
  ),

  post(
    '/c/:slug/press/lead/pictures',
    'organiser',
    async (c) => {
      const campaign = await campaignOf(c);
      return takeForm(
        c,
        async ({ picture, ...fields }) => {
          const { deps } = c.var;
          const input = parseInput(PictureInput, fields);
          if (!(picture instanceof File) || picture.size === 0) {
            throw invalid({ picture: (m) => m.press.faults.noPicture });
          }
          const read = await readPicture(await picture.bytes());
          const { dataFolder } = deps.config;
          await deps.transact((tx) => addPressPicture(tx, viewerOf(c), campaign.id, input, { read, dataFolder }));
          return c.redirect(campaignPath(campaign, '/press/lead?saved#pictures'), 303);
        },
        (form) => showLead(c, campaign, form),
      );
    },
    { limits, maxBytes: LARGEST_PICTURE + 65_536 },
  ),
];
