import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Db } from '#db';
import type { Id } from '#ids';
import { loadDetails } from './details.ts';
import type { Proposal, ProposalSummary } from './proposal.ts';
import type { ProposalState } from './schema.ts';
import { loadSummaries, visibleProposal } from './summary-rows.ts';

/** Whoever looks; undefined: somebody without login. */
export type ProposalViewer = Pick<Actor, 'person' | 'account'> | undefined;

/** @returns undefined when there is none, or it is not for the viewer to see: drafts are their author's. */
export const proposalById = async (db: Db, viewer: ProposalViewer, id: Id<'proposal'>): Promise<Proposal | undefined> =>
  (await proposalsByIds(db, viewer, [id])).get(id);

/** The same by its public number. */
export async function proposalByNumber(db: Db, viewer: ProposalViewer, number: number): Promise<Proposal | undefined> {
  if (!Number.isInteger(number) || number < 1 || number > 2_147_483_647) return undefined;
  const row = await db.selectFrom('proposal').where('number', '=', number).select('id').executeTakeFirst();
  return row && proposalById(db, viewer, row.id);
}

/** Those that the viewer may see, for the cards of a whole page. */
export async function proposalsByIds(
  db: Db,
  viewer: ProposalViewer,
  ids: readonly Id<'proposal'>[],
): Promise<ReadonlyMap<Id<'proposal'>, Proposal>> {
  if (ids.length === 0) return new Map();
  const summaries = await loadSummaries(
    db,
    sql`select id, id as place from proposal where id = any(${[...new Set(ids)]}::bigint[]) and ${visibleProposal(viewer)}`,
  );
  return loadDetails(db, viewer, summaries);
}

export interface ProposalFilter {
  readonly state?: ProposalState | readonly ProposalState[];
  readonly circle?: Id<'circle'>;
  readonly search?: string;
  /** The last of the page before. */
  readonly before?: Id<'proposal'>;
  /** 20 unless told, 100 at most. */
  readonly limit?: number;
}

const PUBLIC: readonly ProposalState[] = ['discussion', 'voting', 'closed', 'withdrawn'];

/**
 * Newest first; one's own drafts only when `draft` is asked for. `older` leads to the next page. The search finds all
 * its words in title or text, in any order.
 */
export async function listProposals(
  db: Db,
  viewer: ProposalViewer,
  filter: ProposalFilter = {},
): Promise<{ readonly items: readonly ProposalSummary[]; readonly older: Id<'proposal'> | undefined }> {
  const limit = Math.max(1, Math.min(filter.limit ?? 20, 100));
  const states = filter.state === undefined ? PUBLIC : [filter.state].flat();
  const words = (filter.search ?? '').split(/\s+/).filter(Boolean).slice(0, 8);
  const items = await loadSummaries(
    db,
    sql`select id, -id as place from proposal
      where state = any(${states}::text[]) and ${visibleProposal(viewer)}
        ${filter.circle === undefined ? sql`` : sql`and circle_id = ${filter.circle}`}
        ${filter.before === undefined ? sql`` : sql`and id < ${filter.before}`}
        ${sql.join(
          words.map((word) => sql`and (title ilike ${like(word)} or body ilike ${like(word)})`),
          sql` `,
        )}
      order by id desc limit ${limit + 1}`,
  );
  const shown = items.slice(0, limit);
  return { items: shown, older: items.length > limit ? shown.at(-1)?.id : undefined };
}

const like = (word: string): string => `%${word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
