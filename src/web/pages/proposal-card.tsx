import {
  ballotOf,
  isDrawn,
  KIND_FACTS,
  myStance,
  type MyStance,
  type Proposal,
  type ProposalSummary,
  proposalsByIds,
} from '#deliberation';
import { parseId } from '#ids';
import { defineCard } from '../civic-card.ts';
import { ButtonLink, Chip, Paper } from '../components.ts';
import { useFormats, usePage } from '../page-context.ts';
import { PositionSenders } from './ballot.tsx';
import { CardChanges } from './proposal-changes.tsx';
import { resultSentences } from './proposal-result.ts';
import { ProposalTally } from './proposal-tally.tsx';
import { choiceWords, iconOf, optionsOf, proposalName, proposalPath, stateSign } from './proposal-words.ts';

/** A proposal and how its reader votes on it. */
export interface CardView {
  readonly proposal: Proposal;
  readonly mine: readonly MyStance[];
}

const SOON_MS = 36 * 3_600_000;

/** When it closes, or what came of it: the end of the stub. */
export function StateChip({ proposal }: { proposal: ProposalSummary }) {
  const { m, now } = usePage();
  const f = useFormats();
  const { closesAt, state } = proposal;
  if (state === 'voting' && closesAt) {
    const soon = closesAt.getTime() - now.getTime() < SOON_MS;
    return (
      <Chip tone={soon ? 'time' : 'open'} icon="clock">
        {m.decide.page.closes(f.deadline(closesAt, now))}
      </Chip>
    );
  }
  const { word, tone, icon } = stateSign(m, proposal);
  return (
    <Chip tone={tone} icon={icon}>
      {word}
    </Chip>
  );
}

/**
 * A proposal as it lies in a post, in a list and on its page, always in this order: stub, title, what changes if it
 * passes, where the vote stands, the vote itself, and what kind of vote it is.
 */
export function ProposalCard({ view, level }: { view: CardView; level?: 2 | 3 }) {
  const { m, locale, now } = usePage();
  const f = useFormats();
  const { proposal } = view;
  const { state, language } = proposal;
  const lang = language === locale ? undefined : language;
  return (
    <div data-part>
      <Paper
        id={`proposal-${proposal.id}`}
        icon={iconOf(proposal.kind)}
        what={proposalName(m, proposal)}
        status={<StateChip proposal={proposal} />}
        title={
          <span lang={lang} dir="auto">
            {proposal.title}
          </span>
        }
        href={proposalPath(proposal)}
        level={level}
        foot={<span>{footWords(proposal)}</span>}
      >
        {state === 'closed' && <p class="verdict">{resultSentences(m, f, proposal, now).join(' ')}</p>}
        <CardChanges proposal={proposal} />
        <Asked proposal={proposal} />
        <ProposalTally proposal={proposal} short />
        {state === 'voting' && <CardVote view={view} />}
      </Paper>
    </div>
  );
}

/** What is chosen among, before there is a count to show it. */
function Asked({ proposal }: { proposal: Proposal }) {
  const { m } = usePage();
  const options = optionsOf(proposal);
  const { kind, settings, tally } = proposal;
  if (KIND_FACTS[kind].options === 'none' || tally?.options) return null;
  const say = m.decide.card;
  return (
    <p class="small">
      {kind === 'election' && (
        <b>
          {say.seats(settings.seats)}, {say.candidates(options.length)}{' '}
        </b>
      )}
      {options
        .slice(0, 6)
        .map(({ text }) => text)
        .join(', ')}
      {options.length > 6 && `, ${m.decide.list.more(options.length - 6)}`}
    </p>
  );
}

/** One press where the question takes one; a link to the ballot elsewhere. */
function CardVote({ view: { proposal, mine } }: { view: CardView }) {
  const { m, path, now } = usePage();
  const f = useFormats();
  const say = m.decide;
  const electors = mine.filter(({ elector }) => elector);
  const [one] = electors;
  if (!one || isDrawn(proposal)) return null;
  const said = electors.length === 1 && one.choice ? choiceWords(m, proposal, one.choice) : undefined;
  const until = proposal.closesAt ? f.moment(proposal.closesAt, now) : '';
  return (
    <div class="stack flow-2">
      {ballotOf(proposal) === 'position' && electors.length === 1 ? (
        <form method="post" action={proposalPath(proposal, '/vote')} data-enhance="toggle">
          <input type="hidden" name="next" value={path} />
          <input type="hidden" name="member" value={one.member.id} />
          <input type="hidden" name="reason" value={one.reason} />
          <PositionSenders proposal={proposal} mine={one} />
        </form>
      ) : (
        <ButtonLink full icon="vote" href={proposalPath(proposal, '/vote')}>
          {said ? say.vote.change : say.card.readAndVote}
        </ButtonLink>
      )}
      {said && (
        <p class="hint" role="status">
          {say.vote.yourStance(said)} {say.vote.thanks(until)}
        </p>
      )}
    </div>
  );
}

/** What kind of vote it is. */
function footWords({ kind, confidential, state, opensNotBefore }: Proposal): string {
  const { m, now } = usePage();
  const f = useFormats();
  const say = m.decide.card;
  const how = `${m.decide.kinds[kind].name}. `;
  if (state === 'discussion')
    return (
      how +
      (opensNotBefore && opensNotBefore > now ? say.discussion(f.deadline(opensNotBefore, now)) : say.discussionNow)
    );
  if (!KIND_FACTS[kind].binding) return how + say.indicative;
  return how + (confidential ? say.confidentialVote : say.publicVote);
}

/** In posts that announce a proposal. */
export const proposalCard = defineCard<CardView>('proposal', {
  async load(db, viewer, ids) {
    const wanted = ids.flatMap((id) => parseId<'proposal'>(id) ?? []);
    const proposals = [...(await proposalsByIds(db, viewer, wanted))];
    const views = proposals.map(async ([id, proposal]): Promise<[string, CardView]> => {
      const running = viewer !== undefined && proposal.state === 'voting';
      return [id, { proposal, mine: running ? await myStance(db, viewer, id) : [] }];
    });
    return new Map(await Promise.all(views));
  },
  render: (view) => <ProposalCard view={view} level={2} />,
});
