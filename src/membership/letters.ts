import type { Selectable } from 'kysely';
import { format, type Locale, messagesFor } from '#i18n';
import type { Id } from '#ids';
import type { Letter } from '#mail';
import { REPLY_DAYS } from './delays.ts';
import type { MandateTable, MembershipEventTable } from './schema.ts';

/** What every letter names. */
export interface Told {
  readonly server: string;
  readonly timeZone: string;
  readonly origin: string;
}

interface Addressee {
  readonly person: Id<'person'>;
  readonly email: string;
  readonly locale: Locale;
}

/** What takes something from a member is told whatever mails they stopped: they may answer it. */
const ALWAYS = new Set<string>(['charged', 'charge-ended', 'suspended', 'expelled']);

/** @returns undefined for events of which no mail tells. */
export function letterAboutMembership(
  told: Told,
  to: Addressee,
  event: Pick<Selectable<MembershipEventTable>, 'kind' | 'number' | 'reason' | 'status' | 'by_decision' | 'lapses_at'>,
): Letter | undefined {
  const { letters } = messagesFor(to.locale).membership;
  const { server, origin } = told;
  const number = event.number ?? 0;
  const lapses = event.lapses_at && format.formatsFor(to.locale, told.timeZone).date(event.lapses_at);
  const words = (() => {
    switch (event.kind) {
      case 'admitted':
        return event.status === 'probation' ? letters.onProbation(server, number) : letters.admitted(server, number);
      case 'confirmed':
        return letters.confirmed(server);
      case 'refused':
        return letters.refused(server);
      case 'charged':
        return letters.charged(server, REPLY_DAYS, lapses);
      case 'charge-ended':
        return letters.chargeEnded(server, event.by_decision !== null);
      case 'suspended':
        return letters.suspended(server);
      case 'expelled':
        return letters.expelled(server);
      case 'reinstated':
        return letters.reinstated(server);
      default:
        return undefined;
    }
  })();
  if (!words) return undefined;
  return {
    kind: `membership-${event.kind}`,
    to: to.email,
    subject: words.subject,
    paragraphs: [...words.paragraphs, ...(event.reason ? [letters.reason(event.reason)] : [])],
    action: { label: letters.button, url: `${origin}/me/stake` },
    ...(!ALWAYS.has(event.kind) && { stop: { topic: 'membership', locale: to.locale, origin, person: to.person } }),
  };
}

/** A mandate that begins, or has ended. */
export function letterAboutMandate(
  told: Told,
  to: Addressee,
  mandate: Pick<Selectable<MandateTable>, 'title' | 'ends_at' | 'ended_how'>,
): Letter {
  const { letters } = messagesFor(to.locale).membership;
  const { server, timeZone, origin } = told;
  const until = format.formatsFor(to.locale, timeZone).date(new Date(mandate.ends_at.getTime() - 1));
  const words = mandate.ended_how
    ? letters.mandateEnded(server, mandate.title)
    : letters.mandateGiven(server, mandate.title, until);
  return {
    kind: mandate.ended_how ? 'mandate-ended' : 'mandate-given',
    to: to.email,
    subject: words.subject,
    paragraphs: words.paragraphs,
    action: { label: letters.rolesButton, url: `${origin}/coop/roles` },
    stop: { topic: 'membership', locale: to.locale, origin, person: to.person },
  };
}
