import { countToDecide, type Proposal, proposalById, VOTED } from '#deliberation';
import type { Db } from '#db';
import { parseId } from '#ids';
import { topics } from '#network';
import { ButtonLink, Paper } from './components.ts';
import { DecideBadge } from './components/places.tsx';
import { renderFragment } from './layout.tsx';
import { defineLive, type LiveFragment } from './live.ts';
import { usePage } from './page-context.ts';
import { ProposalOver } from './pages/proposal-over.tsx';
import { RuleStanding } from './pages/proposal-rule.tsx';
import { iconOf, proposalPath, stateSign } from './pages/proposal-words.ts';
import { TallyPart, VotesOf } from './pages/vote-box.tsx';

const find = async (db: Db, id: string): Promise<Proposal | undefined> => {
  const known = parseId<'proposal'>(id);
  return known && proposalById(db, undefined, known);
};

/** What stands in place of the box once the state has changed under a reader's eyes: the way to the new one. */
function Changed({ proposal }: { proposal: Proposal }) {
  const { m } = usePage();
  return (
    <Paper id="vote" icon={iconOf(proposal.kind)} what={stateSign(m, proposal).word}>
      <ButtonLink kind="primary" full href={proposalPath(proposal)}>
        {proposal.state === 'voting' ? m.decide.card.readAndVote : m.decide.card.see}
      </ButtonLink>
    </Paper>
  );
}

/**
 * A vote changes while one looks: the count, where the rule stands, and the box once it is over. The same for everyone,
 * rendered as for a stranger, so what a stranger may not see now is never sent; a count that only those see who have
 * voted stays as it was on the page.
 */
export const proposalLive = defineLive({
  topic: 'proposal',
  shared: true,
  every: 1_000,
  may: async (c, id) => (await find(c.var.deps.db, id)) !== undefined,
  async render({ deps, page }, event, id): Promise<readonly LiveFragment[] | undefined> {
    const proposal = await find(deps.db, id);
    if (!proposal) return undefined;
    const write = (target: string, content: Parameters<typeof renderFragment>[1]): LiveFragment => ({
      target,
      how: 'replace',
      html: renderFragment(page, content),
    });
    const rule = write('rule', <div data-live="rule">{<RuleStanding proposal={proposal} />}</div>);
    if (event.kind !== 'tally') {
      // While it is discussed the box holds what people write: nobody's candidacy or sponsorship takes it from them.
      if (proposal.state === 'discussion') return [rule];
      const over = proposal.state === 'closed' || proposal.state === 'withdrawn';
      return [write('vote', over ? <ProposalOver view={{ proposal }} /> : <Changed proposal={proposal} />), rule];
    }
    const votes = write('votes-of', <VotesOf proposal={proposal} />);
    return proposal.tallyHidden ? [votes] : [votes, write('tally', <TallyPart proposal={proposal} />), rule];
  },
});

/** The number beside Decide on every page: a vote opened, or the reader cast theirs. */
export const toDecideLive = defineLive({
  topic: 'to-decide',
  may: (c, id) => id === '' && c.var.viewer !== undefined,
  listens: (c) => (c.var.viewer ? [topics.account(c.var.viewer.account)] : []),
  async render({ deps, viewer, page }, event) {
    if (!viewer || (event.kind !== 'notification' && event.kind !== VOTED)) return undefined;
    const n = await countToDecide(deps.db, viewer);
    return { target: 'to-decide', how: 'replace', html: renderFragment(page, <DecideBadge n={n} />) };
  },
});
