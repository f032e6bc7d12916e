import { type CampaignSummary, directionOf } from '#campaigns';
import { format, isLocale, type Locale, messagesFor } from '#i18n';

/** What organisers wrote once, in the campaign's own language, is marked with it where the page has another. */
export const langOf = (campaign: { locale: Locale }, locale: Locale): Locale | undefined =>
  campaign.locale === locale ? undefined : campaign.locale;

export const campaignPath = (campaign: { slug: string }, rest = ''): string => `/c/${campaign.slug}${rest}`;

/** A consequence ends a sentence: with a full stop, unless its author ended it. */
export const ended = (text: string): string => (/[.!?…]["»”’)]*$/u.test(text.trim()) ? text.trim() : `${text.trim()}.`);

/** The same of what stands in the language in which the campaign is read, with the direction of its script. */
export function textOf({ language }: { language: string }, locale: Locale): { lang?: string; dir?: 'rtl' } {
  if (language === locale) return {};
  return { lang: language, ...(directionOf(language) === 'rtl' && { dir: 'rtl' as const }) };
}

/** In which of our languages we speak around what is read: in that one if it is ours, else in that of the page. */
export const around = ({ language }: { language: string }, locale: Locale): Locale =>
  isLocale(language) ? language : locale;

/** How many are missing and what happens then; or that the last milestone is reached. */
export function nextStep(
  { language, goal, counts }: CampaignSummary,
  locale: Locale,
): {
  reached: boolean;
  missing: string;
  consequence: string;
} {
  const ours = around({ language }, locale);
  const m = messagesFor(ours);
  const say = m.campaigns;
  const consequence = ended(goal.consequence);
  if (goal.reachedAt) {
    const number = format.formatsFor(ours).number(goal.signatures);
    return { reached: true, missing: say.allReached(number), consequence };
  }
  const left = goal.signatures - counts.confirmed;
  const { spread } = goal;
  const places = spread ? spread.areas - spread.got : 0;
  const missing = [
    ...(left > 0 || !spread ? [say.more(left)] : []),
    ...(spread && places > 0 ? [m.figures.spread.missing(places, spread.perArea, spread.kind)] : []),
  ];
  // By the figures of yesterday nothing is missing: say what it asks.
  if (spread && missing.length === 0) missing.push(m.figures.spread.asks(spread.perArea, spread.areas, spread.kind));
  return {
    reached: false,
    missing: missing.join(', '),
    consequence: isLocale(language) ? say.moreAnd(consequence) : consequence,
  };
}
