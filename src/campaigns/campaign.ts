import { type Expression, sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Db } from '#db';
import type { Locale } from '#i18n';
import type { Id } from '#ids';
import { type Counts, countsOf } from './counts.ts';
import type { AsksArea } from './areas/area.ts';
import { answersOf, type PetitionAnswer } from './petition/answers.ts';
import type { Asked } from './schema.ts';

export interface Milestone {
  readonly signatures: number;
  readonly consequence: string;
  readonly reachedAt: Date | null;
  /** When it was added to those of the launch. */
  readonly addedAt: Date | null;
  /** What it asks beside the total. */
  readonly spread: Spread | null;
}

/** So many signatures at least in each of so many countries or regions. */
export interface Spread {
  readonly kind: 'country' | 'region';
  readonly areas: number;
  readonly perArea: number;
  /** How many have reached it, by the figures published last. */
  readonly got: number;
}

export interface CampaignEvent {
  /** A calendar day, `2016-10-03`. */
  readonly happenedOn: string;
  readonly title: string;
  readonly text: string;
}

/** A campaign as lists show it. */
export interface CampaignSummary {
  readonly id: Id<'campaign'>;
  readonly slug: string;
  /** Of what its organisers wrote first. */
  readonly locale: Locale;
  /** In which its title, summary, story, target and milestones stand here: BCP 47. */
  readonly language: string;
  readonly title: string;
  readonly summary: string;
  readonly target: string;
  readonly place: string;
  readonly launchedAt: Date;
  readonly closedAt: Date | null;
  readonly counts: Counts;
  /** In ascending order, one at least. */
  readonly milestones: readonly Milestone[];
  /** The first milestone that the count never reached; the last one when it reached them all. */
  readonly goal: Milestone;
}

/** A campaign as its page shows it. */
export interface Campaign extends CampaignSummary {
  /** Markdown. */
  readonly story: string;
  readonly picture: {
    readonly file: string;
    readonly alt: string;
    readonly width: number;
    readonly height: number;
  } | null;
  /** Null when their account is gone. */
  readonly organiser: { readonly account: Id<'account'>; readonly handle: string; readonly displayName: string } | null;
  /** The post that announces it: the replies to it are the discussion. Null when it is gone. */
  readonly post: Id<'post'> | null;
  /** Newest first; those to come before those that were. */
  readonly events: readonly CampaignEvent[];
  readonly kept: Kept;
  /** What its form asks beside the name and the address. */
  readonly area: AsksArea;
  /** What signers may add once they have confirmed. */
  readonly asks: readonly Asked[];
  /** ISO 4217. */
  readonly pledgesIn: string;
  /** Every language it can be read in, its own first. */
  readonly languages: readonly string[];
  /** How many signatures the organisers have set aside, and for which reasons. */
  readonly setAside: { readonly signatures: number; readonly reasons: readonly string[] };
  /** What the one addressed said, oldest first. */
  readonly answers: readonly PetitionAnswer[];
}

/** For how long names and addresses are kept: whichever comes first. */
export interface Kept {
  /** After the closing. */
  readonly months: number;
  /** On this day at the latest; of a closed campaign, the day itself. */
  readonly until: Date;
  readonly erasedAt: Date | null;
}

const selectSummaries = (db: Db) =>
  db.selectFrom('campaign').select((eb) => [
    'campaign.id',
    'campaign.slug',
    'campaign.locale',
    'campaign.title',
    'campaign.summary',
    'campaign.target',
    'campaign.place',
    'campaign.launched_at as launchedAt',
    'campaign.closed_at as closedAt',
    jsonArrayFrom(
      eb
        .selectFrom('milestone')
        .whereRef('milestone.campaign_id', '=', 'campaign.id')
        .orderBy('milestone.signatures')
        .select([
          'milestone.signatures',
          'milestone.consequence',
          'milestone.reached_at as reachedAt',
          'milestone.added_at as addedAt',
          'milestone.area_kind as kind',
          'milestone.areas',
          'milestone.per_area as perArea',
          sql<number>`case when areas is not null then (
              select count(*)::int from signature_area where signature_area.campaign_id = milestone.campaign_id
                and shown >= per_area and (length(area) > 2) = (area_kind = 'region')) else 0 end`.as('got'),
        ]),
    ).as('milestones'),
  ]);

type SummaryRow = Awaited<ReturnType<ReturnType<typeof selectSummaries>['executeTakeFirstOrThrow']>>;

async function withCounts<Row extends SummaryRow>(db: Db, rows: readonly Row[]) {
  const counts = await countsOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => {
    const { confirmed, waiting } = counts.get(row.id) ?? { confirmed: 0, waiting: 0 };
    const milestones = row.milestones.map(({ kind, areas, perArea, got, ...milestone }): Milestone => ({
      ...milestone,
      reachedAt: milestone.reachedAt ? new Date(milestone.reachedAt) : null,
      addedAt: milestone.addedAt ? new Date(milestone.addedAt) : null,
      spread: kind && areas && perArea ? { kind, areas, perArea, got } : null,
    }));
    const goal = milestones.find(({ reachedAt }) => !reachedAt) ?? milestones.at(-1);
    if (!goal) throw new Error(`campaign ${row.id} has no milestone`);
    return { ...row, language: row.locale, counts: { confirmed, waiting }, milestones, goal };
  });
}

/** Campaigns, those that run first, then the newest. */
export async function listCampaigns(db: Db, most = 100): Promise<readonly CampaignSummary[]> {
  const rows = await selectSummaries(db)
    .orderBy((eb) => eb('campaign.closed_at', 'is not', null) as Expression<boolean>)
    .orderBy('campaign.launched_at', 'desc')
    .orderBy('campaign.id', 'desc')
    .limit(most)
    .execute();
  return withCounts(db, rows);
}

/** Campaigns by number, for the cards of posts. */
export async function campaignsByIds(db: Db, ids: readonly Id<'campaign'>[]): Promise<readonly CampaignSummary[]> {
  if (ids.length === 0) return [];
  return withCounts(db, await selectSummaries(db).where('campaign.id', 'in', ids).execute());
}

/** @returns undefined when there is none at this address. */
export async function campaignBySlug(db: Db, slug: string): Promise<Campaign | undefined> {
  return loadCampaign(db, (query) => query.where('campaign.slug', '=', slug));
}

/** The newest campaign that runs: what the front page shows while the server's life is a campaign. */
export async function flagshipCampaign(db: Db): Promise<Campaign | undefined> {
  return loadCampaign(db, (query) =>
    query
      .where('campaign.closed_at', 'is', null)
      .orderBy('campaign.launched_at', 'desc')
      .orderBy('campaign.id', 'desc')
      .limit(1),
  );
}

type SummaryQuery = ReturnType<typeof selectSummaries>;

async function loadCampaign(db: Db, which: (query: SummaryQuery) => SummaryQuery): Promise<Campaign | undefined> {
  const row = await which(selectSummaries(db))
    .innerJoin('account', 'account.id', 'campaign.account_id')
    .innerJoin('petition', 'petition.campaign_id', 'campaign.id')
    .leftJoin('media', 'media.id', 'campaign.picture_id')
    .leftJoin('post', (join) =>
      join
        .onRef('post.about_id', '=', 'campaign.id')
        .on('post.about_kind', '=', 'campaign')
        .on('post.deleted_at', 'is', null),
    )
    .select((eb) => [
      'petition.keep_months as months',
      'petition.erased_at as erasedAt',
      'petition.asks_area',
      'petition.regions_of',
      'petition.asks',
      'petition.pledges_in as pledgesIn',
      eb
        .selectFrom('campaign_text')
        .whereRef('campaign_text.campaign_id', '=', 'campaign.id')
        .select(sql<string[] | null>`array_agg(language order by language)`.as('languages'))
        .as('languages'),
      sql<Date>`least(petition.keep_until::timestamp at time zone 'UTC',
        campaign.closed_at + make_interval(months => petition.keep_months))`.as('until'),
      eb
        .selectFrom('signature_count')
        .whereRef('signature_count.campaign_id', '=', 'campaign.id')
        .select((inner) => inner.fn.sum<string>('invalidated').as('invalidated'))
        .as('invalidated'),
      jsonArrayFrom(
        eb
          .selectFrom('invalidation')
          .whereRef('invalidation.campaign_id', '=', 'campaign.id')
          .where('set_aside', '>', 0)
          .where('reverted_at', 'is', null)
          .orderBy('invalidation.id')
          .select('reason'),
      ).as('batches'),
      'campaign.story',
      'account.id as account',
      'account.handle',
      'account.display_name as displayName',
      'account.deleted_at as goneAt',
      'post.id as post',
      'media.file',
      'media.alt',
      'media.width',
      'media.height',
      jsonArrayFrom(
        eb
          .selectFrom('campaign_event')
          .whereRef('campaign_event.campaign_id', '=', 'campaign.id')
          .orderBy('campaign_event.happened_on', 'desc')
          .orderBy('campaign_event.id', 'desc')
          .select(['campaign_event.happened_on as happenedOn', 'campaign_event.title', 'campaign_event.text']),
      ).as('events'),
    ])
    .executeTakeFirst();
  if (!row) return undefined;
  const [campaign] = await withCounts(db, [row]);
  if (!campaign) return undefined;
  const { account, handle, displayName, goneAt, post, file, alt, width, height, ...more } = campaign;
  const { months, until, erasedAt, invalidated, batches, asks_area, regions_of, languages, ...rest } = more;
  return {
    ...rest,
    kept: { months, until, erasedAt },
    area: { asks: asks_area, regionsOf: regions_of },
    languages: [rest.locale, ...(languages ?? [])],
    setAside: { signatures: Number(invalidated ?? 0), reasons: [...new Set(batches.map(({ reason }) => reason))] },
    answers: await answersOf(db, rest.id),
    organiser: goneAt ? null : { account, handle, displayName },
    post: goneAt ? null : post,
    picture: file === null ? null : { file, alt: alt ?? '', width: width ?? 0, height: height ?? 0 },
  };
}
