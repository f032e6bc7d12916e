import { type CountRecord, writeExport } from '@essor/tally';
import { canonicalText } from '#actions';
import type { Db } from '#db';
import type { Id } from '#ids';
import { ballotGroups } from './ballots.ts';
import { electionOf } from './count-votes.ts';
import { countingOf } from './counting.ts';
import { settingsFor } from './relief.ts';
import type { ProposalViewer } from './read-proposals.ts';
import { visibleProposal } from './summary-rows.ts';

/** What it takes to count a closed vote again. */
export interface ReplayData {
  readonly record: CountRecord;
  /** Its canonical text, and the SHA-256 of that in hex, as it was written down when the vote closed. */
  readonly recordText: string;
  readonly recordHash: string;
  /**
   * The election as `writeExport` of packages/tally writes it: ballots without names, equal ones on one line with how
   * many they are.
   */
  readonly ballots: string;
  /** What people voted on, as canonical JSON, and its SHA-256. */
  readonly frozen: string;
  readonly frozenHash: string;
}

/** @returns undefined when there is none, or it is not closed. */
export async function replayData(db: Db, viewer: ProposalViewer, id: Id<'proposal'>): Promise<ReplayData | undefined> {
  const row = await db
    .selectFrom('proposal')
    .where('id', '=', id)
    .where('state', '=', 'closed')
    .where(visibleProposal(viewer))
    .selectAll()
    .executeTakeFirst();
  const outcome =
    row &&
    (await db.selectFrom('outcome').where('proposal_id', '=', id).select(['record', 'record_hash']).executeTakeFirst());
  if (!row || !outcome || row.frozen === null || row.frozen_hash === null) return undefined;
  const { settings } = await db
    .selectFrom('rule')
    .where('id', '=', row.rule_id)
    .select('settings')
    .executeTakeFirstOrThrow();
  const rule = settingsFor(row, settings);
  const groups = await ballotGroups(db, id, { sealed: row.settings.confidential });
  const { record } = outcome;
  // By the rules of the record: what is handed out is what was counted.
  const election = { ...electionOf(await countingOf(db, row, rule), groups), method: record.method };
  return {
    record,
    recordText: canonicalText(record),
    recordHash: outcome.record_hash,
    ballots: writeExport(election),
    frozen: row.frozen,
    frozenHash: row.frozen_hash,
  };
}
