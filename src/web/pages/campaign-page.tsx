import type { Child } from 'hono/jsx';
import { raw } from 'hono/html';
import type { ArticleSummary } from '#articles';
import type {
  Campaign,
  CampaignFounding,
  CampaignSummary,
  CommitmentTotal,
  Milestone,
  Period,
  PledgeDrive,
  Reason,
  Signer,
} from '#campaigns';
import { format } from '#i18n';
import {
  Assembly,
  ButtonLink,
  Chip,
  DateTime,
  Duo,
  Events,
  KeyValue,
  Line,
  Lines,
  Masthead,
  More,
  Note,
  Plot,
  Prose,
  Row,
  Section,
  ShareButton,
  Signers,
  Stack,
} from '../components.ts';
import type { FormState } from '../form-state.ts';
import { PublicPage } from '../layout.tsx';
import { useFormats, usePage } from '../page-context.ts';
import { CampaignMomentum, type CampaignPressView, PressLines } from './campaign-press.tsx';
import { BecomingSection } from './becoming.tsx';
import { CampaignArticles } from './campaign-articles.tsx';
import { type Apart, CountedApart } from './petition-apart.tsx';
import { Addressee, NextWords } from './campaign-said.tsx';
import { campaignPath, ended, langOf, textOf } from './campaign-words.ts';
import { Answers, Owed } from './petition-answers.tsx';
import { CommitmentTotals } from './petition-figures.tsx';
import { Languages } from './petition-languages.tsx';
import { Reasons } from './petition-reasons.tsx';
import { keptWords } from './petition-words.ts';
import { PledgeSection } from './pledge-figures.tsx';
import { SignForm } from './sign-form.tsx';

/** What the page of a campaign shows, loaded. */
export interface CampaignView {
  readonly campaign: Campaign;
  /** The story as safe HTML. */
  readonly story: string;
  readonly signers: readonly Signer[];
  /** What it gives to read, newest first. */
  readonly articles: readonly ArticleSummary[];
  readonly reasons: readonly Reason[];
  readonly totals: readonly CommitmentTotal[];
  /** When the words it is read in were written last, where they are a translation. */
  readonly translatedAt?: Date;
  readonly curve: { readonly unit: 'day' | 'week'; readonly periods: readonly Period[] };
  /** What is counted apart. */
  readonly apart: Apart;
  /** Of which it would buy shares, where it has a share drive. */
  readonly company?: string;
  readonly press: CampaignPressView;
  readonly pledges?: PledgeDrive;
  /** By which rule it becomes a co-op, where one is published. */
  readonly founding?: CampaignFounding;
  /** Whether the reader may lead it. */
  readonly leads?: boolean;
  readonly values?: FormState['values'];
}

/** @param above what the server has to say before the campaign. */
export function CampaignPage({ view, above }: { view: CampaignView; above?: Child }) {
  const { campaign, values } = view;
  const { m, locale, origin } = usePage();
  const say = m.campaigns;
  const path = campaignPath(campaign);
  return (
    <PublicPage
      title={campaign.title}
      description={campaign.summary}
      canonical={path}
      {...(campaign.languages.length > 1 && { languages: campaign.languages })}
      scripts={['share.js']}
      card={{
        type: 'article',
        image: {
          src: campaignPath(campaign, '/card.png'),
          alt: say.card.alt(campaign.title, say.signatures(campaign.counts.confirmed)),
        },
      }}
      head={
        <link rel="alternate" type="application/json" href={campaignPath(campaign, '/data.json')} title={say.figures} />
      }
      callToAction={
        campaign.closedAt
          ? undefined
          : {
              label: say.sign.title,
              content: (
                <>
                  <ButtonLink kind="primary" big href="#sign">
                    {say.shareCta}
                  </ButtonLink>
                  <ShareButton url={origin + path} title={campaign.title} fallback={`${path}/share`} look="icon" />
                </>
              ),
            }
      }
    >
      <div data-live-on={liveTopic(campaign)}>
        <Duo
          first={
            <>
              {above}
              <CampaignHead campaign={campaign} />
              <Languages campaign={campaign} translatedAt={view.translatedAt} />
              <CampaignCount campaign={campaign} />
            </>
          }
          side={
            <>
              {campaign.closedAt ? (
                <Note icon="lock">{say.sign.closed}</Note>
              ) : (
                <SignForm campaign={campaign} values={values} />
              )}
              <Recent view={view} />
            </>
          }
        >
          <Prose>
            <h2>{say.call}</h2>
            {campaign.picture && (
              <img
                src={`/media/${campaign.picture.file}`}
                alt={campaign.picture.alt}
                width={campaign.picture.width}
                height={campaign.picture.height}
              />
            )}
            <div class="prose" {...textOf(campaign, locale)}>
              {raw(view.story)}
            </div>
          </Prose>
          <CampaignArticles articles={view.articles} />
          {view.pledges && <PledgeSection campaign={campaign} drive={view.pledges} />}
          {view.founding && <BecomingSection campaign={campaign} founding={view.founding} />}
          <WhereWeStand campaign={campaign} />
          <Milestones campaign={campaign} />
          <Answers campaign={campaign} />
          <CampaignMomentum view={view.press} />
          <Reasons campaign={campaign} reasons={view.reasons} />
          <Figures view={view} />
          <CountedApart campaign={campaign} apart={view.apart} />
          <TakePart view={view} />
        </Duo>
      </div>
    </PublicPage>
  );
}

/** Each language has its own: what lives on the page is said in it. */
const liveTopic = ({ id, locale, language }: Campaign): string =>
  language === locale ? `campaign:${id}` : `campaign:${id}.${language}`;

function CampaignHead({ campaign }: { campaign: Campaign }) {
  const { locale } = usePage();
  const theirs = textOf(campaign, locale);
  return (
    <Masthead
      meta={
        <>
          <Status campaign={campaign} />
          <Addressee campaign={campaign} />
          {campaign.place && <span lang={langOf(campaign, locale)}>{campaign.place}</span>}
        </>
      }
      title={<span {...theirs}>{campaign.title}</span>}
      lede={<span {...theirs}>{campaign.summary}</span>}
    />
  );
}

/** Running or closed, in a shape, a word and a colour. */
export function Status({ campaign }: { campaign: CampaignSummary }) {
  const { m } = usePage();
  return campaign.closedAt ? (
    <Chip tone="done" icon="lock">
      {m.campaigns.closed}
    </Chip>
  ) : (
    <Chip tone="open" icon="megaphone">
      {m.campaigns.running}
    </Chip>
  );
}

/** The seats and what comes next: the part of the page that lives. */
export function CampaignCount({ campaign }: { campaign: CampaignSummary }) {
  return (
    <div class="stack" data-live="campaign-count">
      <Assembly
        goal={campaign.goal.signatures}
        confirmed={campaign.counts.confirmed}
        pending={campaign.counts.waiting}
      />
      <NextStep campaign={campaign} />
    </div>
  );
}

function NextStep({ campaign }: { campaign: CampaignSummary }) {
  const { m } = usePage();
  const { waiting } = campaign.counts;
  return (
    <Note tone="amber" icon={campaign.goal.reachedAt ? 'circle-check' : 'hourglass'}>
      <NextWords campaign={campaign} strong />
      {waiting > 0 && !campaign.closedAt && ` ${m.campaigns.waiting(waiting)}`}
    </Note>
  );
}

function Recent({ view: { campaign, signers } }: { view: CampaignView }) {
  const { m } = usePage();
  const say = m.campaigns;
  if (signers.length === 0) return null;
  return (
    <section aria-labelledby="recent">
      <h2 class="minor" id="recent">
        {say.justSigned}
      </h2>
      <Signers signers={signers} />
      <p class="tiny muted">
        {say.justSignedNote} <a href={campaignPath(campaign, '/signers')}>{say.everybody}</a>
      </p>
    </section>
  );
}

function WhereWeStand({ campaign }: { campaign: Campaign }) {
  const { m } = usePage();
  if (campaign.events.length === 0) return null;
  return (
    <Section id="where" title={m.campaigns.whereWeStand}>
      <CampaignEvents campaign={campaign} />
    </Section>
  );
}

export function CampaignEvents({ campaign }: { campaign: Campaign }) {
  const { now, locale } = usePage();
  const today = useFormats().isoDay(now);
  // A calendar day is the same everywhere.
  const f = format.formatsFor(locale, 'UTC');
  const lang = langOf(campaign, locale);
  return (
    <Events
      events={campaign.events.map(({ happenedOn, title, text }) => {
        const next = happenedOn > today;
        const day = new Date(happenedOn);
        return {
          when: next ? f.weekday(day, now) : f.date(day),
          title: <span lang={lang}>{title}</span>,
          text: text && <span lang={lang}>{text}</span>,
          next,
        };
      })}
    />
  );
}

/** Each step with what it brings; a single one that is not reached is said by the note above. */
function Milestones({ campaign }: { campaign: Campaign }) {
  const { m, locale } = usePage();
  const say = m.campaigns;
  if (campaign.milestones.length < 2 && !campaign.goal.reachedAt && !campaign.goal.spread) return null;
  return (
    <Section id="milestones" title={say.milestones}>
      <Events
        events={campaign.milestones.map((milestone) => ({
          when: say.signatures(milestone.signatures),
          title: <span {...textOf(campaign, locale)}>{ended(capital(milestone.consequence))}</span>,
          text: (milestone.spread ?? milestone.addedAt ?? milestone.reachedAt) && (
            <MilestoneNote campaign={campaign} milestone={milestone} />
          ),
          next: !milestone.reachedAt,
        }))}
      />
      <p class="small muted">{m.figures.fixed}</p>
    </Section>
  );
}

/** What it asks beside the total, the day on which it was added, and what is owed since it was reached. */
function MilestoneNote({ campaign, milestone }: { campaign: Campaign; milestone: Milestone }) {
  const { m } = usePage();
  const f = useFormats();
  const { spread, addedAt, reachedAt } = milestone;
  const say = m.figures;
  return (
    <>
      {spread && (
        <>
          {capital(say.spread.asks(spread.perArea, spread.areas, spread.kind))}.{' '}
          {!reachedAt && say.spread.got(spread.got, spread.areas, spread.kind)}{' '}
        </>
      )}
      {addedAt && <span class="small muted">{say.addedOn(f.date(addedAt))} </span>}
      {reachedAt && <Owed campaign={campaign} reachedAt={reachedAt} />}
    </>
  );
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

function Figures({ view: { campaign, curve, totals } }: { view: CampaignView }) {
  const { m, now, locale } = usePage();
  const f = useFormats();
  const say = m.campaigns;
  const { periods, unit } = curve;
  const best = periods.reduce((most, period) => (period.confirmed > most.confirmed ? period : most), {
    from: campaign.launchedAt,
    confirmed: 0,
  });
  return (
    <Section
      id="figures"
      title={say.figures}
      more={
        <Row>
          <More href={campaignPath(campaign, '/data.csv')} icon="download" lead download>
            CSV
          </More>
          <More href={campaignPath(campaign, '/data.json')}>JSON</More>
        </Row>
      }
    >
      <Stack>
        {best.confirmed > 0 && periods.length > 2 && (
          <Plot
            id="curve"
            kind="bars"
            bare
            title={unit === 'day' ? say.perDay : say.perWeek}
            description={say.curve(
              f.number(campaign.counts.confirmed),
              f.number(best.confirmed),
              f.day(best.from, now),
            )}
            series={[{ label: say.confirmedTerm, tone: 'amber' }]}
            points={periods.map(({ from, confirmed }) => ({ at: from, values: [confirmed] }))}
            tableDate={(at) => f.date(at)}
          />
        )}
        <KeyValue
          facts={[
            { label: say.confirmedTerm, value: f.number(campaign.counts.confirmed) },
            { label: say.pendingTerm, value: f.number(campaign.counts.waiting) },
            { label: say.goalTerm, value: f.number(campaign.goal.signatures) },
            ...(campaign.setAside.signatures > 0
              ? [{ label: m.petitions.setAsideTerm, value: f.number(campaign.setAside.signatures) }]
              : []),
          ]}
        />
        {campaign.setAside.reasons.length > 0 && (
          <p class="small muted">
            {m.petitions.setAsideBecause}{' '}
            <span lang={langOf(campaign, locale)}>{ended(campaign.setAside.reasons.join('; '))}</span>
          </p>
        )}
        <CommitmentTotals campaign={campaign} totals={totals} />
        <p>
          <More href={campaignPath(campaign, '/figures')}>{m.figures.all}</More>
        </p>
        <p class="small muted">
          {say.dataNote} {campaign.closedAt && keptWords(campaign, locale)}
        </p>
      </Stack>
    </Section>
  );
}

/** What one can do beside signing. */
function TakePart({ view: { campaign, company, pledges, press, leads } }: { view: CampaignView }) {
  const { m } = usePage();
  const f = useFormats();
  const say = m.campaigns;
  const { organiser, post } = campaign;
  const author = `/@${organiser?.handle ?? ''}`;
  return (
    <Section id="take-part" title={say.takePart}>
      <Stack>
        <Lines>
          {post && <Line icon="messages-square" title={say.discussion} href={`${author}/${post}`} />}
          <Line icon="share-2" title={say.share} href={campaignPath(campaign, '/share')} />
          <Line icon="printer" title={say.poster} href={campaignPath(campaign, '/poster')} />
          {company !== undefined && (
            <Line
              icon="hand-coins"
              title={m.drive.shares.line}
              detail={company}
              href={campaignPath(campaign, '/shares')}
            />
          )}
          <PressLines campaign={campaign} view={press} leads={leads} />
          {leads && <Line icon="settings" title={say.manage} href={campaignPath(campaign, '/lead')} />}
          {leads && (
            <Line
              icon="settings"
              title={company === undefined ? m.drive.shares.lead.open : m.drive.shares.lead.link}
              href={campaignPath(campaign, '/shares/lead')}
            />
          )}
          {leads && (
            <Line
              icon="settings"
              title={pledges ? m.pledges.lead.link : m.pledges.lead.open}
              href={campaignPath(campaign, '/pledges/lead')}
            />
          )}
          {leads && <Line icon="settings" title={m.becoming.link} href={campaignPath(campaign, '/becoming')} />}
        </Lines>
        <p class="small muted">
          {organiser && (
            <>
              {say.launchedBy}{' '}
              <a href={author}>
                <bdi>{organiser.displayName}</bdi>
              </a>
              {', '}
            </>
          )}
          <DateTime at={campaign.launchedAt} style="date" />
          {campaign.closedAt && `, ${say.closedOn(f.date(campaign.closedAt))}`}
        </p>
      </Stack>
    </Section>
  );
}
