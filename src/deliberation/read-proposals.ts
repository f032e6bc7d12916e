import type { Actor } from '#accounts';
import type { Db } from '#db';
import type { Id } from '#ids';
import type { Proposal, ProposalSummary } from './proposal.ts';
import type { ProposalState } from './schema.ts';

/** Whoever looks; undefined: somebody without login. */
export type ProposalViewer = Pick<Actor, 'person' | 'account'> | undefined;

/** @returns undefined when there is none, or it is not for the viewer to see: drafts are their author's. */
export async function proposalById(
  _db: Db,
  _viewer: ProposalViewer,
  _id: Id<'proposal'>,
): Promise<Proposal | undefined> {
  throw new Error('not yet');
}

/** The same by its public number. */
export async function proposalByNumber(
  _db: Db,
  _viewer: ProposalViewer,
  _number: number,
): Promise<Proposal | undefined> {
  throw new Error('not yet');
}

/** Those that the viewer may see, for the cards of a whole page. */
export async function proposalsByIds(
  _db: Db,
  _viewer: ProposalViewer,
  _ids: readonly Id<'proposal'>[],
): Promise<ReadonlyMap<Id<'proposal'>, Proposal>> {
  throw new Error('not yet');
}

export interface ProposalFilter {
  readonly state?: ProposalState | readonly ProposalState[];
  readonly circle?: Id<'circle'>;
  readonly search?: string;
  /** The last of the page before. */
  readonly before?: Id<'proposal'>;
  readonly limit?: number;
}

/** Newest first; the viewer's own drafts only when `draft` is asked for. `older` leads to the next page. */
export async function listProposals(
  _db: Db,
  _viewer: ProposalViewer,
  _filter: ProposalFilter = {},
): Promise<{ readonly items: readonly ProposalSummary[]; readonly older: Id<'proposal'> | undefined }> {
  throw new Error('not yet');
}
