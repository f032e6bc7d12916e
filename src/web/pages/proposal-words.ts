import type { Choice, Position, Proposal, ProposalKind, ProposalSummary } from '#deliberation';
import { KIND_FACTS } from '#deliberation';
import type { Messages } from '#i18n';
import type { ChipTone } from '../components/sign.tsx';
import type { IconName } from '../components/icon.tsx';
import type { StanceKind } from '../components/stance.tsx';

/** Where a proposal stands: by its number, a draft by its identifier. */
export const proposalPath = (proposal: Pick<ProposalSummary, 'id' | 'number'>, rest = ''): string =>
  proposal.number === null ? `/d/drafts/${proposal.id}${rest}` : `/d/${proposal.number}${rest}`;

/** What it is called on its stub. */
export function proposalName(m: Messages, { number, kind }: Pick<ProposalSummary, 'number' | 'kind'>): string {
  if (number === null) return m.decide.aDraft;
  return kind === 'election' ? m.decide.election(number) : m.decide.proposal(number);
}

export const iconOf = (kind: ProposalKind): IconName =>
  kind === 'election' ? 'users' : KIND_FACTS[kind].binding ? 'vote' : 'circle-question-mark';

const SHAPES: Readonly<Record<Position, StanceKind>> = {
  yes: 'agree',
  abstain: 'abstain',
  no: 'against',
  block: 'object',
};

/** The shape and colour of a position. */
export const shapeOf = (position: Position): StanceKind => SHAPES[position];

/** What the button of a position says. */
export function positionWord(m: Messages, kind: ProposalKind, position: Position): string {
  const { positions } = m.decide.vote;
  if (kind === 'count-me-in') return position === 'yes' ? positions.in : positions.out;
  if (kind === 'consent' && position === 'yes') return positions.consent;
  return positions[position];
}

/** The words of a scale, worst first: the author's own or the usual seven. */
export const gradesOf = (m: Messages, { settings }: Pick<Proposal, 'settings'>): readonly string[] =>
  settings.grades.length > 0 ? settings.grades : m.deliberation.grades;

/** What is chosen among, as the voter reads it: the options, or those who stand. */
export const optionsOf = (proposal: Proposal): readonly { id: string; text: string }[] =>
  proposal.kind === 'election' && proposal.options.length === 0
    ? proposal.candidates.flatMap(({ member, name, acceptedAt }) => (acceptedAt ? { id: member, text: name } : []))
    : proposal.options;

/** A choice in words: “Agree”, “Serious disagreement”, “Lyon, then Brest”. */
export function choiceWords(m: Messages, proposal: Proposal, choice: Choice): string {
  if ('position' in choice) return positionWord(m, proposal.kind, choice.position);
  if ('gradient' in choice) return m.decide.vote.gradients[choice.gradient]?.name ?? '';
  const names = new Map(optionsOf(proposal).map(({ id, text }) => [id, text]));
  const named = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? '').filter(Boolean);
  if ('chosen' in choice) return named(choice.chosen).join(', ');
  if ('ranked' in choice) return choice.ranked.map((rank, i) => `${i + 1}. ${named(rank).join(' = ')}`).join(', ');
  return Object.entries(choice.scores)
    .map(([id, score]) => `${names.get(id) ?? ''} ${scoreWord(m, proposal, score)}`)
    .join(', ');
}

/** A score as the scale of this vote says it. */
export function scoreWord(m: Messages, proposal: Proposal, score: number): string {
  if (proposal.kind === 'time-poll') return m.decide.vote.times[score as 0 | 1 | 2] ?? String(score);
  return judges(proposal) ? (gradesOf(m, proposal)[score] ?? String(score)) : String(score);
}

/** Whether options are judged in the words of a scale. */
export const judges = ({ kind, settings }: Pick<Proposal, 'kind' | 'settings'>): boolean =>
  kind === 'majority-judgment' || (kind === 'election' && settings.election === 'majority-judgment');

export interface StateSign {
  readonly word: string;
  readonly tone: ChipTone;
  readonly icon: IconName;
}

/** Its state in two words, by what came of it once it is closed. */
export function stateSign(m: Messages, { state, result, decision }: ProposalSummary): StateSign {
  const words = m.decide.state;
  if (state === 'draft') return { word: words.draft, tone: 'plain', icon: 'pencil' };
  if (state === 'discussion') return { word: words.discussion, tone: 'plain', icon: 'messages-square' };
  if (state === 'voting') return { word: words.voting, tone: 'open', icon: 'vote' };
  if (state === 'withdrawn') return { word: words.withdrawn, tone: 'plain', icon: 'undo-2' };
  if (decision && decision.state !== 'rejected') {
    const word = m.founding.register.states[decision.state];
    if (decision.state === 'executed') return { word, tone: 'done', icon: 'check' };
    if (decision.state === 'queued') return { word, tone: 'time', icon: 'hourglass' };
    return { word, tone: 'stop', icon: 'circle-alert' };
  }
  const word = words[result ?? 'indicative'];
  if (result === 'passed') return { word, tone: 'done', icon: 'check' };
  return result === 'indicative' || result === null
    ? { word, tone: 'plain', icon: 'check' }
    : { word, tone: 'stop', icon: 'x' };
}

const ICONS: Readonly<Record<string, IconName>> = {
  setting: 'settings',
  document: 'file-text',
  mandate: 'key-round',
  election: 'users',
  member: 'user-plus',
  circle: 'users',
  campaign: 'megaphone',
  rule: 'scale',
  governance: 'landmark',
  register: 'book-open',
  registration: 'user-plus',
  'account-application': 'inbox',
  invitation: 'user-plus',
  newcomer: 'user-plus',
  emergency: 'triangle-alert',
  record: 'circle-dashed',
};

/** The sign of an action, by the noun of its name. */
export const actionIcon = (name: string): IconName => ICONS[name.split('.')[0] ?? ''] ?? 'list-checks';
