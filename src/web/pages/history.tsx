import { historyOf, type Proposal } from '#deliberation';
import { get } from '#http';
import { memberNames } from '#membership';
import { Events, Section, Stack } from '../components.ts';
import type { TimelineEvent } from '../components/events.tsx';
import { AnyPage } from '../layout.tsx';
import { usePage } from '../page-context.ts';
import { proposalOf } from '../proposal-view.ts';
import { show } from '../show.ts';
import { format } from '#i18n';
import { eventsOf } from './history-words.ts';
import { proposalName, proposalPath } from './proposal-words.ts';

/** Everything that happened to a proposal, who sponsors it, newest first. */
function HistoryPage(props: { proposal: Proposal; events: readonly TimelineEvent[]; sponsors: readonly string[] }) {
  const { m, locale } = usePage();
  const { proposal, events, sponsors } = props;
  const say = m.decide.history;
  return (
    <AnyPage
      title={`${say.title} · ${proposal.title}`}
      place="decide"
      back={{ href: proposalPath(proposal), label: proposalName(m, proposal) }}
      canonical={proposalPath(proposal, '/history')}
      noCompose
    >
      <div class="band">
        <Stack>
          <p class="meta" lang={proposal.language === locale ? undefined : proposal.language}>
            {proposal.title}
          </p>
          <h1>{say.title}</h1>
          <p class="lede">{say.lede}</p>
          <Events events={events} />
        </Stack>
        {sponsors.length > 0 && (
          <Section id="sponsors" title={m.decide.page.sponsors}>
            <ul>
              {sponsors.map((name) => (
                <li>
                  <bdi>{name}</bdi>
                </li>
              ))}
            </ul>
          </Section>
        )}
      </div>
    </AnyPage>
  );
}

export const historyRoutes = [
  get('/d/:n{[0-9]+}/history', 'anyone', async (c) => {
    const { deps, viewer, m, locale } = c.var;
    const proposal = await proposalOf(c);
    const history = await historyOf(deps.db, viewer, proposal.id);
    const named = [...history, ...proposal.sponsors].flatMap(({ member }) => member ?? []);
    const names = await memberNames(deps.db, [...new Set(named)]);
    const f = format.formatsFor(locale, deps.settings.current.timeZone);
    const events = eventsOf(m, f, { proposal, history, names }, deps.clock.now());
    const sponsors = proposal.sponsors.flatMap(({ member }) => names.get(member)?.name ?? []);
    return show(c, <HistoryPage proposal={proposal} events={events} sponsors={sponsors} />);
  }),
];
