import type { Tx } from '#db';
import type { Id } from '#ids';
import { messagesFor } from '#i18n';
import type { News } from '#network';
import { draftProposal } from './draft.ts';
import { writeEvent } from './history.ts';
import { proposerFor } from './proposer.ts';
import { publishProposal } from './publish.ts';
import { ruleByKey } from './rules.ts';
import { changed } from './topics.ts';

const THREE_DAYS = 3 * 1_440;

/** A stop is short: half as long as the vote that it questions, three days at most, a minute at least. */
const holdMinutes = (voting: number): number => Math.max(1, Math.min(THREE_DAYS, Math.floor(voting / 2)));

/**
 * Stops a decision that is queued and asks whether it takes effect: those who voted on it, within a short time and
 * without more notice (it opens by itself), or everybody under the whole rule when members called it in from a circle. Yes lifts the stop;
 * any other answer cancels the decision.
 * @param by the member whose request was the last it took: the question is in their name.
 */
export async function holdDecision(
  tx: Tx,
  id: Id<'decision'>,
  why: 'hold' | 'call-in',
  by: Id<'member'>,
): Promise<News> {
  const held = await tx
    .selectFrom('decision')
    .innerJoin('proposal', 'proposal.id', 'decision.proposal_id')
    .innerJoin('rule', 'rule.id', 'proposal.rule_id')
    .where('decision.id', '=', id)
    .select([
      'decision.number',
      'decision.proposal_id',
      'proposal.title',
      'proposal.language',
      'proposal.member_id',
      'proposal.settings',
      'rule.key',
    ])
    .executeTakeFirstOrThrow();
  await tx.updateTable('decision').set({ state: 'held' }).where('id', '=', id).execute();
  const proposer = await proposerFor(tx, [by, held.member_id]);
  if (!proposer) throw new Error('nobody is left to ask the question');

  const say = messagesFor(held.language).decisions.proposals;
  const { electorate, weights, confidential, results, votingMinutes } = held.settings;
  const short = why === 'hold';
  const draft = await draftProposal(
    tx,
    proposer.actor,
    {
      kind: 'yes-no',
      title: say.hold.title(held.number),
      body: say.hold.body(held.number, held.title, await reasonsFor(tx, id, held.proposal_id, why)),
      language: held.language,
      member: proposer.member,
      // The founding assembly's own rule is over once it is called: what comes of it is held against the gravest.
      rule: (await ruleByKey(tx, held.key)) ? held.key : 'constitutional',
      settings: short
        ? {
            electorate,
            weights,
            confidential,
            results,
            noticeMinutes: 0,
            votingMinutes: holdMinutes(votingMinutes),
            opensAt: null,
            opensItself: true,
            tie: 'refuse',
          }
        : { confidential, opensItself: true, tie: 'refuse' },
      options: [],
      actions: [],
    },
    { origin: why, decision: id },
  );
  const published = await publishProposal(tx, proposer.actor, draft.id);
  await writeEvent(tx, held.proposal_id, 'held', { number: held.number, asks: published.number });
  return [...draft.news, ...published.news, ...changed(id, held.proposal_id, 'held')];
}

/** What those who asked said, as they wrote it. */
async function reasonsFor(
  tx: Tx,
  decision: Id<'decision'>,
  proposal: Id<'proposal'>,
  why: 'hold' | 'call-in',
): Promise<readonly string[]> {
  const rows =
    why === 'hold'
      ? await tx
          .selectFrom('objection')
          .where('decision_id', '=', decision)
          .where('kind', '=', 'hold')
          .orderBy('id')
          .select('reason')
          .execute()
      : await tx.selectFrom('call_in').where('proposal_id', '=', proposal).orderBy('at').select('reason').execute();
  return rows.map(({ reason }) => reason);
}
