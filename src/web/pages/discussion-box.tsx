import { Button, ButtonLink, Input, Paper, TextArea } from '../components.ts';
import { useFormats, usePage } from '../page-context.ts';
import type { ProposalView } from '../proposal-view.ts';
import { CandidateForms } from './proposal-candidates.tsx';
import { type RefusedForm, SmallForm } from './small-form.tsx';
import { proposalPath } from './proposal-words.ts';

/** What the reader may do while a proposal is discussed: sponsor, stand, open the vote; the author more. */
export function DiscussionBox({ view, refused }: { view: ProposalView; refused?: RefusedForm | undefined }) {
  const { m, viewer, path } = usePage();
  const { proposal, acting, isAuthor } = view;
  const say = m.decide.page;
  const { sponsors, sponsorsNeeded } = proposal;
  return (
    <Paper
      id="vote"
      icon="messages-square"
      what={m.decide.state.discussion}
      status={sponsorsNeeded > 1 && <span class="num">{say.sponsorsOf(sponsors.length, sponsorsNeeded)}</span>}
    >
      <Opening view={view} />
      {acting.length > 0 && <Sponsoring view={view} />}
      {acting.length > 0 && proposal.kind === 'election' && <CandidateForms view={view} refused={refused} />}
      {isAuthor && <AuthorForms view={view} refused={refused} />}
      {acting.length > 0 && proposal.circle && !isAuthor && <CallIn view={view} refused={refused} />}
      {!viewer && (
        <ButtonLink full href={`/sign-in?next=${encodeURIComponent(path)}`}>
          {m.ui.signIn}
        </ButtonLink>
      )}
      {acting.length === 0 && <p class="hint">{say.membersAct}</p>}
    </Paper>
  );
}

/** When the vote may open, and the button that opens it. */
function Opening({ view: { proposal, acting } }: { view: ProposalView }) {
  const { m, now } = usePage();
  const f = useFormats();
  const say = m.decide.page;
  const { opensNotBefore, sponsors, sponsorsNeeded, settings } = proposal;
  const waits = opensNotBefore !== null && opensNotBefore > now;
  const when = opensNotBefore && waits ? f.moment(opensNotBefore, now) : undefined;
  const sponsored = sponsors.length >= sponsorsNeeded;
  if (when) return <p>{settings.opensItself ? say.opensItself(when) : say.openWaits(when)}</p>;
  if (!sponsored) return <p>{m.decide.card.discussionNow}</p>;
  if (acting.length === 0) return <p>{say.openSoon}</p>;
  return (
    <form method="post" action={proposalPath(proposal, '/open')} class="stack flow-2">
      <Button kind="primary" big full icon="vote">
        {say.open}
      </Button>
      <p class="hint">{say.openText}</p>
    </form>
  );
}

function Sponsoring({ view: { proposal, acting, isAuthor } }: { view: ProposalView }) {
  const { m } = usePage();
  const say = m.decide.page;
  const own = new Set(acting.map(({ id }) => id));
  const done = proposal.sponsors.some(({ member }) => own.has(member));
  if (isAuthor || (proposal.sponsorsNeeded <= 1 && !done)) return null;
  return (
    <form method="post" action={proposalPath(proposal, '/sponsor')} class="stack flow-2">
      <Button
        full
        kind={done ? 'plain' : 'primary'}
        icon={done ? 'undo-2' : 'user-check'}
        name="on"
        value={done ? 'false' : 'true'}
      >
        {done ? say.unsponsor : say.sponsor}
      </Button>
      <p class="hint">{done ? say.sponsored : say.sponsorText}</p>
    </form>
  );
}

/** Editing and withdrawing, and keeping a template, for whoever wrote it. */
export function AuthorForms({
  view: { proposal },
  refused,
}: {
  view: ProposalView;
  refused?: RefusedForm | undefined;
}) {
  const { m } = usePage();
  const say = m.decide.page;
  const draft = proposal.state === 'draft';
  return (
    <div class="stack flow-2">
      <ButtonLink full icon="pencil" href={proposalPath(proposal, '/edit')}>
        {say.edit}
      </ButtonLink>
      {!draft && <p class="hint">{say.editNote}</p>}
      <SmallForm
        title={say.saveTemplate}
        action={proposalPath(proposal, '/template')}
        refused={refused?.what === 'template' ? refused.form : undefined}
        button={say.saveTemplate}
      >
        <Input
          name="name"
          label={say.templateName}
          hint={say.templateHint}
          maxlength={80}
          value={refused?.what === 'template' ? refused.form.values['name'] : proposal.title.slice(0, 80)}
          error={refused?.what === 'template' ? refused.form.errors['name'] : undefined}
        />
      </SmallForm>
      <SmallForm
        title={draft ? say.discard : say.withdraw}
        action={proposalPath(proposal, '/withdraw')}
        button={draft ? say.discard : say.withdraw}
        danger
      >
        {!draft && <p>{say.withdrawText}</p>}
      </SmallForm>
    </div>
  );
}

/** Asks that everybody decides what a circle is about to. */
export function CallIn({ view: { proposal }, refused }: { view: ProposalView; refused: RefusedForm | undefined }) {
  const { m } = usePage();
  const say = m.decide.page;
  const form = refused?.what === 'call-in' ? refused.form : undefined;
  return (
    <SmallForm title={say.callIn} action={proposalPath(proposal, '/call-in')} refused={form} button={say.callIn}>
      <p>{say.callInText}</p>
      <TextArea
        name="reason"
        label={say.callInReason}
        rows={3}
        maxlength={1_000}
        value={form?.values['reason']}
        error={form?.errors['reason']}
      />
    </SmallForm>
  );
}
