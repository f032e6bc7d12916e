import { sql } from 'kysely';
import type { Db } from '#db';
import type { Id } from '#ids';
import { candidatesOf } from './candidates.ts';
import { countElectorate } from './electorate.ts';
import type { ProposalRow } from './find-proposal.ts';
import { liveTally } from './live-tally.ts';
import { mayShowTally } from './may-show-tally.ts';
import type { Proposal, ProposalSummary } from './proposal.ts';
import type { ProposalViewer } from './read-proposals.ts';
import { settingsFor } from './relief.ts';
import type { OutcomeTable } from './schema.ts';

import { shownActions } from './shown-actions.ts';
import { floorOf, sponsorsNeeded } from './support.ts';

type Outcome = Pick<OutcomeTable, 'proposal_id'> & {
  readonly chosen: readonly string[];
  readonly record: Proposal['record'];
};

/** Adds to summaries what their pages and cards show. */
export async function loadDetails(
  db: Db,
  viewer: ProposalViewer,
  summaries: readonly ProposalSummary[],
): Promise<ReadonlyMap<Id<'proposal'>, Proposal>> {
  const ids = summaries.map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const rows = new Map(
    (await db.selectFrom('proposal').where('id', 'in', ids).selectAll().execute()).map((row) => [row.id, row]),
  );
  const ruleIds = [...new Set(summaries.map(({ rule }) => rule.id))];
  const rules = new Map(
    (await db.selectFrom('rule').where('id', 'in', ruleIds).select(['id', 'settings']).execute()).map((rule) => [
      rule.id,
      rule.settings,
    ]),
  );
  const outcomes = await outcomesOf(db, ids);
  const sponsors = await sponsorsOf(db, ids);
  const actions = await shownActions(db, rows);
  const hidden = await mayShowTally(db, viewer, summaries, rows);
  const details = new Map<Id<'proposal'>, Proposal>();
  for (const summary of summaries) {
    const row = rows.get(summary.id);
    const settings = rules.get(summary.rule.id);
    if (!row || !settings) continue;
    const rule = settingsFor(row, settings);
    const { id } = summary;
    const running = row.state === 'voting' || row.state === 'closed';
    const n = row.electors ?? (await countElectorate(db, { settings: row.settings, rule }));
    const outcome = outcomes.get(id);
    const shows = running && hidden.get(id) !== true;
    details.set(id, {
      ...summary,
      body: row.body,
      options: row.options,
      settings: row.settings,
      ruleSettings: rule,
      actions: actions.get(id) ?? [],
      tally: shows ? await liveTally(db, row, rule, outcome?.record ?? null) : null,
      tallyHidden: running && !shows,
      sponsors: sponsors.get(id) ?? [],
      sponsorsNeeded: rule.sponsored ? sponsorsNeeded(n) : 1,
      frozenHash: row.frozen_hash,
      extendedAt: row.extended_at,
      reviewOn: row.review_on,
      origin: row.origin,
      originDecision: row.origin_decision,
      reliefUntil: row.relief_until,
      candidates: row.kind === 'election' ? await candidatesOf(db, id) : [],
      record: outcome?.record ?? null,
      chosen: outcome?.chosen ?? [],
      floor: floorOf(rule.supportRoot, n),
    });
  }
  return details;
}

export type DetailRows = ReadonlyMap<Id<'proposal'>, ProposalRow>;

async function outcomesOf(db: Db, ids: readonly Id<'proposal'>[]): Promise<ReadonlyMap<Id<'proposal'>, Outcome>> {
  const rows = await db
    .selectFrom('outcome')
    .where('proposal_id', 'in', ids)
    .select(['proposal_id', 'chosen', 'record'])
    .execute();
  return new Map(rows.map((row) => [row.proposal_id, row]));
}

async function sponsorsOf(
  db: Db,
  ids: readonly Id<'proposal'>[],
): Promise<ReadonlyMap<Id<'proposal'>, Proposal['sponsors']>> {
  const { rows } = await sql<{ id: Id<'proposal'>; member: Id<'member'>; at: Date }>`
    select proposal_id as id, member_id as member, at from sponsor
    where proposal_id = any(${ids}::bigint[]) order by at, member_id`.execute(db);
  const sponsors = new Map<Id<'proposal'>, { member: Id<'member'>; at: Date }[]>();
  for (const { id, member, at } of rows) sponsors.set(id, [...(sponsors.get(id) ?? []), { member, at }]);
  return sponsors;
}
