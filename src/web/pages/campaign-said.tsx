import type { CampaignSummary } from '#campaigns';
import { isLocale, messagesFor } from '#i18n';
import { usePage } from '../page-context.ts';
import { nextStep, textOf } from './campaign-words.ts';

/** To whom it is addressed. A sentence half ours and half the organisers’ is said in one language, or parted. */
export function Addressee({ campaign }: { campaign: Pick<CampaignSummary, 'language' | 'target'> }) {
  const { m, locale } = usePage();
  const { language, target } = campaign;
  const theirs = textOf(campaign, locale);
  if (isLocale(language)) return <span {...theirs}>{messagesFor(language).campaigns.addressedTo(target)}</span>;
  return (
    <span>
      {m.texts.addressedTo} <bdi {...theirs}>{target}</bdi>
    </span>
  );
}

/** How many are missing and what happens then. */
export function NextWords({ campaign, strong }: { campaign: CampaignSummary; strong?: boolean }) {
  const { locale } = usePage();
  const { missing, consequence, reached } = nextStep(campaign, locale);
  const theirs = textOf(campaign, locale);
  const many = strong ? <b>{missing}</b> : missing;
  if (isLocale(campaign.language)) {
    return (
      <span {...theirs}>
        {many} {consequence}
      </span>
    );
  }
  return (
    <span>
      {many}
      {!reached && ':'} <bdi {...theirs}>{consequence}</bdi>
    </span>
  );
}
