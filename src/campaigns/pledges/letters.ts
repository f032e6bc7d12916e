import { format, type Locale, messagesFor } from '#i18n';
import type { Letter, LetterText } from '#mail';
import type { PledgeDrive } from './drive.ts';
import { groupsOf } from './iban.ts';

const pledgesPath = (slug: string, rest = ''): string => `/c/${slug}/pledges${rest}`;
/** Where the button stands that makes a pledge count. */
const confirmPath = (slug: string, token: string): string => pledgesPath(slug, `/confirm/${token}`);
/** A pledge’s own page: its state, its history, and what may be done with it. */
export const minePath = (slug: string, token: string): string => pledgesPath(slug, `/mine/${token}`);
const notMePath = (slug: string, token: string): string => pledgesPath(slug, `/not-me/${token}`);
/** Where the mails are stopped that may be stopped. */
export const stopPledgePath = (slug: string, token: string): string => pledgesPath(slug, `/stop/${token}`);

export interface Addressed {
  to: string;
  locale: Locale;
  campaign: { slug: string; title: string };
  origin: string;
}

/** Asks to confirm. Nothing that was typed stands in it: nobody can use us to write to others. */
export function letterToConfirmPledge({ to, locale, campaign, origin }: Addressed, token: string): Letter {
  const say = messagesFor(locale).pledges.mail;
  return {
    kind: 'confirm-pledge',
    to,
    subject: say.confirm.subject(campaign.title),
    paragraphs: [say.confirm.asked(campaign.title), say.confirm.press],
    action: { label: say.confirm.button, url: origin + confirmPath(campaign.slug, token) },
    footer: [say.notMe(origin + notMePath(campaign.slug, token))],
  };
}

/** The way to one’s own pledge: because the form was sent again, or because it has just been confirmed. */
export function letterOfOwnPledge(
  { to, locale, campaign, origin }: Addressed,
  token: string,
  why: 'before' | 'confirmed',
): Letter {
  const say = messagesFor(locale).pledges.mail;
  return {
    kind: 'own-pledge',
    to,
    subject: say[why].subject(campaign.title),
    paragraphs: [say[why].text(campaign.title), say.page],
    action: { label: say.button, url: origin + minePath(campaign.slug, token) },
    footer: [say.notMe(origin + notMePath(campaign.slug, token))],
  };
}

type Paid = Pick<PledgeDrive, 'currency' | 'collectUntil'> & { receiver: PledgeDrive['receiver'] };

/** What one needs to pay: how much, to whom, where, under which reference, and until when. */
function howToPay(locale: Locale, { currency, receiver, collectUntil }: Paid, amount: number, reference: string) {
  const say = messagesFor(locale).pledges.pay;
  const f = format.formatsFor(locale, 'UTC');
  return [
    `${say.amount}: ${f.money({ amount: BigInt(amount), currency })}`,
    `${say.holder}: ${receiver.holder}`,
    `${say.account}: ${receiver.iban === '' ? receiver.otherAccount : groupsOf(receiver.iban)}`,
    `${say.reference}: ${groupsOf(reference)}`,
    `${say.until}: ${f.date(new Date(collectUntil))}`,
  ].join('\n');
}

interface Owed extends Addressed {
  drive: Paid;
  /** What is still to pay, in minor units. */
  amount: number;
  reference: string;
}

/** The goal is reached: asks to pay now. */
export function letterOfCall({ to, locale, campaign, origin, drive, amount, reference }: Owed, token: string): Letter {
  const say = messagesFor(locale).pledges.mail;
  return {
    kind: 'pledge-called',
    to,
    subject: say.called.subject(campaign.title),
    paragraphs: [
      say.called.text(campaign.title),
      howToPay(locale, drive, amount, reference),
      say.called.reference,
      say.called.name(drive.receiver.name),
    ],
    action: { label: say.called.button, url: origin + minePath(campaign.slug, token) },
    footer: [say.called.otherwise],
  };
}

/** Reminds of what is not paid; can be stopped in one click. */
export function letterOfReminder(
  { to, locale, campaign, origin, drive, amount, reference }: Owed,
  token: string,
  days: number,
): Letter {
  const say = messagesFor(locale).pledges.mail;
  const stop = origin + stopPledgePath(campaign.slug, token);
  return {
    kind: 'pledge-reminder',
    to,
    subject: say.reminder.subject(days, campaign.title),
    paragraphs: [say.reminder.text(campaign.title), howToPay(locale, drive, amount, reference), say.reminder.crossed],
    action: { label: say.called.button, url: origin + minePath(campaign.slug, token) },
    footer: [say.stop(stop)],
    headers: { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
  };
}

/** What a whole drive is told alike, with `token` where each has their own. */
export type Told = 'released' | 'condition' | 'kept' | 'failed' | 'refund' | 'let-go';

export function letterToAll(
  told: Told,
  locale: Locale,
  { slug, title, origin }: { slug: string; title: string; origin: string },
  token: string,
): { letter: LetterText; stop: { label: string; url: string } } {
  const say = messagesFor(locale).pledges.mail;
  const { subject, text } = say.told[told];
  return {
    letter: {
      subject: subject(title),
      paragraphs: [text(title)],
      action: { label: told === 'refund' ? say.tellAccount : say.button, url: origin + minePath(slug, token) },
    },
    stop: { label: say.stopLabel, url: origin + stopPledgePath(slug, token) },
  };
}

/** Money came in, or went back. @param amount of the payment, in minor units. */
export function letterOfPayment(
  { to, locale, campaign, origin }: Addressed,
  o: { kind: 'payment' | 'refund'; amount: number; currency: string; token: string },
): Letter {
  const say = messagesFor(locale).pledges.mail;
  const money = format.formatsFor(locale).money({ amount: BigInt(o.amount), currency: o.currency });
  return {
    kind: `pledge-${o.kind}`,
    to,
    subject: say[o.kind].subject(money, campaign.title),
    paragraphs: [say[o.kind].text(money, campaign.title)],
    action: { label: say.button, url: origin + minePath(campaign.slug, o.token) },
  };
}
