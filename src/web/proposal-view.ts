import { myStance, type MyStance, type Proposal, proposalById, proposalByNumber } from '#deliberation';
import type { Ctx } from '#http';
import { parseId } from '#ids';
import { membershipsOf, type Membership } from '#membership';
import { notFound } from '#refusal';

/** A proposal and the reader's place in it. */
export interface ProposalView {
  readonly proposal: Proposal;
  /** One entry for each membership that the reader votes for. */
  readonly mine: readonly MyStance[];
  /** The entries of the register in which the reader takes part: proposes, sponsors, speaks. */
  readonly acting: readonly Membership[];
  readonly isAuthor: boolean;
}

/** The proposal of this address, by its number or, a draft, by its identifier. @throws Refusal 404 */
export async function proposalOf(c: Ctx): Promise<Proposal> {
  const { deps, viewer } = c.var;
  const draft = c.req.param('id');
  const id = draft === undefined ? undefined : parseId<'proposal'>(draft);
  const n = c.req.param('n') ?? '';
  const found =
    draft === undefined
      ? /^\d{1,9}$/.test(n) && (await proposalByNumber(deps.db, viewer, Number(n)))
      : id && (await proposalById(deps.db, viewer, id));
  if (!found) throw notFound();
  return found;
}

/** The same with the reader's place in it. */
export async function viewOf(c: Ctx, proposal: Proposal): Promise<ProposalView> {
  const { deps, viewer } = c.var;
  return {
    proposal,
    mine: viewer ? await myStance(deps.db, viewer, proposal.id) : [],
    acting: viewer ? (await membershipsOf(deps.db, viewer)).filter(takesPart) : [],
    isAuthor: viewer !== undefined && proposal.author?.account === viewer.account,
  };
}

/** Who may propose, sponsor and speak: voting members, those on probation, founders before the register is open. */
export const takesPart = (m: Membership): boolean =>
  m.status === 'voting' || m.status === 'probation' || (m.status === 'applicant' && m.founder);
