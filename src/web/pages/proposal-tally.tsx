import { ballotOf, KIND_FACTS, type Proposal } from '#deliberation';
import { Bars, Tally } from '../components.ts';
import type { StanceKind } from '../components/stance.tsx';
import { usePage } from '../page-context.ts';
import { judges, optionsOf, shapeOf } from './proposal-words.ts';

/** How the eight steps of the gradients are coloured: those for it, between, and against. */
const STEPS: readonly StanceKind[] = ['agree', 'agree', 'agree', 'abstain', 'abstain', 'against', 'against', 'object'];

/** Where a vote stands, drawn; in words where it is not shown now. The live stream keeps it true. */
export function ProposalTally({ proposal, short }: { proposal: Proposal; short?: boolean }) {
  const { m } = usePage();
  const { tally, tallyHidden, cast, electors, settings } = proposal;
  const say = m.decide.vote;
  if (!tally) {
    if (!tallyHidden) return null;
    return (
      <p class="small muted">
        {short && cast !== null && electors !== null && <b class="num">{say.votesOf(cast, electors)}. </b>}
        {settings.results === 'after-vote' ? say.hiddenUntilVote : say.hiddenUntilClose}
      </p>
    );
  }
  const { positions, gradients, options } = tally;
  // Its median decides, which no running total shows.
  if (options && judges(proposal)) return <Judged proposal={proposal} />;
  if (gradients) return <GradientBars gradients={gradients} />;
  if (positions) {
    const { agree, abstain, against, object } = {
      agree: positions.yes,
      abstain: positions.abstain,
      against: positions.no,
      object: positions.block,
    };
    return (
      <Tally
        electors={tally.electors}
        counts={{ agree, abstain, against, object }}
        {...(KIND_FACTS[proposal.kind].binding && tally.floor > 1 && { floor: tally.floor })}
        known={KIND_FACTS[proposal.kind].positions.map(shapeOf)}
      />
    );
  }
  return options ? <OptionBars proposal={proposal} options={options} short={short} /> : null;
}

function Judged({ proposal }: { proposal: Proposal }) {
  const { m } = usePage();
  const won = optionsOf(proposal).filter(({ id }) => proposal.chosen.includes(id));
  return (
    <p class="small muted">
      {won.length > 0
        ? won.map(({ text }) => text).join(', ')
        : m.decide.vote.votesOf(proposal.tally?.cast ?? 0, proposal.tally?.electors ?? 0)}
    </p>
  );
}

function GradientBars({ gradients }: { gradients: readonly number[] }) {
  const { m } = usePage();
  return (
    <Bars
      label={m.decide.results.picture}
      rows={gradients.map((n, i) => ({ name: m.decide.vote.gradients[i]?.name ?? '', n, tone: STEPS[i] ?? 'abstain' }))}
    />
  );
}

const MOST_ON_CARD = 5;

function OptionBars({
  proposal,
  options,
  short,
}: {
  proposal: Proposal;
  options: NonNullable<NonNullable<Proposal['tally']>['options']>;
  short?: boolean | undefined;
}) {
  const { m } = usePage();
  const won = new Set(proposal.chosen);
  const sorted = options.toSorted((a, b) => Number(won.has(b.id)) - Number(won.has(a.id)) || b.votes - a.votes);
  const shown = short ? sorted.slice(0, MOST_ON_CARD) : sorted;
  const { firsts, sums, timeSums } = m.decide.results;
  const by = { ranking: firsts, scores: proposal.kind === 'time-poll' ? timeSums : sums }[
    ballotOf(proposal) as 'ranking'
  ];
  const heads = ballotOf(proposal) === 'choices' || ballotOf(proposal) === 'ranking';
  return (
    <div class="stack flow-2">
      <Bars
        label={m.decide.results.picture}
        rows={shown.map(({ id, text, votes }) => ({ name: text, n: votes, won: won.has(id) }))}
        {...(heads && { whole: Math.max(1, proposal.tally?.cast ?? 1) })}
      />
      {shown.length < sorted.length && <p class="small muted">{m.decide.list.more(sorted.length - shown.length)}</p>}
      {(short || by !== undefined) && (
        <p class="hint num">
          {[short && m.decide.vote.votesOf(proposal.tally?.cast ?? 0, proposal.tally?.electors ?? 0), by]
            .filter(Boolean)
            .join(', ')}
        </p>
      )}
    </div>
  );
}
