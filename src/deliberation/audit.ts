import type { CountRecord } from '@essor/tally';
import type { Db } from '#db';
import type { Id } from '#ids';
import type { ProposalViewer } from './read-proposals.ts';

/** What it takes to count a closed vote again. */
export interface ReplayData {
  readonly record: CountRecord;
  readonly recordHash: string;
  /** The election as `writeExport` of packages/tally writes it: ballots without names. */
  readonly ballots: string;
  /** What people voted on, as canonical JSON, and its SHA-256. */
  readonly frozen: string;
  readonly frozenHash: string;
}

/** @returns undefined when there is none, or it is not closed. */
export async function replayData(
  _db: Db,
  _viewer: ProposalViewer,
  _id: Id<'proposal'>,
): Promise<ReplayData | undefined> {
  throw new Error('not yet');
}

/** The ballots alone, as `writeExport` writes them. @returns undefined as above. */
export async function ballotsOf(_db: Db, _viewer: ProposalViewer, _id: Id<'proposal'>): Promise<string | undefined> {
  throw new Error('not yet');
}
