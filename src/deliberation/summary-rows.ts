import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#db';
import type { Id } from '#ids';
import { opensFrom } from './opens-from.ts';
import type { ProposalSummary } from './proposal.ts';
import type { ProposalViewer } from './read-proposals.ts';
import type { ProposalSettings } from './settings.ts';

/** Drafts are for the person who wrote them; what was withdrawn before publication is nowhere. */
export const visibleProposal = (viewer: ProposalViewer): RawBuilder<boolean> =>
  viewer === undefined
    ? sql`proposal.state <> 'draft'`
    : sql`(proposal.state <> 'draft' or exists (
        select from account as writer where writer.id = proposal.account_id and writer.person_id = ${viewer.person}))`;

interface Row extends Omit<ProposalSummary, 'author' | 'circle' | 'rule' | 'decision' | 'opensNotBefore'> {
  readonly settings: ProposalSettings;
  readonly version_at: Date;
  readonly account: Id<'account'> | null;
  readonly handle: string;
  readonly display_name: string;
  readonly avatar: string | null;
  readonly circle_id: Id<'circle'> | null;
  readonly circle_slug: string;
  readonly circle_name: string;
  readonly rule_id: Id<'rule'>;
  readonly rule_key: string;
  readonly rule_name: string;
  readonly rule_version: number;
  readonly decision_id: Id<'decision'> | null;
  readonly decision_number: number;
  readonly decision_state: NonNullable<ProposalSummary['decision']>['state'];
  readonly decision_due: Date | null;
}

/**
 * Proposals as lists show them, in one query.
 * @param chosen a query that gives `id`, and `place` by which they are ordered.
 */
export async function loadSummaries(db: Db, chosen: RawBuilder<unknown>): Promise<readonly ProposalSummary[]> {
  const { rows } = await sql<Row>`
    select proposal.id, proposal.number, proposal.version, proposal.kind, proposal.title, proposal.language,
      proposal.state, proposal.member_id as member, proposal.settings, proposal.version_at,
      coalesce((proposal.settings ->> 'confidential')::boolean, false) as confidential,
      proposal.published_at as "publishedAt", proposal.opened_at as "openedAt", proposal.closes_at as "closesAt",
      proposal.closed_at as "closedAt", proposal.electors,
      case when proposal.state = 'voting'
        then (select count(*)::integer from stance where stance.proposal_id = proposal.id)
        else outcome.cast_votes end as cast,
      outcome.result, post.id as post,
      author.id as account, author.handle, author.display_name, face.preview as avatar,
      circle.id as circle_id, circle.slug as circle_slug, circle.name as circle_name,
      rule.id as rule_id, rule.key as rule_key, rule.name as rule_name, rule.version as rule_version,
      decision.id as decision_id, decision.number as decision_number, decision.state as decision_state,
      decision.due_at as decision_due
    from (${chosen}) as chosen
    join proposal on proposal.id = chosen.id
    join rule on rule.id = proposal.rule_id
    left join account as author on author.id = proposal.account_id and author.deleted_at is null
    left join media as face on face.id = author.avatar_id
    left join circle on circle.id = proposal.circle_id
    left join outcome on outcome.proposal_id = proposal.id
    left join decision on decision.proposal_id = proposal.id
    left join post on post.about_kind = 'proposal' and post.about_id = proposal.id and post.deleted_at is null
    order by chosen.place`.execute(db);
  return rows.map(summaryOf);
}

function summaryOf(row: Row): ProposalSummary {
  const { id, number, version, kind, title, language, state, member, confidential } = row;
  const { publishedAt, openedAt, closesAt, closedAt, electors, cast, result, post } = row;
  return {
    id,
    number,
    version,
    kind,
    title,
    language,
    state,
    author: row.account && {
      account: row.account,
      handle: row.handle,
      displayName: row.display_name,
      avatarFile: row.avatar,
    },
    member,
    circle: row.circle_id && { id: row.circle_id, slug: row.circle_slug, name: row.circle_name },
    rule: { id: row.rule_id, key: row.rule_key, name: row.rule_name, version: row.rule_version },
    confidential,
    publishedAt,
    opensNotBefore: publishedAt === null ? null : opensFrom(row),
    openedAt,
    closesAt,
    closedAt,
    electors,
    cast,
    result,
    decision: row.decision_id && {
      id: row.decision_id,
      number: row.decision_number,
      state: row.decision_state,
      dueAt: row.decision_due,
    },
    post,
  };
}
