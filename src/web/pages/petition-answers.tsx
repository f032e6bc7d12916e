import { type Campaign, owedFor } from '#campaigns';
import { Events, Section } from '../components.ts';
import { useFormats, usePage } from '../page-context.ts';
import { langOf } from './campaign-words.ts';
import { dayWords } from './day-words.ts';

/** Of a milestone that was reached: the answer that came, or for how long none did. */
export function Owed({ campaign, reachedAt }: { campaign: Campaign; reachedAt: Date }) {
  const { m, now, locale } = usePage();
  const f = useFormats();
  const say = m.petitions;
  const owed = owedFor(f.isoDay(reachedAt), campaign.answers, f.isoDay(now));
  return (
    <span class="small muted">
      {say.reached(f.date(reachedAt))}{' '}
      {'answer' in owed ? (
        (owed.answer.kind === 'answer' ? say.answeredOn : say.declinedOn)(dayWords(owed.answer.answeredOn, locale))
      ) : (
        <b>{say.noAnswerYet(owed.days)}</b>
      )}
    </span>
  );
}

/** What was answered, each with where it can be read. */
export function Answers({ campaign }: { campaign: Campaign }) {
  const { m, locale } = usePage();
  const say = m.petitions;
  if (campaign.answers.length === 0) return null;
  const lang = langOf(campaign, locale);
  return (
    <Section id="answers" title={say.answers}>
      <Events
        events={campaign.answers.toReversed().map(({ kind, answeredOn, text, source, url }) => ({
          when: dayWords(answeredOn, locale),
          title: kind === 'answer' ? say.answered : say.noComment,
          text: (
            <>
              <span lang={lang}>{text}</span>{' '}
              <span class="small muted">
                {say.source} {url ? <a href={url}>{source}</a> : source}
              </span>
            </>
          ),
        }))}
      />
    </Section>
  );
}
