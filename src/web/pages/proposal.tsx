import { decisionByNumber, historyOf, type Proposal } from '#deliberation';
import { type Ctx, get } from '#http';
import { memberNames } from '#membership';
import { proposalCardAlt, proposalCardPicture } from '../proposal-share-card.ts';
import { proposalOf, viewOf } from '../proposal-view.ts';
import { type PageStatus, show } from '../show.ts';
import { loadTalk } from '../talk.ts';
import { loadDecisionAsks } from './decision-actions.tsx';
import { ProposalPage } from './proposal-page.tsx';
import { proposalPath } from './proposal-words.ts';
import type { RefusedForm } from './small-form.tsx';

/** Shows the page of a proposal, as it is or after a form of it was refused. */
export async function showProposal(c: Ctx, proposal: Proposal, refused?: RefusedForm): Promise<Response> {
  const { deps, viewer } = c.var;
  const published = proposal.number !== null;
  const history = published ? await historyOf(deps.db, viewer, proposal.id) : [];
  const named = [...proposal.sponsors, ...history].flatMap(({ member }) => member ?? []);
  const decision = proposal.decision && (await decisionByNumber(deps.db, viewer, proposal.decision.number));
  const view = {
    ...(await viewOf(c, proposal)),
    talk: await loadTalk(c, proposal),
    history,
    names: await memberNames(deps.db, [...new Set(named)]),
    asks: decision ? await loadDecisionAsks(c, decision) : undefined,
    ...(refused && { refused }),
    ...(published && { card: { src: proposalPath(proposal, '/card.png'), alt: proposalCardAlt(deps, proposal) } }),
  };
  const status: PageStatus = refused?.form.status ?? 200;
  return show(c, <ProposalPage view={view} />, status);
}

export const proposalRoutes = [
  get('/d/:n{[0-9]+}', 'anyone', async (c) => showProposal(c, await proposalOf(c))),

  get('/d/:n{[0-9]+}/card.png', 'anyone', async (c) => {
    const { png, etag } = await proposalCardPicture(c.var.deps, await proposalOf(c));
    const headers = { 'content-type': 'image/png', 'cache-control': 'public, max-age=60', etag };
    return c.req.header('if-none-match') === etag ? c.body(null, 304, headers) : c.body(png, 200, headers);
  }),

  get('/d/drafts/:id', 'account', async (c) => {
    const proposal = await proposalOf(c);
    return proposal.number === null ? showProposal(c, proposal) : c.redirect(proposalPath(proposal), 303);
  }),
];
