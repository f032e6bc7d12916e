import { ballotOf, type Choice } from '#deliberation';
import { type Ctx, get, post } from '#http';
import { parseId } from '#ids';
import { backTo, showPart, viewerOf, wantsPart } from '../act.ts';
import { Band, ErrorSummary } from '../components.ts';
import { type FormState, takeForm } from '../form-state.ts';
import { AnyPage } from '../layout.tsx';
import { usePage } from '../page-context.ts';
import { proposalOf, viewOf } from '../proposal-view.ts';
import { show } from '../show.ts';
import { castAt } from '../vote-desk.ts';
import { ProposalCard } from './proposal-card.tsx';
import { CardChanges } from './proposal-changes.tsx';
import { ProposalOver } from './proposal-over.tsx';
import { proposalName, proposalPath } from './proposal-words.ts';
import { choiceIn, choiceSent } from './vote-choice.ts';
import { VoteBox, type VoteBoxProps } from './vote-box.tsx';

async function showForm(c: Ctx, status: FormState['status'] = 200, refused?: VoteBoxProps['refused'], next?: string) {
  const proposal = await proposalOf(c);
  if (proposal.state === 'discussion' || proposal.state === 'draft') return c.redirect(proposalPath(proposal), 303);
  const view = await viewOf(c, proposal);
  return show(c, <VotePage view={view} refused={refused} next={next} />, status);
}

/** The form alone: where a mail leads, and where a vote comes back that was not taken. */
function VotePage({ view, refused, next }: VoteBoxProps) {
  const { m } = usePage();
  const { proposal } = view;
  const name = proposalName(m, proposal);
  return (
    <AnyPage
      title={`${m.decide.vote.title} · ${proposal.title}`}
      place="decide"
      back={{ href: proposalPath(proposal), label: name }}
      unlisted
      scripts={ballotOf(proposal) === 'ranking' ? ['ranking.js'] : []}
      noCompose
    >
      <Band>
        {refused && <ErrorSummary errors={refused.form.errors} sentence={refused.form.sentence} />}
        <h1 lang={proposal.language} dir="auto">
          {proposal.title}
        </h1>
        <CardChanges proposal={proposal} />
        {proposal.state === 'voting' ? (
          <VoteBox view={view} refused={refused} next={next} />
        ) : (
          <ProposalOver view={view} />
        )}
      </Band>
    </AnyPage>
  );
}

async function takeVote(c: Ctx): Promise<Response> {
  const { deps } = c.var;
  const actor = viewerOf(c);
  let sent: { choice: Choice | null; member: string | undefined; next: string | undefined } = {
    choice: null,
    member: undefined,
    next: undefined,
  };
  return takeForm(
    c,
    async (fields) => {
      const proposal = await proposalOf(c);
      const { reason, member, next } = fields;
      sent = {
        choice: choiceSent(proposal, fields),
        member: typeof member === 'string' ? member : undefined,
        next: typeof next === 'string' ? next : undefined,
      };
      const id = parseId<'member'>(sent.member ?? '');
      await castAt(deps)({
        actor,
        proposal: proposal.id,
        input: {
          choice: choiceIn(proposal, fields),
          reason: typeof reason === 'string' ? reason.trim() : '',
          ...(id && { member: id }),
        },
      });
      if (!wantsPart(c)) return backTo(c, next, proposalPath(proposal), next ? `proposal-${proposal.id}` : 'vote');
      const view = await viewOf(c, await proposalOf(c));
      return showPart(c, sent.next ?? '/home', <ProposalCard view={view} level={2} />);
    },
    (form) => showForm(c, form.status, { form, ...sent }, sent.next),
  );
}

// Voters of one office share an address; a person changes their mind a few times.
const VOTING = { name: 'vote', per: 'person', times: 60, seconds: 600 } as const;

export const voteRoutes = [
  get('/d/:n{[0-9]+}/vote', 'anyone', (c) => showForm(c)),
  post('/d/:n{[0-9]+}/vote', 'account', takeVote, { limits: [VOTING], maxBytes: 65_536 }),
];
