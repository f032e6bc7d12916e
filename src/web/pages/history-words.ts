import type { Proposal, ProposalEvent } from '#deliberation';
import type { format, Messages } from '#i18n';
import type { Id } from '#ids';
import type { MemberName } from '#membership';
import type { TimelineEvent } from '../components/events.tsx';

interface Told {
  readonly proposal: Proposal;
  readonly history: readonly ProposalEvent[];
  readonly names: ReadonlyMap<Id<'member'>, MemberName>;
}

const FINGERPRINT = 14;

/** The beginning of a fingerprint, in groups that can be compared by eye: `9c41 e07b 55d2`. */
export const shortHash = (hash: string): string =>
  (hash.slice(0, 12).match(/.{4}/g) ?? []).join(' ').slice(0, FINGERPRINT);

/** What happened to a proposal and what comes, newest first. */
export function eventsOf(m: Messages, f: format.Formats, told: Told, now: Date): readonly TimelineEvent[] {
  const past = told.history
    .filter(({ kind }) => kind !== 'drafted' || told.proposal.state === 'draft')
    .map((event) => ({ when: event.at, style: 'moment' as const, ...wordsOf(m, f, told, event, now) }));
  return [...toCome(m, told.proposal, now), ...past.toReversed()];
}

function toCome(m: Messages, proposal: Proposal, now: Date): readonly TimelineEvent[] {
  const say = m.decide.history;
  const { state, closesAt, opensNotBefore, decision, ruleSettings, extendedAt } = proposal;
  const next = (when: Date, title: string, text?: string): TimelineEvent[] => [
    { when, style: 'moment', title, ...(text && { text }), next: true },
  ];
  if (state === 'voting' && closesAt) {
    const { extensionMinutes, lateMinutes } = ruleSettings;
    const { duration } = m.coop.rules;
    const may = extensionMinutes > 0 && extendedAt === null;
    return next(
      closesAt,
      say.toClose,
      may ? say.toCloseText(duration(extensionMinutes), duration(lateMinutes)) : undefined,
    );
  }
  if (state === 'discussion' && opensNotBefore && opensNotBefore > now) return next(opensNotBefore, say.toOpen);
  if (decision?.state === 'queued' && decision.dueAt) return next(decision.dueAt, say.toEffect);
  return [];
}

function wordsOf(
  m: Messages,
  f: format.Formats,
  { names }: Told,
  { kind, data, member }: ProposalEvent,
  now: Date,
): { title: string; text?: string } {
  const say = m.decide.history;
  const who = (member && names.get(member)?.name) ?? say.somebody;
  const number = (name: string): number => (typeof data[name] === 'number' ? data[name] : 0);
  const text = (name: string): string => (typeof data[name] === 'string' ? data[name] : '');
  switch (kind) {
    case 'edited':
      return data['amendment']
        ? { title: say.amended(number('version')), text: say.editedText }
        : { title: say.edited(number('version')), text: say.editedText };
    case 'opened':
      return { title: say.opened, text: say.openedText(number('electors'), shortHash(text('hash'))) };
    case 'extended': {
      const until = new Date(text('until'));
      const known = Number.isFinite(until.getTime());
      return { title: say.extended, ...(known && { text: say.extendedText(f.moment(until, now)) }) };
    }
    case 'closed':
      return { title: say.closed, text: say.closedText(number('cast')) };
    default: {
      const words = Object.hasOwn(say, kind) ? say[kind as 'sponsored' | 'withdrawn'] : undefined;
      if (words === undefined) return { title: say.other(kind) };
      return { title: typeof words === 'function' ? words(who) : words };
    }
  }
}
