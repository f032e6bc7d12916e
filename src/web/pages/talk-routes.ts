import { settleAmendment, settleFields, takeOver, withdrawAmendment } from '#deliberation';
import { type Ctx, post, type Route } from '#http';
import { type Id, parseId } from '#ids';
import { parseInput } from '#input';
import { notFound } from '#refusal';
import { act, viewerOf } from '../act.ts';
import { takeForm } from '../form-state.ts';
import { proposalOf } from '../proposal-view.ts';
import { showProposal } from './proposal.tsx';
import { proposalPath } from './proposal-words.ts';
import { talkForms } from './talk-forms.tsx';

const SETTLING = { name: 'settle-amendment', per: 'person', times: 120, seconds: 3_600 } as const;

const amendmentIn = (c: Ctx): Id<'amendment'> => {
  const id = parseId<'amendment'>(c.req.param('amendment') ?? '');
  if (!id) throw notFound();
  return id;
};

/** A button of the page of a proposal: acts, then leads back to it; what was refused is said there. */
const button = (path: string, anchor: string, work: (c: Ctx, fields: Record<string, unknown>) => Promise<unknown>) =>
  post(
    path,
    'account',
    (c) =>
      takeForm(
        c,
        async (fields) => {
          const proposal = await proposalOf(c);
          await work(c, fields);
          return c.redirect(proposalPath(proposal, `#${anchor}`), 303);
        },
        async (form) => showProposal(c, await proposalOf(c), { what: anchor, form }),
      ),
    { limits: [SETTLING] },
  );

const taking = async (c: Ctx) => {
  const { id } = await proposalOf(c);
  return act(c, (tx, actor) => takeOver(tx, actor, id));
};

/** Acts of a debate: amendments, summaries, citations, and changes that documents have overtaken. */
export const talkPages: readonly Route[] = [
  ...talkForms,
  button('/d/:n{[0-9]+}/amendments/:amendment/settle', 'amendments', (c, fields) => {
    const input = parseInput(settleFields, fields);
    return act(c, (tx, actor) => settleAmendment(tx, actor, amendmentIn(c), input));
  }),
  button('/d/:n{[0-9]+}/amendments/:amendment/withdraw', 'amendments', (c) =>
    c.var.deps.transact((tx) => withdrawAmendment(tx, viewerOf(c), amendmentIn(c))),
  ),
  button('/d/:n{[0-9]+}/take-over', 'why', taking),
  button('/d/drafts/:id/take-over', 'why', taking),
];
