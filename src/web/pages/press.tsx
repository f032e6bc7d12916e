import {
  type Campaign,
  COVERAGE_KINDS,
  coverageFigures,
  coverageOf,
  growthOf,
  LANGUAGES,
  LinkInput,
  pressKitOf,
  pressPictureOf,
  suggestCoverage,
} from '#campaigns';
import { type Ctx, get, post } from '#http';
import { parseId } from '#ids';
import { parseInput } from '#input';
import { asJpeg, readMedia } from '#media';
import { notFound } from '#refusal';
import { campaignOf } from '../campaign-view.ts';
import { csvOf } from '../csv.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { show } from '../show.ts';
import { pressViewOf } from './campaign-press.tsx';
import { campaignPath } from './campaign-words.ts';
import type { CoverageView } from './press-coverage.tsx';
import { coverageFeed } from './press-feed.ts';
import { PressPage } from './press-page.tsx';

const A_PAGE = 50;
const MOST_IN_FEED = 50;
const PER_CALL = { 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=60' };

/** What a reader asked to see of the coverage, in the address. */
async function coverageView(c: Ctx, campaign: Campaign): Promise<CoverageView> {
  const { db } = c.var.deps;
  const language = LANGUAGES.find((one) => one === c.req.query('language')) ?? '';
  const kind = COVERAGE_KINDS.find((one) => one === c.req.query('kind')) ?? '';
  const page = Math.min(1_000, Math.max(1, Math.trunc(Number(c.req.query('page') ?? 1)) || 1));
  const [figures, all] = await Promise.all([
    coverageFigures(db, campaign.id),
    coverageOf(db, campaign.id, { language, kind }),
  ]);
  const query = new URLSearchParams({ ...(language && { language }), ...(kind && { kind }), page: String(page + 1) });
  return {
    slug: campaign.slug,
    figures,
    filter: { language, kind },
    pieces: all.slice((page - 1) * A_PAGE, page * A_PAGE),
    ...(all.length > page * A_PAGE && { older: `${campaignPath(campaign, '/press')}?${query.toString()}#coverage` }),
  };
}

async function showPress(c: Ctx, campaign: Campaign, form: FormState) {
  const { deps } = c.var;
  const [kit, growth, coverage, press] = await Promise.all([
    pressKitOf(deps.db, campaign.id),
    growthOf(deps.db, campaign.id),
    coverageView(c, campaign),
    pressViewOf(deps, campaign.id),
  ]);
  const thanks = c.req.query('thanks') !== undefined;
  return show(c, <PressPage view={{ campaign, kit, growth, press, coverage, form, thanks }} />, form.status);
}

export const pressRoutes = [
  get('/c/:slug/press', 'anyone', async (c) => showPress(c, await campaignOf(c), freshForm())),

  post(
    '/c/:slug/press/suggest',
    'anyone',
    async (c) => {
      const campaign = await campaignOf(c);
      return takeForm(
        c,
        async (fields) => {
          const input = parseInput(LinkInput, fields);
          await c.var.deps.transact((tx) => suggestCoverage(tx, campaign.id, input));
          return c.redirect(campaignPath(campaign, '/press?thanks#suggest'), 303);
        },
        (form) => showPress(c, campaign, form),
      );
    },
    { limits: [{ name: 'suggest-coverage', per: 'address', times: 5, seconds: 3_600 }] },
  ),

  get(
    '/c/:slug/press/pictures/:id',
    'anyone',
    async (c) => {
      const campaign = await campaignOf(c);
      const { deps } = c.var;
      const id = parseId<'press-picture'>(c.req.param('id') ?? '');
      const picture = id && (await pressPictureOf(deps.db, campaign.id, id));
      const content = picture && (await readMedia(deps.config.dataFolder, picture.file));
      if (!content) throw notFound();
      return c.body(new Uint8Array(await asJpeg(content)), 200, {
        'content-type': 'image/jpeg',
        'content-disposition': `attachment; filename="${campaign.slug}-${id}.jpg"`,
        'cache-control': 'public, max-age=3600',
      });
    },
    { limits: [{ name: 'press-picture', per: 'address', times: 60, seconds: 600 }] },
  ),

  get('/c/:slug/press/feed.xml', 'anyone', async (c) => {
    const campaign = await campaignOf(c);
    const { deps, m, locale } = c.var;
    const { origin } = deps.config;
    const pieces = (await coverageOf(deps.db, campaign.id)).slice(0, MOST_IN_FEED);
    const address = `${origin}${campaignPath(campaign, '/press/feed.xml')}`;
    return c.body(coverageFeed({ m, locale, origin, address, campaign, pieces }), 200, {
      'content-type': 'application/atom+xml; charset=utf-8',
      'cache-control': 'public, max-age=60',
      vary: 'accept-language, cookie',
    });
  }),

  get('/c/:slug/press/coverage.json', 'anyone', async (c) => {
    const campaign = await campaignOf(c);
    const { deps } = c.var;
    const pieces = await coverageOf(deps.db, campaign.id);
    return c.json(
      {
        links: { self: `${deps.config.origin}${campaignPath(campaign, '/press/coverage.json')}` },
        data: pieces.map(
          ({ id, url, outlet, author, title, quote, language, country, kind, publishedOn, listedAt }) => ({
            id,
            url,
            outlet,
            author: author || null,
            title,
            quote: quote || null,
            language,
            country: country || null,
            kind,
            published_on: publishedOn,
            listed_at: listedAt.toISOString(),
          }),
        ),
      },
      200,
      PER_CALL,
    );
  }),

  get('/c/:slug/press/coverage.csv', 'anyone', async (c) => {
    const campaign = await campaignOf(c);
    const rows = (await coverageOf(c.var.deps.db, campaign.id)).map((piece) => [
      piece.publishedOn,
      piece.outlet,
      piece.author,
      piece.title,
      piece.kind,
      piece.language,
      piece.country,
      piece.quote,
      piece.url,
    ]);
    const names = ['published_on', 'outlet', 'author', 'title', 'kind', 'language', 'country', 'quote', 'url'];
    return c.body(csvOf(names, rows), 200, {
      ...PER_CALL,
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${campaign.slug}-press.csv"`,
    });
  }),
];
