import type { Campaign } from '#campaigns';
import { format, type Locale, messagesFor } from '#i18n';

/** Until when names and addresses are kept. A calendar day is the same everywhere. */
export function keptWords({ kept, closedAt }: Pick<Campaign, 'kept' | 'closedAt'>, locale: Locale): string {
  const say = messagesFor(locale).petitions;
  const f = format.formatsFor(locale, 'UTC');
  if (kept.erasedAt) return say.erased(f.date(kept.erasedAt));
  return closedAt ? say.keptUntil(f.date(kept.until)) : say.kept(kept.months, f.date(kept.until));
}
