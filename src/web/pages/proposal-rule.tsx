import { KIND_FACTS, type Proposal, type TallyTest } from '#deliberation';
import type { format, Messages } from '#i18n';
import { RuleList } from '../components.ts';
import type { Condition } from '../components/rule-list.tsx';
import { useFormats, usePage } from '../page-context.ts';
import { type RuleClause, ruleSentences } from '../rule-words.tsx';

interface Standing {
  readonly state: Condition['state'];
  readonly now?: string | undefined;
}

type Stand = (p: Proposal, m: Messages, f: format.Formats, now: Date) => Standing | undefined;

const told = (p: Proposal, m: Messages): string | undefined => {
  if (!p.tallyHidden) return undefined;
  return p.settings.results === 'after-vote' ? m.decide.rule.hiddenToYou : m.decide.rule.hidden;
};

const testOf = (p: Proposal, ...names: TallyTest['test'][]) =>
  p.tally?.tests.find(({ test, college }) => names.includes(test) && college === undefined);

/** While the vote runs a condition that does not hold yet is no failure. */
const passing = (p: Proposal, passed: boolean | undefined): Condition['state'] => {
  if (passed || (passed === undefined && p.state === 'closed' && p.result === 'passed')) return 'met';
  return p.state === 'closed' && passed === false ? 'no' : 'wait';
};

/** Where each condition of a rule stands; undefined: not to be said of this proposal. */
const STANDS: Readonly<Record<RuleClause, Stand>> = {
  notice: (p, m, f, now) => {
    if (p.state !== 'discussion' || !p.opensNotBefore || p.opensNotBefore <= now) {
      return p.settings.noticeMinutes === 0 ? { state: 'met' } : { state: 'met', now: m.decide.rule.noticeOver };
    }
    return { state: 'wait', now: m.decide.rule.noticeUntil(f.deadline(p.opensNotBefore, now)) };
  },
  sponsors: (p, m) => ({
    state: p.sponsors.length >= p.sponsorsNeeded || p.openedAt ? 'met' : 'todo',
    now: m.decide.rule[p.openedAt ? 'sponsorsEnd' : 'sponsors'](p.sponsors.length),
  }),
  'member-for': () => ({ state: 'met' }),
  voting: (p, m, f, now) => {
    if (p.closedAt) return { state: 'met', now: m.decide.rule.closedOn(f.moment(p.closedAt, now)) };
    return { state: 'wait', now: p.closesAt ? m.decide.rule.closes(f.moment(p.closesAt, now)) : undefined };
  },
  majority: (p, m, f) => {
    const { yes = 0, no = 0, block = 0 } = p.tally?.positions ?? {};
    const sides = yes + no + block;
    const share = p.tally?.positions && sides > 0 ? f.percent(yes / sides) : undefined;
    const words = m.decide.rule;
    return {
      state: passing(p, testOf(p, 'majority')?.passed),
      now: told(p, m) ?? (share && (p.state === 'closed' ? words.yesShareEnd(share) : words.yesShare(share))),
    };
  },
  blocks: (p, m, f) => {
    const { positions, cast = 0 } = p.tally ?? {};
    const passed = testOf(p, 'blocks')?.passed;
    if (p.ruleSettings.mostBlocks === null) return { state: 'met' };
    return {
      state: p.tally ? (passed === false ? 'no' : 'met') : 'wait',
      now:
        told(p, m) ??
        (positions && cast > 0
          ? m.decide.rule.blocks(positions.block, cast, f.percent(positions.block / cast, 1))
          : undefined),
    };
  },
  support: (p, m, f) => {
    const test = testOf(p, 'support', 'fewest-yes');
    const yes = p.tally?.positions?.yes;
    return {
      state: passing(p, test?.passed ?? (yes === undefined ? undefined : yes >= p.floor)),
      now: told(p, m) ?? (yes === undefined ? undefined : m.decide.rule.so(f.number(yes), yes >= p.floor)),
    };
  },
  extension: (p, m, f, now) => {
    if (p.extendedAt) return { state: 'met', now: m.decide.rule.extendedOn(f.moment(p.extendedAt, now)) };
    return p.state === 'closed' ? undefined : { state: 'wait' };
  },
  objection: (p, m, f, now) => {
    if (p.state === 'closed' && p.decision?.state !== 'queued')
      return p.result === 'passed' ? { state: 'met' } : undefined;
    const due = p.decision?.dueAt;
    return { state: 'wait', now: due ? m.decide.rule.effectOn(f.moment(due, now)) : undefined };
  },
  relief: (p) => {
    if (p.reliefUntil !== null || (p.state === 'closed' && p.result !== 'passed')) return undefined;
    return { state: p.decision?.state === 'executed' ? 'met' : 'wait' };
  },
  charge: () => undefined,
  expires: () => undefined,
};

/** What a kind that chooses among options is not asked for. */
const NOT_FOR_OPTIONS: readonly RuleClause[] = ['majority', 'blocks'];
/** What is asked of a question that decides nothing. */
const FOR_QUESTIONS: readonly RuleClause[] = ['notice', 'voting'];

/** The rule as sentences, each followed by where it stands. */
export function RuleStanding({ proposal }: { proposal: Proposal }) {
  const { m, now } = usePage();
  const f = useFormats();
  const { ruleSettings, settings, kind, electors, sponsorsNeeded } = proposal;
  const { binding, options } = KIND_FACTS[kind];
  const asked = { ...ruleSettings, noticeMinutes: settings.noticeMinutes, votingMinutes: settings.votingMinutes };
  const scale = { ...(electors !== null && { electors }), sponsors: sponsorsNeeded };
  const conditions = ruleSentences(m, f, asked, scale).flatMap(({ clause, text }): Condition[] => {
    if (!binding && !FOR_QUESTIONS.includes(clause)) return [];
    if (options !== 'none' && NOT_FOR_OPTIONS.includes(clause)) return [];
    const standing = STANDS[clause](proposal, m, f, now);
    const said = clause === 'support' ? supportWords(m, proposal, text) : text;
    return standing ? [{ state: standing.state, text: said, now: standing.now }] : [];
  });
  if (settings.weights.kind !== 'equal') conditions.push({ state: 'met', text: m.decide.rule.weights });
  if (proposal.reliefUntil) conditions.push({ state: 'met', text: m.coop.rules.relieved });
  if (!binding) conditions.push({ state: 'met', text: m.decide.rule.indicative });
  return <RuleList conditions={[{ state: 'met', text: electorateWords(m, proposal) }, ...conditions]} />;
}

/** How much support it takes, in a number as soon as there is one. */
function supportWords(m: Messages, { kind, floor, electors }: Proposal, text: string): string {
  if (floor <= 1) return text;
  if (KIND_FACTS[kind].options !== 'none') return m.decide.rule.floorOptions(floor);
  return electors === null ? m.decide.rule.floorYes(floor) : text;
}

/** Who votes, as a sentence. */
export function electorateWords(m: Messages, { settings: { electorate } }: Pick<Proposal, 'settings'>): string {
  const say = m.decide.rule.electorate;
  switch (electorate.kind) {
    case 'classes':
      return say.classes(electorate.classes.join(', '));
    case 'active':
      return say.active(electorate.days);
    case 'named':
      return say.named(electorate.members.length);
    default:
      return say[electorate.kind];
  }
}
