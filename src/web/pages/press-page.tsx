import type { Campaign, Growth, PressKit, PressPicture, PressQuote } from '#campaigns';
import type { Locale } from '#i18n';
import {
  Breadcrumb,
  ButtonLink,
  Chip,
  Duo,
  Events,
  Figures,
  Icon,
  Line,
  Lines,
  Masthead,
  Section,
  Stack,
} from '../components.ts';
import type { FormState } from '../form-state.ts';
import { PublicPage } from '../layout.tsx';
import { useFormats, usePage } from '../page-context.ts';
import { CampaignCount } from './campaign-page.tsx';
import { CampaignMomentum, type CampaignPressView } from './campaign-press.tsx';
import { campaignPath, ended, langOf } from './campaign-words.ts';
import { CoverageList, type CoverageView, SuggestForm } from './press-coverage.tsx';
import { dayName } from './press-words.ts';

export interface PressView {
  readonly campaign: Campaign;
  readonly kit: PressKit;
  readonly growth: Growth;
  readonly press: CampaignPressView;
  readonly coverage: CoverageView;
  readonly form: FormState;
  readonly thanks: boolean;
}

/** What somebody needs who writes about a campaign, and what others wrote. */
export function PressPage({ view }: { view: PressView }) {
  const { m, locale } = usePage();
  const say = m.press;
  const { campaign, kit, coverage } = view;
  const path = campaignPath(campaign, '/press');
  return (
    <PublicPage
      title={say.titleOf(campaign.title)}
      description={say.description(campaign.title)}
      canonical={path}
      scripts={['share.js']}
      head={
        <link
          rel="alternate"
          type="application/atom+xml"
          href={`${path}/feed.xml`}
          title={say.feedTitle(campaign.title)}
        />
      }
    >
      <div data-live-on={`campaign:${campaign.id}`}>
        <Duo
          first={
            <>
              <Breadcrumb href={campaignPath(campaign)} label={campaign.title} />
              <Masthead
                meta={
                  <Chip tone="open" icon="megaphone">
                    {say.title}
                  </Chip>
                }
                title={<span lang={langOf(campaign, locale)}>{campaign.title}</span>}
                lede={say.lede}
              />
            </>
          }
          side={<Contact view={view} />}
        >
          <KeyFigures view={view} />
          <CampaignMomentum view={view.press} />
          <Texts kit={kit} />
          {kit.quotes.length > 0 && (
            <Section id="quotes" title={say.quotes}>
              <Stack>
                {kit.quotes.map((quote) => (
                  <Quote quote={quote} />
                ))}
              </Stack>
            </Section>
          )}
          {kit.pictures.length > 0 && (
            <Section id="pictures" title={say.pictures}>
              <div class="press-pictures">
                {kit.pictures.map((picture) => (
                  <Picture picture={picture} campaign={campaign} />
                ))}
              </div>
            </Section>
          )}
          <Section id="coverage" title={say.coverage}>
            <CoverageList view={coverage} />
          </Section>
          <section id="suggest" class="section" aria-label={say.suggest}>
            <SuggestForm slug={campaign.slug} form={view.form} thanks={view.thanks} />
          </section>
        </Duo>
      </div>
    </PublicPage>
  );
}

function KeyFigures({ view: { campaign, growth, coverage } }: { view: PressView }) {
  const { m, locale, now } = usePage();
  const f = useFormats();
  const say = m.press;
  const reached = campaign.milestones.filter(({ reachedAt }) => reachedAt !== null);
  return (
    <Section id="figures" title={say.figures}>
      <Stack>
        <CampaignCount campaign={campaign} />
        <Figures
          label={say.figures}
          items={[
            { n: growth.day, label: say.inDay(growth.day) },
            { n: growth.week, label: say.inWeek(growth.week) },
            { n: coverage.figures.total, label: say.pieces(coverage.figures.total), href: '#coverage' },
          ]}
        />
        {reached.length > 0 && (
          <>
            <h3 class="minor">{say.milestones}</h3>
            <Events
              events={reached.map(({ signatures, consequence, reachedAt }) => ({
                when: reachedAt ? f.day(reachedAt, now) : '',
                title: m.campaigns.signatures(signatures),
                text: <span lang={langOf(campaign, locale)}>{ended(consequence)}</span>,
              }))}
            />
          </>
        )}
      </Stack>
    </Section>
  );
}

function Texts({ kit: { texts } }: { kit: PressKit }) {
  const { m, locale } = usePage();
  const say = m.press;
  const order: readonly Locale[] = locale === 'fr' ? ['fr', 'en'] : ['en', 'fr'];
  const written = order.filter((language) => texts[language] !== '');
  if (written.length === 0) return null;
  return (
    <Section id="short" title={say.short}>
      <Stack>
        <p class="muted">{say.shortNote}</p>
        {written.map((language) => (
          <div class="boilerplate">
            <p lang={language}>{texts[language]}</p>
            <CopyButton
              text={texts[language]}
              label={language === 'fr' ? m.press.lead.inFrench : m.press.lead.inEnglish}
            />
          </div>
        ))}
      </Stack>
    </Section>
  );
}

/** Without a script the text above can be selected. */
function CopyButton({ text, label }: { text: string; label: string }) {
  const { m } = usePage();
  return (
    <button
      class="btn"
      type="button"
      data-copy={text}
      data-copied={m.ui.copied}
      aria-label={`${m.press.copy}: ${label}`}
    >
      <Icon name="copy" />
      {m.press.copy}
    </button>
  );
}

function Quote({ quote }: { quote: PressQuote }) {
  const { m, locale } = usePage();
  return (
    <figure class="said">
      <blockquote lang={quote.language}>
        <bdi>{quote.text}</bdi>
      </blockquote>
      <figcaption>
        <b>
          <bdi>{quote.saidBy}</bdi>
        </b>
        {quote.role && <span lang={quote.language}>, {quote.role}</span>}
        <span class="small muted">{m.press.agreed(dayName(locale, quote.agreedOn))}</span>
      </figcaption>
    </figure>
  );
}

function Picture({ picture, campaign }: { picture: PressPicture; campaign: Campaign }) {
  const { m } = usePage();
  const say = m.press;
  const { preview, alt, width, height } = picture;
  return (
    <figure>
      <img src={`/media/${preview}`} alt={alt} width={width} height={height} loading="lazy" />
      <figcaption>
        <span>
          <bdi>{say.credit(picture.credit, picture.licence)}</bdi>
        </span>
        <span class="small muted">{say.size(width, height)}</span>
        <ButtonLink
          icon="download"
          href={campaignPath(campaign, `/press/pictures/${picture.id}`)}
          label={say.downloadOf(alt)}
          download
        >
          {say.download}
        </ButtonLink>
      </figcaption>
    </figure>
  );
}

function Contact({ view: { campaign, kit } }: { view: PressView }) {
  const { m } = usePage();
  const say = m.press;
  const { contact } = kit;
  const { organiser, post } = campaign;
  return (
    <section aria-labelledby="contact" class="stack flow-3">
      <h2 class="minor" id="contact">
        {say.contact}
      </h2>
      {contact ? (
        <Lines>
          <Line icon="user" title={<bdi>{contact.name}</bdi>} />
          {contact.mail && <Line icon="mail" title={<bdi>{contact.mail}</bdi>} href={`mailto:${contact.mail}`} />}
          {contact.phone && (
            <Line icon="smartphone" title={contact.phone} href={`tel:${contact.phone.replaceAll(/[^+\d]/g, '')}`} />
          )}
        </Lines>
      ) : (
        <p class="muted">{say.noContact}</p>
      )}
      {post && organiser && (
        <Lines>
          <Line icon="messages-square" title={say.discussion} href={`/@${organiser.handle}/${post}`} />
        </Lines>
      )}
    </section>
  );
}
