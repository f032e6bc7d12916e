import { ballotOf, KIND_FACTS, type MyStance, type Position, type Proposal } from '#deliberation';
import { StanceShape } from '../components/stance.tsx';
import { usePage } from '../page-context.ts';
import { Answers, type BallotProps, Statement } from './ballot-parts.tsx';
import { RankingBallot } from './ballot-ranking.tsx';
import { gradesOf, judges, optionsOf, positionWord, shapeOf } from './proposal-words.ts';

/** What a member fills in, whatever the kind: a form’s fields, no more. It needs no script. */
export function Ballot(props: BallotProps) {
  switch (ballotOf(props.proposal)) {
    case 'position':
      return <PositionBallot {...props} />;
    case 'gradient':
      return <GradientBallot {...props} />;
    case 'choices':
      return <ChoicesBallot {...props} />;
    case 'scores':
      return <ScoresBallot {...props} />;
    case 'ranking':
      return (
        <Answers error={props.error} hint={<RankHint />}>
          <RankingBallot {...props} />
        </Answers>
      );
  }
}

function RankHint() {
  const { m } = usePage();
  const { rankEach, rankDrag } = m.decide.vote;
  return <span data-sorted={rankDrag}>{rankEach}</span>;
}

function PositionBallot({ proposal, choice, error }: BallotProps) {
  const chosen = choice && 'position' in choice ? choice.position : undefined;
  return (
    <Answers error={error} position>
      <div class="stances">
        {KIND_FACTS[proposal.kind].positions.map((position) => (
          <PositionButton proposal={proposal} position={position} checked={position === chosen} />
        ))}
      </div>
    </Answers>
  );
}

function PositionButton(props: { proposal: Proposal; position: Position; checked: boolean }) {
  const { m } = usePage();
  const { proposal, position, checked } = props;
  const kind = shapeOf(position);
  return (
    <label class={`stance c-${kind}`}>
      <input type="radio" name="position" value={position} checked={checked} />
      <StanceShape kind={kind} />
      <span>{positionWord(m, proposal.kind, position)}</span>
    </label>
  );
}

/** One press: each position sends the form by itself. On cards. */
export function PositionSenders({ proposal, mine }: { proposal: Proposal; mine: MyStance }) {
  const { m } = usePage();
  const said = mine.choice && 'position' in mine.choice ? mine.choice.position : undefined;
  return (
    <fieldset>
      <legend class="vh">{m.decide.vote.yours}</legend>
      <div class="stances">
        {KIND_FACTS[proposal.kind].positions.map((position) => (
          <button
            class={`stance c-${shapeOf(position)}`}
            name="position"
            value={position}
            aria-pressed={position === said ? 'true' : 'false'}
          >
            <StanceShape kind={shapeOf(position)} />
            <span>{positionWord(m, proposal.kind, position)}</span>
          </button>
        ))}
      </div>
    </fieldset>
  );
}

function GradientBallot({ choice, error }: BallotProps) {
  const { m } = usePage();
  const chosen = choice && 'gradient' in choice ? choice.gradient : undefined;
  return (
    <Answers error={error} position>
      <div>
        {m.decide.vote.gradients.map(({ name, what }, step) => (
          <label class="choice">
            <input type="radio" name="gradient" value={String(step)} checked={step === chosen} />
            <span>
              <b>{name}</b>
              <span class="choice-note">{what}</span>
            </span>
          </label>
        ))}
      </div>
    </Answers>
  );
}

function ChoicesBallot({ proposal, choice, error }: BallotProps) {
  const { m } = usePage();
  const chosen = new Set(choice && 'chosen' in choice ? choice.chosen : []);
  const { mostChoices } = proposal.settings;
  const approves = proposal.kind !== 'multiple-choice';
  const one = !approves && mostChoices === 1;
  const say = m.decide.vote;
  return (
    <Answers error={error} hint={approves ? say.approveAll : say.chooseUpTo(mostChoices)}>
      <div>
        {optionsOf(proposal).map(({ id, text }) => (
          <label class="choice">
            <input type={one ? 'radio' : 'checkbox'} name="chosen" value={id} checked={chosen.has(id)} />
            <span dir="auto">
              {text}
              <Statement proposal={proposal} id={id} />
            </span>
          </label>
        ))}
      </div>
    </Answers>
  );
}

function ScoresBallot({ proposal, choice, error }: BallotProps) {
  const { m } = usePage();
  const say = m.decide.vote;
  const scores = choice && 'scores' in choice ? choice.scores : {};
  const words = judges(proposal) ? gradesOf(m, proposal) : undefined;
  const time = proposal.kind === 'time-poll';
  const { highestScore } = proposal.settings;
  const steps = words
    ? words.map((label, value) => ({ value: String(value), label })).toReversed()
    : time
      ? ([2, 1, 0] as const).map((value) => ({ value: String(value), label: say.times[value] }))
      : Array.from({ length: highestScore + 1 }, (_, value) => ({ value: String(value), label: String(value) }));
  const hint = words ? say.judgeEach : time ? say.timeEach : say.scoreEach(highestScore);
  return (
    <Answers error={error} hint={hint}>
      <ul class="each">
        {optionsOf(proposal).map(({ id, text }) => (
          <li>
            <div class="stack flow-2" role="radiogroup" aria-labelledby={`o-${id}`}>
              <p class="of" id={`o-${id}`} dir="auto">
                {text}
              </p>
              <Statement proposal={proposal} id={id} />
              <div class="pills">
                {steps.map(({ value, label }) => (
                  <Pill name={`score.${id}`} value={value} checked={String(scores[id]) === value} label={label} />
                ))}
                {!words && !time && (
                  <Pill name={`score.${id}`} value="" checked={scores[id] === undefined} label={say.noScore} />
                )}
              </div>
            </div>
          </li>
        ))}
      </ul>
    </Answers>
  );
}

const Pill = ({ name, value, checked, label }: { name: string; value: string; checked: boolean; label: string }) => (
  <label class={value === '' ? 'pill none' : 'pill'}>
    <input type="radio" name={name} value={value} checked={checked} />
    <span>{label}</span>
  </label>
);
