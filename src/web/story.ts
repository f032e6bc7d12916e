import { sql } from 'kysely';
import type { Db } from '#db';
import type { Locale } from '#i18n';

interface Named {
  readonly slug: string;
  readonly title: string;
  readonly language: Locale;
}

/** What a decision brought beside its own words. */
export interface Brought {
  readonly mandates: readonly string[];
  readonly documents: readonly { readonly slug: string; readonly title: string; readonly version: number }[];
  readonly circles: readonly { readonly slug: string; readonly name: string }[];
}

/** One thing that happened here: a public fact with the page that tells more of it. */
export type StoryEvent = { readonly at: Date } & (
  | { readonly kind: 'launched' | 'closed' | 'first-signature'; readonly campaign: Named }
  | { readonly kind: 'milestone'; readonly campaign: Named; readonly signatures: number }
  | { readonly kind: 'told'; readonly campaign: Named; readonly title: string; readonly text: string }
  | { readonly kind: 'members'; readonly members: number }
  | ({ readonly kind: 'founded' | 'decision'; readonly number: number; readonly founders: number } & Omit<
      Named,
      'slug'
    > &
      Brought)
);

const MOST = 500;

/** Everything worth telling, newest first: from the first signature to this moment. */
export async function storyOf(db: Db): Promise<readonly StoryEvent[]> {
  const [campaigns, decided, members] = [await campaignEvents(db), await decisionEvents(db), await memberEvents(db)];
  const decisive = new Set(decided.map(({ at }) => at.getTime()));
  // A campaign that a decision closed is told once, by the decision.
  const told = campaigns.filter(({ kind, at }) => kind !== 'closed' || !decisive.has(at.getTime()));
  return [...told, ...decided, ...members].toSorted((a, b) => b.at.getTime() - a.at.getTime()).slice(0, MOST);
}

async function campaignEvents(db: Db): Promise<StoryEvent[]> {
  const rows = await db
    .selectFrom('campaign')
    .select((eb) => [
      'campaign.id',
      'campaign.slug',
      'campaign.title',
      'campaign.locale as language',
      'campaign.launched_at as launchedAt',
      'campaign.closed_at as closedAt',
      // By the hour: the row of the signature itself may have been withdrawn.
      eb
        .selectFrom('signature_hour')
        .whereRef('signature_hour.campaign_id', '=', 'campaign.id')
        .where('signature_hour.confirmed', '>', '0')
        .select((inner) => inner.fn.min('signature_hour.hour').as('hour'))
        .as('firstSignature'),
    ])
    .orderBy('campaign.id')
    .limit(MOST)
    .execute();
  const byId = new Map(rows.map(({ id, slug, title, language }) => [id, { slug, title, language }]));
  const [reached, told] = await Promise.all([
    db
      .selectFrom('milestone')
      .where('reached_at', 'is not', null)
      .select(['campaign_id as campaign', 'signatures', 'reached_at as at'])
      .limit(MOST)
      .execute(),
    db
      .selectFrom('campaign_event')
      .where('happened_on', '<=', db.now.toISOString().slice(0, 10))
      .orderBy('happened_on', 'desc')
      .select(['campaign_id as campaign', 'happened_on as on', 'title', 'text'])
      .limit(MOST)
      .execute(),
  ]);
  return [
    ...rows.flatMap(({ id, launchedAt, closedAt, firstSignature }): StoryEvent[] => {
      const campaign = byId.get(id);
      if (!campaign) return [];
      return [
        { kind: 'launched', at: launchedAt, campaign },
        ...(firstSignature
          ? [{ kind: 'first-signature', at: laterOf(firstSignature, launchedAt), campaign } as const]
          : []),
        ...(closedAt ? [{ kind: 'closed', at: closedAt, campaign } as const] : []),
      ];
    }),
    ...reached.flatMap(({ campaign: id, signatures, at }): StoryEvent[] => {
      const campaign = byId.get(id);
      return campaign && at ? [{ kind: 'milestone', at, campaign, signatures }] : [];
    }),
    ...told.flatMap(({ campaign: id, on, title, text }): StoryEvent[] => {
      const campaign = byId.get(id);
      return campaign ? [{ kind: 'told', at: new Date(`${on}T12:00:00Z`), campaign, title, text }] : [];
    }),
  ];
}

/** The hour in which something happened begins before it. */
const laterOf = (a: Date, b: Date): Date => (a > b ? a : new Date(b.getTime() + 1));

/** Decisions that took effect, with the mandates, texts and circles that they brought. */
async function decisionEvents(db: Db): Promise<StoryEvent[]> {
  const { rows } = await sql<{
    number: number;
    title: string;
    language: Locale;
    founding: boolean;
    at: Date;
    founders: number;
    mandates: string[];
    documents: Brought['documents'];
    circles: Brought['circles'];
  }>`
    select decision.number, proposal.title, proposal.language, decision.executed_at as at,
      coalesce(proposal.origin = 'founding', false) as founding,
      case when proposal.origin = 'founding' then (
        select count(*)::int from member where founder and number is not null) else 0 end as founders,
      coalesce((select array_agg(mandate.title order by mandate.id)
        from mandate where mandate.by_decision = decision.id), '{}') as mandates,
      coalesce((select jsonb_agg(jsonb_build_object(
          'slug', document.slug, 'title', document.title, 'version', document_version.version) order by document.id)
        from document_version join document on document.id = document_version.document_id
        where document_version.by_decision = decision.id), '[]') as documents,
      coalesce((select jsonb_agg(jsonb_build_object('slug', circle.slug, 'name', circle.name) order by circle.id)
        from circle where circle.created_by_decision = decision.id), '[]') as circles
    from decision
    join proposal on proposal.id = decision.proposal_id
    where decision.state = 'executed'
    order by decision.number desc
    limit ${MOST}`.execute(db);
  return rows.map(({ founding, ...row }) => ({ kind: founding ? 'founded' : 'decision', ...row }));
}

/** When the register came to ten, a hundred, a thousand … numbers. */
async function memberEvents(db: Db): Promise<StoryEvent[]> {
  const rows = await db
    .selectFrom('member')
    .where('number', 'in', [10, 100, 1_000, 10_000, 100_000, 1_000_000])
    .select(['number', 'admitted_at as at'])
    .execute();
  return rows.flatMap(({ number, at }) =>
    number !== null && at ? [{ kind: 'members', at, members: number } as const] : [],
  );
}
