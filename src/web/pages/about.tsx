import { stewardsOf, countAccounts } from '#accounts';
import { get } from '#http';
import { mandates, type MandateView } from '#membership';
import { Line, Lines, More, Section } from '../components.ts';
import { AnyPage } from '../layout.tsx';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { MandateLine } from './mandate-line.tsx';
import manifest from '../../../package.json' with { type: 'json' };

function About({
  purpose,
  people,
  stewards,
  holders,
}: {
  purpose: string;
  people: number;
  stewards: Awaited<ReturnType<typeof stewardsOf>>;
  /** The mandates that act for the whole co-op. */
  holders: readonly MandateView[];
}) {
  const { m, serverName, stage } = usePage();
  const { about } = m.accounts;
  const f = useFormats();
  return (
    <AnyPage
      title={about.title(serverName)}
      heading={about.title(serverName)}
      canonical="/about"
      description={purpose || undefined}
    >
      <div class="band stack flow-5">
        {purpose && <p class="lede">{purpose}</p>}
        <p class="muted">
          {about.stage[stage]}. {about.people(f.number(people), people)}.
        </p>
        <Section
          id="stewards"
          title={about.stewards}
          more={stage === 'co-op' && <More href="/coop/roles">{m.coop.home.allMandates}</More>}
        >
          {stewards.length + holders.length === 0 ? (
            <p>{stage === 'co-op' ? about.noHolders : about.noStewards}</p>
          ) : (
            <Lines>
              {holders.map((mandate) => (
                <MandateLine mandate={mandate} />
              ))}
              {stewards.map(({ handle, displayName }) => (
                <Line icon="user" href={`/@${handle}`} title={<bdi>{displayName}</bdi>} detail={`@${handle}`} />
              ))}
            </Lines>
          )}
        </Section>
        <Lines>
          <Line icon="scale" href="/about/rules" title={m.ui.foot.rules} detail={about.rules.lede} />
          <Line icon="flag" href="/about/moderation" title={m.moderation.log.title} detail={m.moderation.log.detail} />
          <Line
            icon="chart-column"
            href="/about/transparency"
            title={m.moderation.log.figures.title}
            detail={m.moderation.log.figures.detail}
          />
          <Line icon="ban" href="/about/blocks" title={m.gate.blocks.title} detail={m.gate.blocks.detail} />
          <Line icon="lock" href="/about/privacy" title={m.ui.foot.privacy} detail={about.privacyDetail} />
          {stage === 'co-op' && (
            <Line icon="users" href="/about/notes" title={m.notes.title} detail={m.notes.about.title} />
          )}
          <Line icon="shield-check" href="/about/status" title={about.status.title} detail={about.status.detail} />
          <Line icon="server" href="/developers" title={m.api.docs.title} detail={m.api.docs.detail} />
        </Lines>
        <Section id="software" title={about.software}>
          <p>{about.softwareText}</p>
          <p class="muted">{about.version(manifest.version)}</p>
        </Section>
      </div>
    </AnyPage>
  );
}

export const aboutRoutes = [
  get('/about', 'anyone', async (c) => {
    const { deps } = c.var;
    const [stewards, people, standing] = await Promise.all([
      stewardsOf(deps.db),
      countAccounts(deps.db),
      mandates(deps.db),
    ]);
    const holders = standing.filter(({ circle }) => !circle);
    const { purpose } = deps.settings.current;
    return show(c, <About purpose={purpose} people={people} stewards={stewards} holders={holders} />);
  }),
];
