import { type Campaign, open, parseSigning, type SignatureLink, signatureOfLink } from '#campaigns';
import { type Ctx, get, post, setSignedCookie } from '#http';
import { invalid, notFound } from '#refusal';
import { deskOf } from '../campaign-desk.ts';
import { readingOf, valuesFor } from '../campaign-view.ts';
import { Breadcrumb, ButtonLink, ErrorSummary, Fold, Note, Row } from '../components.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { PublicPage } from '../layout.tsx';
import { usePage } from '../page-context.ts';
import { readingLanguage } from '../reading-language.ts';
import { show } from '../show.ts';
import { guardOf } from '../signing-guard.ts';
import { areaWords } from './area-field.tsx';
import { campaignPath, textOf } from './campaign-words.ts';
import { MailedButton } from './mailed-button.tsx';
import { SignForm, TRAP } from './sign-form.tsx';
import { showPuzzle } from './sign-puzzle.tsx';

// Far above what people do, even in a hall: long before, the guard asks for one more step and refuses nobody.
const SIGNING = { name: 'sign-flood', per: 'address', times: 1_000, seconds: 600 } as const;
const PRESSING = { name: 'confirm', per: 'address', times: 120, seconds: 600 } as const;

const LARGEST_FORM = 32_768;

const showForm = async (c: Ctx, form: FormState) => {
  const campaign = await readingOf(c);
  return show(c, <SignPage campaign={campaign} form={form} />, form.status);
};

export const signRoutes = [
  get('/c/:slug/sign', 'anyone', async (c) => showForm(c, freshForm(await valuesFor(c)))),

  post(
    '/c/:slug/sign',
    'anyone',
    (c) => {
      const { deps, locale } = c.var;
      const slug = c.req.param('slug') ?? '';
      return takeForm(
        c,
        async (fields) => {
          const campaign = await deskOf(deps).campaignAt(slug);
          if (!campaign) throw notFound();
          if (fields[TRAP]) throw invalid({ [TRAP]: (m) => m.campaigns.faults.robot });
          const answers = parseSigning(fields);
          const guarded = await guardOf(deps).check(c, campaign, answers, fields);
          if ('puzzle' in guarded) return showPuzzle(c, await readingOf(c), guarded.puzzle, fields);
          if ('waits' in guarded) return c.redirect(`/c/${slug}/signed`, 303);
          const language = readingLanguage(c, slug, await deskOf(deps).languagesAt(slug));
          open(await deskOf(deps).sign(slug, { campaign, answers, locale, language, origin: deps.config.origin }));
          return c.redirect(`/c/${slug}/signed`, 303);
        },
        (form) => showForm(c, form),
      );
    },
    { limits: [SIGNING], maxBytes: LARGEST_FORM },
  ),

  get('/c/:slug/signed', 'anyone', async (c) => show(c, <SignedPage campaign={await readingOf(c)} />)),

  get('/c/:slug/confirm/:token', 'anyone', async (c) => {
    const campaign = await readingOf(c);
    const link = await linkFor(c, campaign);
    const status = link
      ? ({ good: 200, used: 200, expired: 410, closed: 410, 'set-aside': 410 } as const)[link.state]
      : 404;
    return show(c, <ConfirmPage campaign={campaign} link={link} token={c.req.param('token')} />, status);
  }),

  post(
    '/c/:slug/confirm/:token',
    'anyone',
    async (c) => {
      const token = c.req.param('token') ?? '';
      const confirmed = await deskOf(c.var.deps).confirm(token);
      if (confirmed.outcome === 'counted' || confirmed.outcome === 'used') {
        setSignedCookie(c, confirmed.slug, token);
        return c.redirect(`/c/${confirmed.slug}/thanks`, 303);
      }
      const campaign = await readingOf(c);
      const link = await linkFor(c, campaign);
      return show(c, <ConfirmPage campaign={campaign} link={link} />, link ? 410 : 404);
    },
    { limits: [PRESSING], maxBytes: LARGEST_FORM },
  ),
];

const linkFor = async (c: Ctx, campaign: Campaign): Promise<SignatureLink | undefined> => {
  const link = await signatureOfLink(c.var.deps.db, c.req.param('token') ?? '');
  return link?.campaign === campaign.id ? link : undefined;
};

function SignPage({ campaign, form }: { campaign: Campaign; form: FormState }) {
  const { m, locale } = usePage();
  const say = m.campaigns.sign;
  const refused = form.status !== 200;
  return (
    <PublicPage title={`${say.title} · ${campaign.title}`} canonical={campaignPath(campaign, '/sign')} width="narrow">
      <Breadcrumb href={campaignPath(campaign)} label={campaign.title} />
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <h1>{say.title}</h1>
      {!refused && (
        <Fold summary={say.whatFor}>
          <p class="lede" {...textOf(campaign, locale)}>
            {campaign.summary}
          </p>
        </Fold>
      )}
      {campaign.closedAt ? (
        <Note icon="lock">{say.closed}</Note>
      ) : (
        <SignForm campaign={campaign} values={form.values} errors={form.errors} />
      )}
      {refused && !campaign.closedAt && <p class="small muted">{say.kept}</p>}
    </PublicPage>
  );
}

/** The same for every address that anybody writes. */
function SignedPage({ campaign }: { campaign: Campaign }) {
  const { m, origin } = usePage();
  const say = m.campaigns.signed;
  return (
    <PublicPage title={say.title} width="narrow" unlisted>
      <Breadcrumb href={campaignPath(campaign)} label={campaign.title} />
      <h1>{say.title}</h1>
      <p class="lede">{say.text}</p>
      <p class="muted">
        {say.days} {say.spam}
      </p>
      {!origin.startsWith('https:') && (
        <Note icon="mail">
          {say.kept} <a href="/dev/mail">{say.readMails}</a>
        </Note>
      )}
      <p class="small muted">
        <a href={campaignPath(campaign, '/sign')}>{say.again}</a>
      </p>
    </PublicPage>
  );
}

function ConfirmPage(props: {
  campaign: Campaign;
  link: SignatureLink | undefined;
  /** Where the link's signer sees what they added. */
  token?: string | undefined;
}) {
  const { campaign, link, token } = props;
  const { m } = usePage();
  const say = m.campaigns.confirm;
  if (link?.state === 'good') return <ConfirmForm campaign={campaign} link={link} />;
  const { title, text } = {
    used: { title: m.campaigns.thanks.already, text: m.campaigns.thanks.shareText },
    expired: { title: say.expired, text: say.expiredText },
    closed: { title: say.closed, text: say.closedText },
    'set-aside': { title: m.petitions.linkSetAside, text: m.petitions.linkSetAsideText },
    unknown: { title: say.unknown, text: say.unknownText },
  }[link?.state ?? 'unknown'];
  return (
    <PublicPage title={title} width="narrow" unlisted>
      <Breadcrumb href={campaignPath(campaign)} label={campaign.title} />
      <h1>{title}</h1>
      <p class="lede">{text}</p>
      <Row>
        {link?.state === 'used' ? (
          <>
            <ButtonLink kind="primary" icon="share-2" href={campaignPath(campaign, '/share')}>
              {m.campaigns.share}
            </ButtonLink>
            {token && campaign.asks.length > 0 && (
              <ButtonLink href={campaignPath(campaign, `/mine/${token}`)}>{m.beside.line}</ButtonLink>
            )}
          </>
        ) : campaign.closedAt || link?.state === 'set-aside' ? (
          <ButtonLink href={campaignPath(campaign)}>{m.campaigns.goTo}</ButtonLink>
        ) : (
          <ButtonLink kind="primary" href={campaignPath(campaign, '/sign')}>
            {m.campaigns.sign.title}
          </ButtonLink>
        )}
      </Row>
    </PublicPage>
  );
}

/** What will be counted, and the one button that counts it. */
function ConfirmForm({ campaign, link }: { campaign: Campaign; link: SignatureLink }) {
  const { m, locale } = usePage();
  const say = m.campaigns.confirm;
  return (
    <MailedButton
      campaign={campaign}
      icon="pencil"
      title={say.title}
      button={say.button}
      otherwise={{ href: campaignPath(campaign, '/sign'), label: say.wrong }}
    >
      {say.youSign} <b dir="auto">{link.name}</b>
      {link.place && (
        <>
          , <bdi>{link.place}</bdi>
        </>
      )}
      . {link.showName ? say.shown : say.hidden} {link.keepPosted && say.posted}{' '}
      {link.area && m.figures.asked.says(areaWords(link.area, locale))}
    </MailedButton>
  );
}
