import { type Locale, messagesFor } from '#i18n';
import type { Letter } from '#mail';

export interface Addressed {
  to: string;
  locale: Locale;
  campaign: { slug: string; title: string };
  /** Where people reach this server. */
  origin: string;
  /** Where they filled in the form, if it was at a stand. */
  stand?: string | undefined;
}

/** Where the button stands that makes a signature count. */
export const confirmPath = (slug: string, token: string): string => `/c/${slug}/confirm/${token}`;

/** Where the button stands that takes a signature back. */
export const withdrawPath = (slug: string, token: string): string => `/c/${slug}/withdraw/${token}`;

/** Where the button stands that says “this was not me”. */
export const notMePath = (slug: string, token: string): string => `/c/${slug}/not-me/${token}`;

/**
 * Asks to confirm. Nothing that the signer wrote stands in it: whoever types somebody else's
 * address cannot use us to write to them.
 */
export function letterToConfirm({ to, locale, campaign, origin, stand }: Addressed, token: string): Letter {
  const say = messagesFor(locale).campaigns.mail.confirm;
  return {
    kind: 'confirm-signature',
    to,
    subject: say.subject(campaign.title),
    paragraphs: [
      say.asked(campaign.title),
      ...(stand === undefined ? [] : [messagesFor(locale).organising.stands.mailSays(stand)]),
      say.press,
    ],
    action: { label: say.button, url: origin + confirmPath(campaign.slug, token) },
    footer: [
      say.notYou,
      messagesFor(locale).petitions.mail.notMe(origin + notMePath(campaign.slug, token)),
      say.withdraw(origin + withdrawPath(campaign.slug, token)),
    ],
  };
}

/** Says that the mailbox has signed already, and how to withdraw: only its owner learns it. */
export function letterOfSigned({ to, locale, campaign, origin }: Addressed, token: string): Letter {
  const say = messagesFor(locale).campaigns.mail.already;
  return {
    kind: 'already-signed',
    to,
    subject: say.subject(campaign.title),
    paragraphs: [say.counted(campaign.title), say.share],
    action: { label: say.button, url: `${origin}/c/${campaign.slug}` },
    footer: [
      say.notYou,
      messagesFor(locale).petitions.mail.shared,
      messagesFor(locale).petitions.mail.notMe(origin + notMePath(campaign.slug, token)),
      say.withdraw(origin + withdrawPath(campaign.slug, token)),
    ],
  };
}

/** Says that the organisers have set the signature aside: it does not count, and signing again changes nothing. */
export function letterOfSetAside({ to, locale, campaign, origin }: Addressed, token: string): Letter {
  const say = messagesFor(locale).petitions.mail.setAside;
  return {
    kind: 'signature-set-aside',
    to,
    subject: say.subject(campaign.title),
    paragraphs: [say.text(campaign.title), say.write],
    action: { label: say.button, url: `${origin}/c/${campaign.slug}` },
    footer: [messagesFor(locale).campaigns.mail.already.withdraw(origin + withdrawPath(campaign.slug, token))],
  };
}
