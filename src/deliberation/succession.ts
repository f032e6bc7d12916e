import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { format, messagesFor } from '#i18n';
import { callSuccession, type MandateRole } from '#membership';
import type { News } from '#network';
import { readSettings } from '#settings';
import { draftProposal } from './draft.ts';
import { proposerFor } from './proposer.ts';
import { publishProposal } from './publish.ts';

const DAY_MS = 86_400_000;
const MONTH_DAYS = 30.44;
/** So long before a mandate ends members are asked who takes it up: time to nominate, to vote and to object. */
const AHEAD_DAYS = 30;

/** Seats of one mandate that fall empty together: one election fills them. */
export interface Vacancy {
  readonly mandates: readonly Id<'mandate'>[];
  readonly holders: readonly Id<'member'>[];
  readonly title: string;
  readonly role: MandateRole | null;
  readonly circle: Id<'circle'> | null;
  readonly draw: boolean;
  readonly months: number;
  readonly endsAt: Date;
}

/** Mandates that end within thirty days, or have ended, and for whose succession nobody was asked yet. */
export async function vacancies(db: Db): Promise<readonly Vacancy[]> {
  const rows = await db
    .selectFrom('mandate')
    .leftJoin('circle', 'circle.id', 'mandate.circle_id')
    .where('mandate.ends_at', '<=', new Date(db.now.getTime() + AHEAD_DAYS * DAY_MS))
    .where('mandate.succession', '!=', 'none')
    .where('mandate.successor_proposal', 'is', null)
    // What members ended, and what ended with its circle, is not filled by itself.
    .where((eb) => eb.or([eb('mandate.ended_how', 'is', null), eb('mandate.ended_how', '!=', 'decision')]))
    .where('circle.closed_at', 'is', null)
    .orderBy('mandate.ends_at')
    .orderBy('mandate.id')
    .select([
      'mandate.id',
      'mandate.title',
      'mandate.role',
      'mandate.circle_id',
      'mandate.member_id',
      'mandate.succession',
      'mandate.from_at',
      'mandate.ends_at',
    ])
    .execute();
  const seats = Map.groupBy(rows, (row) => JSON.stringify([row.title, row.role, row.circle_id, row.succession]));
  return [...seats.values()].map((same) => {
    const first = same[0]!;
    const days = (first.ends_at.getTime() - first.from_at.getTime()) / DAY_MS;
    return {
      mandates: same.map(({ id }) => id),
      holders: same.map(({ member_id: member }) => member),
      title: first.title,
      role: first.role,
      circle: first.circle_id,
      draw: first.succession === 'draw',
      months: Math.max(1, Math.round(days / MONTH_DAYS)),
      endsAt: first.ends_at,
    };
  });
}

/**
 * Puts the succession of a mandate before members by itself: an election, or a draw by lot, for as many seats and as
 * long a term. It is signed by whoever held the seat first, while they are a member.
 */
export async function callElection(tx: Tx, vacancy: Vacancy): Promise<News> {
  const held = await tx
    .selectFrom('mandate')
    .where('id', 'in', vacancy.mandates)
    .where('successor_proposal', 'is', null)
    .forUpdate()
    .select('id')
    .execute();
  if (held.length !== vacancy.mandates.length) return [];
  const proposer = await proposerFor(tx, vacancy.holders);
  if (!proposer) return [];
  const { locale, timeZone } = await readSettings(tx);
  const say = messagesFor(locale).decisions.proposals.succession;
  const { title, role, circle, months, draw } = vacancy;
  const draft = await draftProposal(
    tx,
    proposer.actor,
    {
      kind: 'election',
      title: draw ? say.drawTitle(title) : say.title(title),
      body: say.body(title, format.formatsFor(locale, timeZone).date(vacancy.endsAt)),
      language: locale,
      member: proposer.member,
      rule: 'ordinary',
      settings: {
        seats: vacancy.mandates.length,
        opensItself: true,
        mandate: { title, role, circle, months },
        ...(draw && { election: 'lot' as const }),
      },
      options: [],
      actions: [],
    },
    { origin: 'succession' },
  );
  const published = await publishProposal(tx, proposer.actor, draft.id);
  await callSuccession(tx, vacancy.mandates, draft.id);
  return [...draft.news, ...published.news];
}
