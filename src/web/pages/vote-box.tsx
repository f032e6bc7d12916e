import { type Choice, isDrawn, LONGEST_REASON, type MyStance, type Proposal } from '#deliberation';
import type { Child } from 'hono/jsx';
import { Button, ButtonLink, Choices, Paper, TextArea } from '../components.ts';
import { useFormats, usePage } from '../page-context.ts';
import type { FormState } from '../form-state.ts';
import type { ProposalView } from '../proposal-view.ts';
import { Ballot } from './ballot.tsx';
import { ProposalTally } from './proposal-tally.tsx';
import { choiceWords, iconOf, positionWord, proposalPath } from './proposal-words.ts';

export interface VoteBoxProps {
  readonly view: ProposalView;
  /** A vote that was refused, as it was sent. */
  readonly refused?: { readonly form: FormState; readonly choice: Choice | null; readonly member: string | undefined };
  /** Where to go after. */
  readonly next?: string;
}

/** The one box to vote in, while the vote runs. */
export function VoteBox(props: VoteBoxProps) {
  const { m } = usePage();
  const { view } = props;
  const { proposal } = view;
  const electors = view.mine.filter(({ elector }) => elector);
  if (isDrawn(proposal))
    return (
      <BallotPaper proposal={proposal}>
        <p>{m.decide.vote.drawn}</p>
      </BallotPaper>
    );
  if (electors.length === 0)
    return (
      <BallotPaper proposal={proposal}>
        <WhyNot view={view} />
      </BallotPaper>
    );
  return <VoteForm {...props} electors={electors} />;
}

/** The stub and the count, with or without a form below. */
function BallotPaper(props: { proposal: Proposal; form?: string; children?: Child }) {
  const { m } = usePage();
  const { proposal, form, children } = props;
  const { cast, electors, kind } = proposal;
  return (
    <Paper
      id="vote"
      icon={iconOf(kind)}
      what={m.decide.state.voting}
      status={cast !== null && electors !== null && <VotesOf proposal={proposal} />}
      {...(form && { form: { action: form } })}
    >
      <TallyPart proposal={proposal} />
      {children}
    </Paper>
  );
}

/** How many voted; the live stream keeps it true. */
export function VotesOf({ proposal: { cast, electors } }: { proposal: Proposal }) {
  const { m } = usePage();
  return (
    <span class="num" data-live="votes-of">
      {m.decide.vote.votesOf(cast ?? 0, electors ?? 0)}
    </span>
  );
}

/** The count; the live stream keeps it true. */
export const TallyPart = ({ proposal }: { proposal: Proposal }) => (
  <div data-live="tally">
    <ProposalTally proposal={proposal} />
  </div>
);

function VoteForm({ view, refused, next, electors }: VoteBoxProps & { electors: readonly MyStance[] }) {
  const { m, now } = usePage();
  const f = useFormats();
  const { proposal } = view;
  const say = m.decide.vote;
  const chosen = electors.find(({ member }) => String(member.id) === refused?.member) ?? electors[0];
  const cast = electors.length === 1 ? (chosen?.choice ?? null) : null;
  const choice = refused ? refused.choice : cast;
  const voted = electors.filter((one) => one.castAt !== null);
  const until = proposal.closesAt ? f.moment(proposal.closesAt, now) : '';
  return (
    <BallotPaper proposal={proposal} form={proposalPath(proposal, '/vote')}>
      {voted.length === electors.length && !refused && (
        <p class="note" role="status">
          <Said proposal={proposal} stances={voted} /> {say.thanks(until)}
        </p>
      )}
      <div class="ballot">
        <Voters electors={electors} chosen={chosen} />
        <Ballot proposal={proposal} choice={choice} error={refused?.form.errors['choice']} />
        {!proposal.confidential && (
          <Reason
            proposal={proposal}
            value={refused ? refused.form.values['reason'] : electors.length === 1 ? chosen?.reason : ''}
            error={refused?.form.errors['reason']}
          />
        )}
        {next && <input type="hidden" name="next" value={next} />}
        <Button kind="primary" big full>
          {cast ? say.change : say.cast}
        </Button>
        <p class="hint">
          {until && say.changeUntil(until)}{' '}
          {proposal.confidential ? say.confidentialNote : say.publicNotes[proposal.settings.results]}
        </p>
      </div>
    </BallotPaper>
  );
}

/** What was said, in words. */
function Said({ proposal, stances }: { proposal: Proposal; stances: readonly MyStance[] }) {
  const { m } = usePage();
  const say = m.decide.vote;
  return (
    <>
      {stances.map(({ choice, member }) =>
        choice ? (
          <b>
            {stances.length > 1 && `${member.as === 'self' ? say.self : member.name} – `}
            {say.yourStance(choiceWords(m, proposal, choice))}{' '}
          </b>
        ) : null,
      )}
    </>
  );
}

/** For whom: only asked of those who vote for more than one. */
function Voters({ electors, chosen }: { electors: readonly MyStance[]; chosen: MyStance | undefined }) {
  const { m } = usePage();
  const say = m.decide.vote;
  if (electors.length < 2) return chosen ? <input type="hidden" name="member" value={chosen.member.id} /> : null;
  return (
    <Choices
      name="member"
      legend={say.votingAs}
      value={chosen?.member.id}
      options={electors.map(({ member }) => ({
        value: member.id,
        label: member.as === 'self' ? say.self : say.organisation(member.name),
      }))}
    />
  );
}

function Reason(props: { proposal: Proposal; value: string | undefined; error: string | undefined }) {
  const { m } = usePage();
  const { proposal, value, error } = props;
  const say = m.decide.vote;
  const { prompts } = say;
  const asked = proposal.settings.reasons.map((position) => positionWord(m, proposal.kind, position));
  return (
    <TextArea
      name="reason"
      label={
        <>
          {say.reason}{' '}
          <span class="opt">({proposal.settings.results === 'live' ? say.reasonPublic : say.reasonLater})</span>
        </>
      }
      hint={
        <span class="prompts">
          {(['yes', 'no', 'abstain', 'block'] as const).map((position) => (
            <span data-for={position}>{prompts[position]} </span>
          ))}
          <span class="plain">{prompts.other} </span>
          {asked.length > 0 && say.reasonAsked(asked.join(', '))}
        </span>
      }
      rows={3}
      maxlength={LONGEST_REASON}
      value={value ?? ''}
      error={error}
    />
  );
}

/** Why the reader does not vote here, and what they can do. */
function WhyNot({ view }: { view: ProposalView }) {
  const { m, viewer, path } = usePage();
  const say = m.decide.vote;
  if (!viewer) {
    return (
      <div class="stack flow-2">
        <ButtonLink kind="primary" full href={`/sign-in?next=${encodeURIComponent(path)}`}>
          {say.signIn}
        </ButtonLink>
        <p class="hint">{say.signInText}</p>
      </div>
    );
  }
  if (view.acting.length > 0) return <p class="hint">{say.notElector}</p>;
  return (
    <div class="stack flow-2">
      <p class="hint">{say.notMember}</p>
      <ButtonLink full href="/coop/join">
        {say.join}
      </ButtonLink>
    </div>
  );
}
