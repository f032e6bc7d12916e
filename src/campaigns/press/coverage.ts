import { sql } from 'kysely';
import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { choice, day, line, optional, paragraphs } from '#input';
import { askForPreview, canonicalAddress, type LinkPreview, type PageKind, readPreviews } from '#preview';
import { invalid, notFound, Refusal } from '#refusal';
import { mustLeadCampaign } from '../authority.ts';
import { mustBePast } from './kit.ts';
import { LANGUAGES } from '../texts/languages.ts';
import { COUNTRIES } from './countries.ts';

export const COVERAGE_KINDS = ['article', 'radio', 'tv', 'podcast', 'blog'] as const satisfies readonly PageKind[];
/** A short extract that names its source, as the right of quotation allows (Berne Convention, article 10). */
export const LONGEST_QUOTE = 300;
const MOST_WAITING = 100;

export const LinkInput = v.object({
  url: v.pipe(
    line(2_000),
    v.check((text) => canonicalAddress(text) !== undefined, 'webAddress'),
  ),
});
export type LinkInput = v.InferOutput<typeof LinkInput>;

export const CoverageInput = v.object({
  outlet: line(120),
  title: line(300),
  publishedOn: day(),
  author: optional(line(200)),
  quote: optional(paragraphs(LONGEST_QUOTE)),
  language: v.picklist(LANGUAGES, 'unknownChoice'),
  country: optional(v.picklist(COUNTRIES, 'unknownChoice')),
  kind: choice(COVERAGE_KINDS),
});
export type CoverageInput = v.InferOutput<typeof CoverageInput>;

/** Something published about a campaign, as everybody reads it. */
export interface Coverage {
  readonly id: Id<'coverage'>;
  readonly url: string;
  readonly outlet: string;
  readonly author: string;
  readonly title: string;
  readonly quote: string;
  readonly language: string;
  readonly country: string;
  readonly kind: PageKind;
  /** A calendar day, `2016-10-03`. */
  readonly publishedOn: string;
  readonly listedAt: Date;
  readonly image: LinkPreview['image'];
}

/** The same for those who lead: also what waits to be read, or was declined. */
export interface BroughtCoverage extends Omit<Coverage, 'listedAt' | 'publishedOn' | 'image'> {
  readonly state: 'waiting' | 'listed' | 'declined';
  readonly publishedOn: string | null;
  /** Somebody suggested it; otherwise an organiser brought it. */
  readonly suggested: boolean;
  readonly broughtAt: Date;
  readonly preview: LinkPreview | undefined;
}

const rowsOf = (db: Db, campaign: Id<'campaign'>) =>
  db
    .selectFrom('press_coverage')
    .where('campaign_id', '=', campaign)
    .select([
      'id',
      'url',
      'outlet',
      'author',
      'title',
      'quote',
      'language',
      'country',
      'kind',
      'published_on as publishedOn',
      'listed_at as listedAt',
      'declined_at as declinedAt',
      'brought_at as broughtAt',
      'brought_by as broughtBy',
    ]);

/** What is listed, newest first. */
export async function coverageOf(
  db: Db,
  campaign: Id<'campaign'>,
  filter: { language?: string; kind?: string } = {},
): Promise<readonly Coverage[]> {
  let query = rowsOf(db, campaign)
    .where('listed_at', 'is not', null)
    .orderBy('published_on', 'desc')
    .orderBy('id', 'desc');
  if (filter.language) query = query.where('language', '=', filter.language);
  const kind = COVERAGE_KINDS.find((one) => one === filter.kind);
  if (kind) query = query.where('kind', '=', kind);
  const rows = await query.execute();
  const previews = await readPreviews(
    db,
    rows.map(({ url }) => url),
  );
  return rows.map((row) => {
    const { id, url, outlet, author, title, quote, language, country, publishedOn, listedAt } = row;
    if (!listedAt || publishedOn === null) throw new Error(`coverage ${id} is listed without a day`);
    const words = { outlet, author, title, quote, language, country, kind: row.kind, publishedOn };
    return { id, url, ...words, listedAt, image: previews.get(url)?.image ?? null };
  });
}

/** What is listed, in a few figures: how many in all, of each language and kind, in each month. */
export async function coverageFigures(db: Db, campaign: Id<'campaign'>) {
  const rows = await db
    .selectFrom('press_coverage')
    .where('campaign_id', '=', campaign)
    .where('listed_at', 'is not', null)
    .select(['language', 'kind', sql<string>`to_char(published_on, 'YYYY-MM')`.as('month')])
    .execute();
  const count = <What extends string>(of: (row: (typeof rows)[number]) => What) =>
    [...Map.groupBy(rows, of)].map(([what, some]) => ({ what, n: some.length })).toSorted((a, b) => b.n - a.n);
  return {
    total: rows.length,
    languages: count(({ language }) => language),
    kinds: count(({ kind }) => kind),
    months: monthsBetween(new Map(count(({ month }) => month).map(({ what, n }) => [what, n]))),
  };
}

const MOST_MONTHS = 240;

/** Each month from the first to the last, also those without anything. */
function monthsBetween(counts: ReadonlyMap<string, number>): readonly { month: string; n: number }[] {
  const known = [...counts.keys()].toSorted();
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return [];
  const months: { month: string; n: number }[] = [];
  for (let month = first; month <= last && months.length < MOST_MONTHS; month = nextMonth(month)) {
    months.push({ month, n: counts.get(month) ?? 0 });
  }
  return months;
}

function nextMonth(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
}

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['executeTakeFirstOrThrow']>>;

async function withPreviews(db: Db, rows: readonly Row[]): Promise<readonly BroughtCoverage[]> {
  const previews = await readPreviews(
    db,
    rows.map(({ url }) => url),
  );
  return rows.map(({ listedAt, declinedAt, broughtBy, ...row }) => ({
    ...row,
    state: listedAt ? 'listed' : declinedAt ? 'declined' : 'waiting',
    suggested: broughtBy === null,
    preview: previews.get(row.url),
  }));
}

/** For organisers: what waits first, then what is listed, then what was declined; the newest first. */
export async function broughtCoverage(
  tx: Tx,
  actor: Actor,
  campaign: Id<'campaign'>,
): Promise<readonly BroughtCoverage[]> {
  await mustLeadCampaign(tx, actor, campaign);
  const rows = await rowsOf(tx, campaign)
    .orderBy(sql`case when listed_at is not null then 1 when declined_at is not null then 2 else 0 end`)
    .orderBy('brought_at', 'desc')
    .orderBy('id', 'desc')
    .limit(500)
    .execute();
  return withPreviews(tx, rows);
}

/** The campaign that a piece is about. */
export const campaignOfCoverage = (
  db: Db,
  id: Id<'coverage'>,
): Promise<{ readonly id: Id<'campaign'>; readonly slug: string } | undefined> =>
  db
    .selectFrom('press_coverage')
    .innerJoin('campaign', 'campaign.id', 'press_coverage.campaign_id')
    .where('press_coverage.id', '=', id)
    .select(['campaign.id', 'campaign.slug'])
    .executeTakeFirst();

/** One of them. @throws Refusal 403, 404 */
export async function coverageById(
  tx: Tx,
  actor: Actor,
  campaign: Id<'campaign'>,
  id: Id<'coverage'>,
): Promise<BroughtCoverage> {
  await mustLeadCampaign(tx, actor, campaign);
  const row = await rowsOf(tx, campaign).where('id', '=', id).executeTakeFirst();
  const [found] = row ? await withPreviews(tx, [row]) : [];
  if (!found) throw notFound();
  return found;
}

/**
 * Brings a page to be listed; the program reads it meanwhile. What was declined before waits again.
 * @returns its number, also where it was brought already.
 * @throws Refusal 403, 404, 422
 */
export async function addCoverage(
  tx: Tx,
  actor: Actor,
  campaign: Id<'campaign'>,
  input: LinkInput,
): Promise<Id<'coverage'>> {
  await mustLeadCampaign(tx, actor, campaign);
  const url = await previewOf(tx, input);
  const row = await tx
    .insertInto('press_coverage')
    .values({ id: tx.newId<'coverage'>(), campaign_id: campaign, url, brought_at: tx.now, brought_by: actor.person })
    .onConflict((conflict) => conflict.columns(['campaign_id', 'url']).doUpdateSet({ declined_at: null }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/**
 * Suggests a page: an organiser reads it before anybody else does. Who suggests is not kept, and is not told whether
 * it was known.
 * @throws Refusal 404, 422, 503 when too many wait to be read.
 */
export async function suggestCoverage(tx: Tx, campaign: Id<'campaign'>, input: LinkInput): Promise<void> {
  const url = canonicalAddress(input.url);
  if (url === undefined) throw invalid({ url: (m) => m.errors.webAddress });
  const found = await tx.selectFrom('campaign').where('id', '=', campaign).forUpdate().select('id').executeTakeFirst();
  if (!found) throw notFound();
  const known = await tx
    .selectFrom('press_coverage')
    .where('campaign_id', '=', campaign)
    .where((eb) => eb.or([eb('url', '=', url), eb('canonical', '=', url)]))
    .select('id')
    .executeTakeFirst();
  if (known) return;
  const { waiting } = await tx
    .selectFrom('press_coverage')
    .where('campaign_id', '=', campaign)
    .where('listed_at', 'is', null)
    .where('declined_at', 'is', null)
    .select((eb) => eb.fn.countAll<string>().as('waiting'))
    .executeTakeFirstOrThrow();
  if (Number(waiting) >= MOST_WAITING) throw new Refusal(503, (m) => m.press.faults.manyWait, { retryAfter: 86_400 });
  await tx
    .insertInto('press_coverage')
    .values({
      id: tx.newId<'coverage'>(),
      campaign_id: campaign,
      url: await previewOf(tx, input),
      brought_at: tx.now,
      brought_by: null,
    })
    .execute();
}

async function previewOf(tx: Tx, { url }: LinkInput): Promise<string> {
  const asked = await askForPreview(tx, url);
  if (asked === undefined) throw invalid({ url: (m) => m.errors.webAddress });
  return asked;
}

/**
 * Lists a page with the words that an organiser checked, or corrects them.
 * @throws Refusal 403, 404, 409 when the same page is listed under another address, 422
 */
export async function listCoverage(
  tx: Tx,
  actor: Actor,
  campaign: Id<'campaign'>,
  id: Id<'coverage'>,
  input: CoverageInput,
): Promise<void> {
  await mustLeadCampaign(tx, actor, campaign);
  mustBePast(tx, input.publishedOn, 'publishedOn');
  // One after the other: two organisers do not list the same page at once.
  await tx.selectFrom('campaign').where('id', '=', campaign).forUpdate().select('id').execute();
  const row = await tx
    .selectFrom('press_coverage')
    .where('id', '=', id)
    .where('campaign_id', '=', campaign)
    .select(['url', 'listed_at'])
    .executeTakeFirst();
  if (!row) throw notFound();
  const canonical = (await readPreviews(tx, [row.url])).get(row.url)?.canonical || row.url;
  const same = await tx
    .selectFrom('press_coverage')
    .where('campaign_id', '=', campaign)
    .where('id', '<>', id)
    .where('listed_at', 'is not', null)
    .where((eb) => eb.or([eb('canonical', '=', canonical), eb('url', '=', canonical)]))
    .select('title')
    .executeTakeFirst();
  if (same) throw new Refusal(409, (m) => m.press.faults.listedAlready(same.title));
  const { publishedOn, ...words } = input;
  await tx
    .updateTable('press_coverage')
    .set({ ...words, canonical, published_on: publishedOn, listed_at: row.listed_at ?? tx.now, declined_at: null })
    .where('id', '=', id)
    .execute();
}

/** Declines what waits, or takes what is listed off the list. Doing it again changes nothing. @throws Refusal 403, 404 */
export async function declineCoverage(
  tx: Tx,
  actor: Actor,
  campaign: Id<'campaign'>,
  id: Id<'coverage'>,
): Promise<void> {
  await mustLeadCampaign(tx, actor, campaign);
  await tx
    .updateTable('press_coverage')
    .set((eb) => ({ listed_at: null, declined_at: eb.fn.coalesce('declined_at', eb.val(tx.now)) }))
    .where('id', '=', id)
    .where('campaign_id', '=', campaign)
    .execute();
}
