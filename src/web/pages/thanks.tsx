import { raw } from 'hono/html';
import { renderSVG } from 'uqr';
import { joinByEmail } from '#accounts';
import { type Campaign, signatureOfLink, withdrawPath } from '#campaigns';
import { type Ctx, get, post, signedCookie } from '#http';
import { readingOf } from '../campaign-view.ts';
import {
  Breadcrumb,
  Button,
  ButtonLink,
  CopyField,
  Line,
  Lines,
  Row,
  Section,
  ShareButton,
  Stack,
} from '../components.ts';
import { PublicPage } from '../layout.tsx';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { campaignPath } from './campaign-words.ts';
import { LookAtYourMail } from './mailed-link.tsx';
import { EmbedLine } from './petition-embed.tsx';
import { type Mine, MineForms, mineOf } from './petition-mine.tsx';

/** The signature that was confirmed in this browser: its address stays on the server. */
const signatureHere = async (c: Ctx, campaign: Campaign) => {
  const token = signedCookie(c);
  const link = token ? await signatureOfLink(c.var.deps.db, token) : undefined;
  return token && link?.campaign === campaign.id && link.state === 'used' ? { ...link, token } : undefined;
};

export const thanksRoutes = [
  get('/c/:slug/thanks', 'anyone', async (c) => {
    const campaign = await readingOf(c);
    const signature = await signatureHere(c, campaign);
    const mine = signature && (await mineOf(c.var.deps.db, campaign, signature.token));
    return show(c, <SharePage campaign={campaign} signed={signature?.token} mine={mine} />);
  }),

  get('/c/:slug/share', 'anyone', async (c) => show(c, <SharePage campaign={await readingOf(c)} />)),

  post(
    '/c/:slug/account',
    'anyone',
    async (c) => {
      const { deps, locale, viewer } = c.var;
      const campaign = await readingOf(c);
      const signature = await signatureHere(c, campaign);
      if (viewer || !signature) return c.redirect(viewer ? '/home' : '/join', 303);
      const wish = { email: signature.email, locale, origin: deps.config.origin, next: campaignPath(campaign) };
      await deps.transact((tx) => joinByEmail(tx, wish));
      deps.wake.mail();
      return show(c, <LookAtYourMail retry="/join" />);
    },
    { limits: [{ name: 'join', per: 'address', times: 5, seconds: 1_800 }] },
  ),
];

/** A QR code as SVG: dark on white in both schemes, as readers want it. */
export function QrCode({ url, label }: { url: string; label: string }) {
  return (
    <div class="qr" role="img" aria-label={label}>
      {raw(renderSVG(url, { border: 2 }))}
    </div>
  );
}

/** After signing, and for whoever wants to pass it on: one ask, which is one more person. */
function SharePage({
  campaign,
  signed,
  mine,
}: {
  campaign: Campaign;
  /** The token of the signer's link. */
  signed?: string | undefined;
  /** What the signer added, and may add. */
  mine?: Mine | undefined;
}) {
  const { m, origin, viewer } = usePage();
  const f = useFormats();
  const say = m.campaigns.thanks;
  const url = origin + campaignPath(campaign);
  const { confirmed } = campaign.counts;
  const goal = campaign.goal.signatures;
  return (
    <PublicPage title={signed ? say.title : m.campaigns.share} width="narrow" unlisted scripts={['share.js']}>
      <Breadcrumb href={campaignPath(campaign)} label={campaign.title} />
      <h1>{signed ? say.title : m.campaigns.share}</h1>
      <p class="lede">
        {!campaign.goal.reachedAt ? say.number(f.number(confirmed), f.number(goal)) : say.beyond(f.number(confirmed))}
      </p>
      <Section id="share" title={signed ? say.share : say.ways}>
        <ShareWays campaign={campaign} url={url} text={signed ? say.text(campaign.title) : campaign.title} />
      </Section>
      {mine && (mine.signer.asks.length > 0 || mine.commitments.length > 0) && (
        <Section id="mine" title={m.beside.thanks}>
          <Stack space={3}>
            <p class="muted">
              {m.beside.thanksText} {m.beside.lede}
            </p>
            <MineForms campaign={campaign} mine={mine} />
          </Stack>
        </Section>
      )}
      {signed && !viewer && (
        <Section id="account" title={say.account}>
          <form class="stack" method="post" action={campaignPath(campaign, '/account')}>
            <p>{say.accountText}</p>
            <Button icon="user-plus">{say.makeAccount}</Button>
          </form>
        </Section>
      )}
      <Lines>
        {campaign.post && campaign.organiser && (
          <Line icon="messages-square" title={say.discuss} href={`/@${campaign.organiser.handle}/${campaign.post}`} />
        )}
        <Line icon="printer" title={say.poster} href={campaignPath(campaign, '/poster')} />
      </Lines>
      {signed && (
        <p class="small muted">
          <a href={withdrawPath(campaign.slug, signed)}>{m.campaigns.withdraw.title}</a>
        </p>
      )}
    </PublicPage>
  );
}

function ShareWays({ campaign, url, text }: { campaign: Campaign; url: string; text: string }) {
  const { m } = usePage();
  const say = m.campaigns.thanks;
  const message = encodeURIComponent(`${text}\n${url}`);
  return (
    <Stack>
      <p class="muted">{say.shareText}</p>
      <Row>
        <ShareButton url={url} title={text} fallback="#ways" look="primary" />
        <span class="row" id="ways">
          <ButtonLink icon="mail" href={`mailto:?subject=${encodeURIComponent(text)}&body=${message}`}>
            {say.mail}
          </ButtonLink>
          <ButtonLink icon="smartphone" href={`sms:?&body=${message}`}>
            {say.sms}
          </ButtonLink>
        </span>
      </Row>
      <CopyField label={say.link} value={url} />
      <EmbedLine campaign={campaign} />
      <p class="label">{say.qr}</p>
      <QrCode url={url} label={say.qrAlt} />
    </Stack>
  );
}
