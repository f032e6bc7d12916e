import { ButtonLink, More, Paper } from '../components.ts';
import { useFormats, usePage } from '../page-context.ts';
import type { ProposalView } from '../proposal-view.ts';
import { resultSentences } from './proposal-result.ts';
import { iconOf, proposalPath, stateSign } from './proposal-words.ts';
import { TallyPart, VotesOf } from './vote-box.tsx';

/** Once the vote is over: what came of it in words, the count, and where to check it. */
export function ProposalOver({ view: { proposal } }: { view: Pick<ProposalView, 'proposal'> }) {
  const { m, now } = usePage();
  const f = useFormats();
  const say = m.decide;
  const { word } = stateSign(m, proposal);
  const { decision, state, electors } = proposal;
  if (state === 'withdrawn') return <Paper id="vote" icon="undo-2" what={word} title={say.state.withdrawn} level={2} />;
  const [first, ...rest] = resultSentences(m, f, proposal, now);
  return (
    <Paper
      id="vote"
      icon={iconOf(proposal.kind)}
      what={word}
      status={electors !== null && <VotesOf proposal={proposal} />}
      foot={
        <>
          <More href={proposalPath(proposal, '/results')}>{say.page.results}</More>
          <More href={proposalPath(proposal, '/audit')}>{say.page.checkYourself}</More>
        </>
      }
    >
      <p class="verdict">{first}</p>
      {rest.length > 0 && <p>{rest.join(' ')}</p>}
      <TallyPart proposal={proposal} />
      {decision && (
        <ButtonLink full icon="scroll-text" href={`/decisions/${decision.number}`}>
          {say.decision(decision.number)}
        </ButtonLink>
      )}
    </Paper>
  );
}
