import type { Candidate, Proposal } from '#deliberation';
import { Avatar, Button, Chip, Input, TextArea } from '../components.ts';
import { usePage } from '../page-context.ts';
import type { ProposalView } from '../proposal-view.ts';
import { proposalPath } from './proposal-words.ts';
import { type RefusedForm, SmallForm } from './small-form.tsx';

/** Those who stand, each with what they want to do; those asked who have not answered come last. */
export function Candidates({ proposal }: { proposal: Proposal }) {
  const { m } = usePage();
  const say = m.decide;
  const { candidates, settings, chosen } = proposal;
  const sorted = candidates.toSorted((a, b) => Number(b.acceptedAt !== null) - Number(a.acceptedAt !== null));
  return (
    <div class="stack flow-3">
      {settings.mandate && <p>{say.page.mandate(settings.mandate.title, settings.mandate.months)}</p>}
      {candidates.length === 0 && (
        <p class="muted">
          {say.page.noCandidates} {proposal.state === 'discussion' && say.page.noCandidatesText}
        </p>
      )}
      <ul class="list">
        {sorted.map((candidate) => (
          <CandidateLine candidate={candidate} elected={chosen.includes(candidate.member)} />
        ))}
      </ul>
    </div>
  );
}

function CandidateLine({ candidate, elected }: { candidate: Candidate; elected: boolean }) {
  const { m } = usePage();
  const { name, handle, avatarFile, statement, acceptedAt } = candidate;
  return (
    <li class="stancepost">
      <Avatar name={name} handle={handle ?? name} {...(avatarFile && { src: `/media/${avatarFile}` })} member />
      <div>
        <p class="who">
          <b>
            <bdi>{handle ? <a href={`/@${handle}`}>{name}</a> : name}</bdi>
          </b>
          {elected && (
            <Chip tone="done" icon="check">
              {m.decide.page.electedChip}
            </Chip>
          )}
          {!acceptedAt && <span class="muted">{m.decide.page.nominated}</span>}
        </p>
        {statement ? <p dir="auto">{statement}</p> : acceptedAt && <p class="muted">{m.decide.vote.noStatement}</p>}
      </div>
    </li>
  );
}

/** Stand, accept, stand down, or name somebody. */
export function CandidateForms({ view, refused }: { view: ProposalView; refused: RefusedForm | undefined }) {
  const { m } = usePage();
  const { proposal, acting } = view;
  const say = m.decide.page;
  const self = acting.find(({ as }) => as === 'self');
  const own = self && proposal.candidates.find(({ member }) => member === self.id);
  const stand = refused?.what === 'stand' ? refused.form : undefined;
  const named = refused?.what === 'nominate' ? refused.form : undefined;
  const title = own?.acceptedAt ? say.saveStatement : own ? say.accept : say.stand;
  return (
    <div class="stack flow-2">
      {self && (
        <SmallForm
          title={title}
          action={proposalPath(proposal, '/stand')}
          refused={stand}
          button={own?.acceptedAt ? say.saveStatement : say.stand}
        >
          <TextArea
            name="statement"
            label={say.statement}
            hint={say.standText}
            rows={5}
            maxlength={4_000}
            value={stand ? stand.values['statement'] : own?.statement}
            error={stand?.errors['statement']}
          />
        </SmallForm>
      )}
      {own && (
        <form method="post" action={proposalPath(proposal, '/stand-down')}>
          <Button full>{say.standDown}</Button>
        </form>
      )}
      <SmallForm
        title={say.nominate}
        action={proposalPath(proposal, '/nominate')}
        refused={named}
        button={say.nominate}
      >
        <Input
          name="number"
          label={say.nominateWho}
          hint={say.nominateHint}
          inputmode="numeric"
          value={named?.values['number']}
          error={named?.errors['number']}
        />
      </SmallForm>
    </div>
  );
}
