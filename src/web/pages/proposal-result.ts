import { KIND_FACTS, type Proposal, sponsorsNeeded } from '#deliberation';
import type { format, Messages } from '#i18n';
import { optionsOf } from './proposal-words.ts';

/**
 * What came of a vote in words: “Passed: 74 % of 98 votes …, 72 in favour where 29 were needed. Takes effect
 * Thursday, 10:00. Until then 10 members together can put it on hold.” Nothing while it is not closed.
 */
export function resultSentences(m: Messages, f: format.Formats, proposal: Proposal, now: Date): readonly string[] {
  if (proposal.state !== 'closed' || proposal.result === null) return [];
  return [...outcome(m, f, proposal), ...effect(m, f, proposal, now)];
}

function outcome(m: Messages, f: format.Formats, proposal: Proposal): readonly string[] {
  const say = m.decide.results;
  const { result, tally, kind, cast, electors, ruleSettings, floor, chosen } = proposal;
  const names = optionsOf(proposal).flatMap(({ id, text }) => (chosen.includes(id) ? text : []));
  const winners =
    KIND_FACTS[kind].options === 'none' || names.length === 0
      ? []
      : [kind === 'election' ? say.elected(f.list(names)) : say.chosen(f.list(names))];
  const { yes = 0, no = 0, block = 0 } = tally?.positions ?? {};
  const sides = yes + no + block;
  const share = f.percent(sides > 0 ? yes / sides : 0);
  switch (result) {
    case 'passed':
      if (winners.length > 0) return winners;
      return [tally?.positions ? say.passed(share, sides, yes, floor) : say.passedPlain(cast ?? 0)];
    case 'indicative':
      return [...winners, say.indicative(cast ?? 0, electors ?? 0)];
    case 'tied':
      return [say.tied];
    case 'floor-missed':
      return [tally?.positions ? say.floorMissed(yes, floor) : say.floorMissed(most(proposal), floor)];
    default: {
      const failed = tally?.tests.find(({ passed }) => !passed)?.test;
      if (failed === 'blocks' && ruleSettings.mostBlocks)
        return [
          say.failedBlocks(
            block,
            f.percent(block / Math.max(1, cast ?? 0), 1),
            m.coop.rules.share(ruleSettings.mostBlocks),
          ),
        ];
      if (failed === 'majority' && ruleSettings.of === 'expressed' && tally?.positions)
        return [say.failedMajority(share, sides, ruleSettings.strict, m.coop.rules.share(ruleSettings.majority))];
      return [say.failed];
    }
  }
}

const most = ({ tally }: Proposal): number => Math.max(0, ...(tally?.options ?? []).map(({ votes }) => votes));

function effect(m: Messages, f: format.Formats, { decision, electors }: Proposal, now: Date): readonly string[] {
  const say = m.decide.results;
  switch (decision?.state) {
    case 'queued':
      return decision.dueAt
        ? [say.effectAt(f.moment(decision.dueAt, now)), say.canHold(2 * sponsorsNeeded(electors ?? 0))]
        : [];
    case 'executed':
      return [];
    case 'held':
      return [say.held];
    case 'stale':
      return [say.stale];
    case 'failed':
      return [say.failedEffect];
    case 'expired':
      return [say.expired];
    case 'cancelled':
      return [say.cancelled];
    default:
      return [];
  }
}
