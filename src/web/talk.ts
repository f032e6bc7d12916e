import {
  type Amendment,
  amendmentsOf,
  type Citation,
  citationsOf,
  type Debate,
  debate,
  type Outdated,
  outdatedIn,
  type Proposal,
  summariesOf,
  type Summary,
} from '#deliberation';
import type { Ctx } from '#http';
import type { Id } from '#ids';
import { type Branch, loadPosts, type LoadedPost } from '#network';
import { type ShownPost, showPosts } from './feed.tsx';
import { idsOf } from './pages/branches.tsx';

/** What people say about a proposal, loaded for the parts of its page that show it. */
export interface Talk {
  readonly proposal: Proposal;
  readonly debate: Debate;
  /** The group that is shown alone. */
  readonly group: string | undefined;
  /** The place of the first reason that is shown, from 0. */
  readonly from: number;
  readonly posts: ReadonlyMap<Id<'post'>, ShownPost>;
  readonly amendments: readonly Amendment[];
  readonly summaries: readonly Summary[];
  /** Posts that the newest summary cites and that the reader may see. */
  readonly cited: readonly LoadedPost[];
  readonly citations: readonly Citation[];
  /** Changes of documents that another decision has overtaken. */
  readonly outdated: readonly Outdated[];
  /** The reader wrote it. */
  readonly own: boolean;
}

/**
 * Loads it for one reader. `?side=` shows one group of the debate, `?from=` the page that begins there.
 * @returns what `<ProposalText>`, `<Amendments>`, `<DebateSummary>`, `<Citations>` and `<DebateView>` take.
 */
export async function loadTalk(c: Ctx, proposal: Proposal): Promise<Talk> {
  const { deps, viewer } = c.var;
  const group = c.req.query('side') || undefined;
  const from = Math.min(100_000, Math.max(0, Math.trunc(Number(c.req.query('from') ?? 0)) || 0));
  const said = await debate(deps.db, viewer, proposal, { ...(group !== undefined && { group }), from });
  const branches: readonly Branch[] = [...said.stances.flatMap((stance) => stance.replies), ...said.comments];
  const own = said.stances.flatMap((stance) => stance.post ?? []);
  const shown = await showPosts(c, [...own, ...idsOf(branches)]);
  const summaries = await summariesOf(deps.db, proposal.id, deps.config.origin);
  const cited = await loadPosts(deps.db, viewer, summaries[0]?.cites ?? []);
  return {
    proposal,
    debate: said,
    group,
    from,
    posts: new Map(shown.map((one) => [one.id, one])),
    amendments: await amendmentsOf(deps.db, viewer, proposal.id),
    summaries,
    cited: (summaries[0]?.cites ?? []).flatMap((id) => cited.get(id) ?? []),
    citations: await citationsOf(deps.db, proposal.id),
    outdated: await outdatedIn(deps.db, proposal),
    own: viewer !== undefined && viewer.account === proposal.author?.account,
  };
}
