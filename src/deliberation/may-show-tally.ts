import { sql } from 'kysely';
import type { Db } from '#db';
import type { Id } from '#ids';
import type { DetailRows } from './details.ts';
import type { ProposalSummary } from './proposal.ts';
import type { ProposalViewer } from './read-proposals.ts';

/**
 * Whose figures are hidden from a viewer now: `at-close` from everybody while it runs, `after-vote` from those who have
 * not voted. A confidential vote is always `at-close`: figures that move vote by vote would name the voters.
 * @returns by proposal, true where hidden.
 */
export async function mayShowTally(
  db: Db,
  viewer: ProposalViewer,
  summaries: readonly Pick<ProposalSummary, 'id' | 'state'>[],
  rows: DetailRows,
): Promise<ReadonlyMap<Id<'proposal'>, boolean>> {
  const running = summaries.filter(({ state }) => state === 'voting').map(({ id }) => id);
  const settingsOf = (id: Id<'proposal'>) => rows.get(id)?.settings;
  const afterVote = running.filter((id) => settingsOf(id)?.results === 'after-vote');
  const voted = viewer && afterVote.length > 0 ? await votedIn(db, viewer, afterVote) : new Set();
  return new Map(
    running.map((id) => {
      const settings = settingsOf(id);
      if (!settings || settings.confidential || settings.results === 'at-close') return [id, true];
      return [id, settings.results === 'after-vote' && !voted.has(id)];
    }),
  );
}

async function votedIn(
  db: Db,
  viewer: NonNullable<ProposalViewer>,
  ids: readonly Id<'proposal'>[],
): Promise<ReadonlySet<Id<'proposal'>>> {
  const { rows } = await sql<{ id: Id<'proposal'> }>`
    select distinct proposal_id as id from stance
    where proposal_id = any(${ids}::bigint[]) and member_id in (
      select id from member where person_id = ${viewer.person}
      union all
      select member_id from member_delegate where person_id = ${viewer.person} and ended_at is null)`.execute(db);
  return new Set(rows.map(({ id }) => id));
}
