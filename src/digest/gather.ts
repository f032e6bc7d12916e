import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Db } from '#db';
import { type DecisionState, duties, type Duty, type ProposalSummary, toDecide } from '#deliberation';
import { membershipsOf } from '#membership';

/** From a moment, to another, which is not part of it. */
export interface Span {
  readonly from: Date;
  readonly to: Date;
}

export interface DecisionNews {
  readonly number: number;
  readonly title: string;
  readonly state: DecisionState;
  readonly dueAt: Date | null;
}

/** What happened, for everybody alike. */
export interface Happenings {
  /** Published or changed, and not voted on yet: what opens first comes first. */
  readonly discussions: readonly { number: number; title: string; opensFrom: Date | null }[];
  readonly decisions: readonly DecisionNews[];
  readonly campaigns: readonly { slug: string; title: string; target: string }[];
}

/** What concerns one person. */
export interface Concerns {
  readonly toDecide: readonly ProposalSummary[];
  readonly duties: readonly Duty[];
}

const MOST = 20;

/** Reads what happened in a span. What is decided and what took effect is one line, as it stands now. */
export async function happeningsIn(db: Db, { from, to }: Span): Promise<Happenings> {
  const discussions = await sql<Happenings['discussions'][number]>`
    select number, title,
      greatest(version_at + (settings ->> 'noticeMinutes')::integer * interval '1 minute',
        (settings ->> 'opensAt')::timestamptz) as "opensFrom"
    from proposal
    where state = 'discussion' and number is not null and version_at >= ${from} and version_at < ${to}
    order by 3, id limit ${sql.lit(MOST)}`.execute(db);
  const decisions = await sql<DecisionNews>`
    select decision.number, proposal.title, decision.state, decision.due_at as "dueAt"
    from decision join proposal on proposal.id = decision.proposal_id
    where (decided_at >= ${from} and decided_at < ${to}) or (executed_at >= ${from} and executed_at < ${to})
    order by decision.number desc limit ${sql.lit(MOST)}`.execute(db);
  const campaigns = await sql<Happenings['campaigns'][number]>`
    select slug, title, target from campaign
    where launched_at >= ${from} and launched_at < ${to} and closed_at is null
    order by id desc limit ${sql.lit(MOST)}`.execute(db);
  return { discussions: discussions.rows, decisions: decisions.rows, campaigns: campaigns.rows };
}

/** Reads what waits for somebody: votes, soonest to close first, and duties, soonest due first. */
export async function concernsOf(db: Db, actor: Actor): Promise<Concerns> {
  const waiting = await toDecide(db, actor);
  const once = new Map(waiting.map(({ proposal }) => [proposal.id, proposal]));
  const owned: Duty[] = [];
  for (const { id } of await membershipsOf(db, actor)) owned.push(...(await duties(db, { owner: id, open: true })));
  return {
    toDecide: [...once.values()].slice(0, MOST),
    duties: owned.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1)).slice(0, MOST),
  };
}
