import { format, type Locale, messagesFor } from '#i18n';
import type { Id } from '#ids';
import type { Letter, LetterSection } from '#mail';
import type { Concerns, Happenings } from './gather.ts';

/** What every digest names. */
export interface Told {
  readonly server: string;
  readonly origin: string;
  readonly timeZone: string;
  readonly now: Date;
}

export interface Addressee {
  readonly person: Id<'person'>;
  readonly email: string;
  readonly locale: Locale;
}

/**
 * A digest: what needs deciding first, then what is discussed, what was decided, duties, new campaigns.
 * @returns undefined when there is nothing to say.
 */
export function digestLetter(
  { server, origin, timeZone, now }: Told,
  to: Addressee,
  concerns: Concerns,
  happenings: Happenings,
): Letter | undefined {
  const m = messagesFor(to.locale);
  const say = m.api.digest;
  const f = format.formatsFor(to.locale, timeZone);
  const sections: LetterSection[] = [
    {
      title: say.toDecide,
      items: concerns.toDecide.map(({ number, title, closesAt }) => ({
        title,
        ...(closesAt && { detail: say.until(f.moment(closesAt, now)) }),
        url: `${origin}/d/${number}`,
      })),
    },
    {
      title: say.discussions,
      items: happenings.discussions.map(({ number, title, opensFrom }) => ({
        title,
        ...(opensFrom && { detail: say.opens(f.day(opensFrom, now)) }),
        url: `${origin}/d/${number}`,
      })),
    },
    {
      title: say.decisions,
      items: happenings.decisions.map(({ number, title, state, dueAt }) => ({
        title,
        detail: state === 'queued' && dueAt ? say.takesEffect(f.day(dueAt, now)) : say.states[state],
        url: `${origin}/decisions/${number}`,
      })),
    },
    {
      title: say.duties,
      items: concerns.duties.map(({ what, dueOn, decision }) => ({
        title: what.split('\n')[0] ?? what,
        detail: say.due(f.day(new Date(`${dueOn}T12:00:00Z`), now)),
        url: `${origin}/decisions/${decision.number}`,
      })),
    },
    {
      title: say.campaigns,
      items: happenings.campaigns.map(({ slug, title, target }) => ({
        title,
        detail: m.campaigns.addressedTo(target),
        url: `${origin}/c/${slug}`,
      })),
    },
  ].filter(({ items }) => items.length > 0);
  if (sections.length === 0) return undefined;
  const waiting = concerns.toDecide.length;
  return {
    kind: 'digest',
    to: to.email,
    subject: waiting > 0 ? say.subjectToDecide(server, waiting) : say.subject(server),
    paragraphs: [],
    sections,
    ...(waiting > 0 && { action: { label: say.action, url: `${origin}/d` } }),
    footer: [say.why(server)],
    stop: { topic: 'digest', locale: to.locale, origin, person: to.person },
  };
}
