import type { CampaignSummary } from '#campaigns';
import { format, type Locale, messagesFor } from '#i18n';

/** What organisers wrote is marked with its language where the page has another. */
export const langOf = (campaign: { locale: Locale }, locale: Locale): Locale | undefined =>
  campaign.locale === locale ? undefined : campaign.locale;

export const campaignPath = (campaign: { slug: string }, rest = ''): string => `/c/${campaign.slug}${rest}`;

/** A consequence ends a sentence: with a full stop, unless its author ended it. */
export const ended = (text: string): string => (/[.!?…]["»”’)]*$/u.test(text.trim()) ? text.trim() : `${text.trim()}.`);

/** Sentences half ours and half the organisers’ are said in the language of the campaign, whatever the page’s. */
export const addressee = ({ locale, target }: Pick<CampaignSummary, 'locale' | 'target'>): string =>
  messagesFor(locale).campaigns.addressedTo(target);

/** How many are missing and what happens then; or that the last milestone is reached. */
export function nextStep({ locale, goal, counts }: CampaignSummary): {
  reached: boolean;
  missing: string;
  consequence: string;
} {
  const say = messagesFor(locale).campaigns;
  const left = goal.signatures - counts.confirmed;
  if (!goal.reachedAt)
    return { reached: false, missing: say.more(left), consequence: say.moreAnd(ended(goal.consequence)) };
  const number = format.formatsFor(locale).number(goal.signatures);
  return { reached: true, missing: say.allReached(number), consequence: ended(goal.consequence) };
}
