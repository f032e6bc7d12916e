import {
  Breadcrumb,
  Button,
  ButtonLink,
  Duo,
  ErrorSummary,
  Events,
  Fold,
  KeyValue,
  Line,
  Lines,
  Masthead,
  More,
  Note,
  Paper,
  Plot,
  Prose,
  Row,
  Section,
  Stack,
} from '../components.ts';
import type { FormState } from '../form-state.ts';
import { PublicPage } from '../layout.tsx';
import { usePage } from '../page-context.ts';
import { groupsOf } from '#campaigns';
import { campaignPath, langOf } from './campaign-words.ts';
import { capital } from './drive-words.tsx';
import { usePledgeFormats } from './pledges-words.ts';
import { DriveChip, PledgeFigures } from './pledge-figures.tsx';
import { PledgeForm } from './pledge-form.tsx';
import type { PledgesView } from './pledges-view.ts';

/** The page of a pledge drive. */
export function PledgesPage({ view, form }: { view: PledgesView; form: FormState }) {
  const { m } = usePage();
  const say = m.pledges;
  const { campaign, drive, takes } = view;
  const f = usePledgeFormats(drive.currency);
  const title = say.headline(f.sum(drive.goal));
  return (
    <PublicPage
      title={`${title} · ${campaign.title}`}
      description={say.tests.first(f.sum(drive.goal), f.day(drive.pledgeUntil))}
      canonical={campaignPath(campaign, '/pledges')}
      head={
        <link
          rel="alternate"
          type="application/json"
          href={campaignPath(campaign, '/pledges/data.json')}
          title={say.figures.label}
        />
      }
      callToAction={
        takes
          ? {
              label: say.form.title,
              content: (
                <ButtonLink kind="primary" big href="#pledge">
                  {say.form.title}
                </ButtonLink>
              ),
            }
          : undefined
      }
    >
      <div data-live-on={`pledges:${campaign.id}`}>
        <Duo
          first={
            <>
              <Breadcrumb href={campaignPath(campaign)} label={campaign.title} />
              <ErrorSummary errors={form.errors} sentence={form.sentence} />
              <Masthead
                meta={<DriveChip drive={drive} takes={takes} />}
                title={title}
                lede={takes ? say.lede : undefined}
              />
              <PledgeFigures drive={drive} />
            </>
          }
          side={
            <>
              {view.mine && <MineBox view={view} />}
              {takes ? !view.mine && <PledgeForm view={view} form={form} /> : <Note icon="lock">{say.form.over}</Note>}
            </>
          }
        >
          <Stack space={5}>
            <Tests view={view} />
            <Steps view={view} />
            <Curve view={view} />
            <Rule />
            <Receives view={view} />
            <Terms view={view} />
            {view.keepsMoney && (
              <Lines>
                {view.leads && (
                  <Line icon="settings" title={say.lead.link} href={campaignPath(campaign, '/pledges/lead')} />
                )}
                <Line icon="landmark" title={say.lead.payments} href={campaignPath(campaign, '/pledges/money')} />
              </Lines>
            )}
          </Stack>
        </Duo>
      </div>
    </PublicPage>
  );
}

function MineBox({ view: { campaign } }: { view: PledgesView }) {
  const say = usePage().m.pledges.form;
  return (
    <Paper icon="user-check" what={say.mine} form={{ action: campaignPath(campaign, '/pledges/mine') }}>
      <Button kind="primary" full>
        {say.mineButton}
      </Button>
    </Paper>
  );
}

/** The two tests in plain words, and what came of them. */
function Tests({ view: { drive } }: { view: PledgesView }) {
  const { m } = usePage();
  const say = m.pledges.tests;
  const f = usePledgeFormats(drive.currency);
  const first = drive.turns.find(({ kind }) => kind === 'called' || kind === 'released');
  const second = drive.turns.find(({ kind }) => kind === 'closed' || kind === 'refunding');
  return (
    <Section id="tests" title={say.title}>
      <Stack>
        <Events
          events={[
            {
              when: capital(say.until(f.day(drive.pledgeUntil))),
              title: say.first(f.sum(drive.goal), f.day(drive.pledgeUntil)),
              text:
                first &&
                (first.kind === 'called'
                  ? say.firstReached(f.sum(first.pledged), first.people)
                  : say.firstMissed(f.sum(first.pledged))),
              next: !first,
            },
            {
              when: capital(say.until(f.day(drive.collectUntil))),
              title: say.second(f.sum(drive.closingAmount), f.day(drive.collectUntil)),
              text: second
                ? (second.kind === 'closed' ? say.secondReached : say.secondMissed)(f.sum(second.collected))
                : first?.kind === 'released' && say.secondMoot,
              next: !second && first?.kind !== 'released',
            },
          ]}
        />
        <p class="small muted">{m.pledges.figures.note}</p>
      </Stack>
    </Section>
  );
}

function Steps({ view: { campaign, drive } }: { view: PledgesView }) {
  const { m, locale } = usePage();
  const say = m.pledges.steps;
  const f = usePledgeFormats(drive.currency);
  if (drive.steps.length === 0) return null;
  return (
    <Section id="steps" title={say.title}>
      <Events
        events={drive.steps.map(({ amount, possible }) => ({
          when: f.sum(amount),
          title: (
            <span lang={langOf(campaign, locale)} dir="auto">
              {possible}
            </span>
          ),
          text: drive.figures.pledged >= amount && say.reached,
          next: drive.figures.pledged < amount,
        }))}
      />
    </Section>
  );
}

function Curve({ view: { campaign, drive, days } }: { view: PledgesView }) {
  const { m } = usePage();
  const say = m.pledges.curve;
  const f = usePledgeFormats(drive.currency);
  const sum = (value: number) => f.sum(Math.round(value * 100));
  const plot = (id: string, title: string, what: 'pledged' | 'collected', label: string) => {
    const points = days.map((one) => ({ at: new Date(one.day), values: [one[what] / 100] }));
    const values = points.map((point) => point.values[0] ?? 0);
    if (points.length < 2 || values.every((value) => value === 0)) return null;
    return (
      <Plot
        id={id}
        kind="steps"
        title={title}
        description={say.alt(sum(values[0] ?? 0), sum(values.at(-1) ?? 0))}
        series={[{ label, tone: what === 'pledged' ? 'amber' : 'pine' }]}
        points={points}
        figure={sum}
        tableDate={(at) => f.day(at.toISOString().slice(0, 10))}
      />
    );
  };
  const pledged = plot('pledged', say.title, 'pledged', m.pledges.figures.pledged);
  return (
    <Section
      id="curve"
      title={m.pledges.figures.label}
      more={<More href={campaignPath(campaign, '/pledges/data.json')}>JSON</More>}
    >
      <Stack>
        {pledged ?? <p class="muted">{m.ui.chart.empty}</p>}
        {plot('collected', say.collectedTitle, 'collected', m.pledges.figures.collected)}
      </Stack>
    </Section>
  );
}

function Rule() {
  const say = usePage().m.pledges.rule;
  return (
    <Section id="rule" title={say.title}>
      <Prose>
        {say.text.map((paragraph) => (
          <p>{paragraph}</p>
        ))}
      </Prose>
    </Section>
  );
}

function Receives({ view: { drive } }: { view: PledgesView }) {
  const { m } = usePage();
  const say = m.pledges.receiver;
  const { receiver } = drive;
  const theirs = (text: string) => <span dir="auto">{text}</span>;
  return (
    <Section id="receiver" title={say.title}>
      <Stack>
        <p>{say.text}</p>
        <KeyValue
          facts={[
            { label: say.name, value: theirs(receiver.name) },
            { label: say.form, value: theirs(receiver.legalForm) },
            { label: say.register, value: theirs(receiver.register) },
            { label: say.address, value: theirs(`${receiver.address}, ${receiver.country}`) },
            {
              label: say.account,
              value: <span class="num">{receiver.iban === '' ? receiver.otherAccount : groupsOf(receiver.iban)}</span>,
            },
            { label: say.holder, value: theirs(receiver.holder) },
          ]}
        />
        <p class="muted">{say[drive.becomes]}</p>
      </Stack>
    </Section>
  );
}

function Terms({ view: { campaign, drive } }: { view: PledgesView }) {
  const { m, locale } = usePage();
  const say = m.pledges.terms;
  const f = usePledgeFormats(drive.currency);
  const { terms } = drive;
  return (
    <Section id="terms" title={say.title}>
      <TermsText text={terms.text} sha256={terms.sha256} lang={langOf(campaign, locale)} />
      <p class="small muted">{say.version(terms.version, f.day(terms.at.toISOString().slice(0, 10)))}</p>
    </Section>
  );
}

/** What is agreed to, as it is kept. */
export function TermsText({ text, sha256, lang }: { text: string; sha256: string; lang: string | undefined }) {
  const say = usePage().m.pledges.terms;
  return (
    <Stack>
      <Prose lang={lang}>
        {text.split(/\n{2,}/).map((paragraph) => (
          <p class="terms" dir="auto">
            {paragraph}
          </p>
        ))}
      </Prose>
      <Fold summary={say.hash}>
        <p class="small wrap">
          <code>{sha256}</code>
        </p>
      </Fold>
    </Stack>
  );
}

/** The same for every address that anybody writes. */
export function PledgeSentPage({ campaign }: { campaign: PledgesView['campaign'] }) {
  const { m, origin } = usePage();
  const say = m.pledges.sent;
  return (
    <PublicPage title={say.title} width="narrow" unlisted>
      <Breadcrumb href={campaignPath(campaign, '/pledges')} label={m.pledges.title} />
      <h1>{say.title}</h1>
      <p class="lede">{say.text}</p>
      <p class="muted">{say.hints}</p>
      {!origin.startsWith('https:') && (
        <Note icon="mail">
          {m.campaigns.signed.kept} <a href="/dev/mail">{m.campaigns.signed.readMails}</a>
        </Note>
      )}
      <Row>
        <a href={campaignPath(campaign, '/pledges#pledge')}>{say.again}</a>
      </Row>
    </PublicPage>
  );
}
