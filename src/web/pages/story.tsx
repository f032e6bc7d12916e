import { Events, Fold, Section, Stack } from '../components.ts';
import type { TimelineEvent } from '../components/events.tsx';
import { useFormats, usePage } from '../page-context.ts';
import type { StoryEvent } from '../story.ts';
import { ended } from './campaign-words.ts';
import { langOf } from './decision-words.tsx';

/** How many of the newest year stand open. */
const OPEN = 8;

/** What happened here, newest first, year by year; what is long ago is folded. */
export function Story({ events }: { events: readonly StoryEvent[] }) {
  const { m } = usePage();
  const f = useFormats();
  const say = m.founding.story;
  const first = events.at(-1);
  if (!first) return null;
  const years = [...Map.groupBy(events, ({ at }) => f.isoDay(at).slice(0, 4))];
  return (
    <Section id="story" title={say.title}>
      <Stack>
        <p class="muted">{say.from(f.date(first.at))}</p>
        {years.map(([year, within], i) => (
          <section class="stack flow-3" aria-labelledby={`story-${year}`}>
            <h3 id={`story-${year}`}>{year}</h3>
            {i === 0 ? <Newest events={within} /> : <Folded label={say.inYear(within.length)} events={within} />}
          </section>
        ))}
      </Stack>
    </Section>
  );
}

function Newest({ events }: { events: readonly StoryEvent[] }) {
  const { m } = usePage();
  const rest = events.slice(OPEN);
  return (
    <>
      <Told events={events.slice(0, OPEN)} />
      {rest.length > 0 && <Folded label={m.founding.story.earlier(rest.length)} events={rest} />}
    </>
  );
}

const Folded = ({ label, events }: { label: string; events: readonly StoryEvent[] }) => (
  <Fold summary={label}>
    <Told events={events} />
  </Fold>
);

function Told({ events }: { events: readonly StoryEvent[] }) {
  const { m, locale } = usePage();
  const f = useFormats();
  const say = m.founding.story;
  return <Events events={events.map(tell)} />;

  function tell(event: StoryEvent): TimelineEvent {
    const when = f.date(event.at);
    switch (event.kind) {
      case 'members':
        return {
          when,
          title: <a href="/coop/members">{say.members(event.members)}</a>,
          text: say.membersText(event.members),
        };
      case 'founded':
        return {
          when,
          title: <a href={`/decisions/${event.number}`}>{say.founded}</a>,
          text: (
            <>
              {say.founders(event.founders)} <What event={event} />
            </>
          ),
        };
      case 'decision':
        return {
          when,
          title: (
            <a href={`/decisions/${event.number}`} lang={langOf(event, locale)}>
              {event.title}
            </a>
          ),
          text: (
            <>
              {say.decision(event.number)}. <What event={event} />
            </>
          ),
        };
      default: {
        const { campaign } = event;
        const lang = langOf(campaign, locale);
        const named = <span lang={lang}>{campaign.title}</span>;
        const href = `/c/${campaign.slug}`;
        if (event.kind === 'told')
          return {
            when,
            title: (
              <a href={`${href}/updates`} lang={lang}>
                {event.title}
              </a>
            ),
            text: event.text && <span lang={lang}>{ended(event.text)}</span>,
          };
        if (event.kind === 'milestone')
          return { when, title: <a href={href}>{say.milestone(event.signatures)}</a>, text: named };
        if (event.kind === 'first-signature')
          return { when, title: <a href={href}>{say.firstSignature}</a>, text: named };
        return {
          when,
          title: (
            <>
              {event.kind === 'launched' ? say.launched : say.closed} <a href={href}>{named}</a>
            </>
          ),
        };
      }
    }
  }
}

/** The mandates, texts and circles that a decision brought, in a few words. */
function What({ event }: { event: StoryEvent & { kind: 'founded' | 'decision' } }) {
  const { m } = usePage();
  const f = useFormats();
  const say = m.founding.story;
  const { mandates, documents, circles } = event;
  const said = [
    ...(mandates.length > 0 ? [say.mandates(f.list(mandates), mandates.length)] : []),
    ...documents.map(({ title, version }) => (version === 1 ? say.adopted(title) : say.amended(title))),
    ...(circles.length > 0 ? [say.circles(f.list(circles.map(({ name }) => name)), circles.length)] : []),
  ];
  return <>{said.join(' ')}</>;
}
