import { type Campaign, signatureToWithdraw, type Withdrawable, withdrawSignature } from '#campaigns';
import { type Ctx, get, post } from '#http';
import { deskOf } from '../campaign-desk.ts';
import { campaignOf } from '../campaign-view.ts';
import { Breadcrumb, Button, ButtonLink, Paper, Row } from '../components.ts';
import { PublicPage } from '../layout.tsx';
import { usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { addressee, campaignPath, langOf } from './campaign-words.ts';

const PRESSING = { name: 'withdraw', per: 'address', times: 120, seconds: 600 } as const;
const LARGEST_FORM = 32_768;

/** Where a signer takes the signature back. */
export const withdrawRoutes = [
  get('/c/:slug/withdraw/:token', 'anyone', async (c) => {
    const campaign = await campaignOf(c);
    const found = await signatureToWithdraw(c.var.deps.db, c.req.param('token') ?? '');
    return found?.campaign === campaign.id
      ? show(c, <WithdrawPage campaign={campaign} signature={found} />)
      : nothing(c, campaign);
  }),

  post(
    '/c/:slug/withdraw/:token',
    'anyone',
    async (c) => {
      const campaign = await campaignOf(c);
      const { deps } = c.var;
      const token = c.req.param('token') ?? '';
      const withdrawn = await deps.transact((tx) => withdrawSignature(tx, token));
      if (!withdrawn) return nothing(c, campaign);
      deskOf(deps).changed({ id: withdrawn.campaign, slug: withdrawn.slug });
      return c.redirect(`/c/${withdrawn.slug}/withdrawn`, 303);
    },
    { limits: [PRESSING], maxBytes: LARGEST_FORM },
  ),

  get('/c/:slug/withdrawn', 'anyone', async (c) => {
    const { done, doneText } = c.var.m.campaigns.withdraw;
    return show(c, <Ended campaign={await campaignOf(c)} title={done} text={doneText} />);
  }),
];

const nothing = (c: Ctx, campaign: Campaign) => {
  const { unknown, unknownText } = c.var.m.campaigns.withdraw;
  return show(c, <Ended campaign={campaign} title={unknown} text={unknownText} />, 404);
};

/** Whose signature it is, and the one button that erases it. */
function WithdrawPage({ campaign, signature }: { campaign: Campaign; signature: Withdrawable }) {
  const { m, locale } = usePage();
  const say = m.campaigns.withdraw;
  const lang = langOf(campaign, locale);
  return (
    <PublicPage title={say.title} width="narrow" unlisted>
      <h1>{say.title}</h1>
      <Paper
        icon="pencil"
        what={<span lang={lang}>{addressee(campaign)}</span>}
        title={<span lang={lang}>{campaign.title}</span>}
        level={2}
        form={{ action: '' }}
      >
        <p>
          {say.signedAs} <b dir="auto">{signature.name}</b>. {say.text}
        </p>
        <Button kind="primary" big full>
          {say.button}
        </Button>
        <p class="hint">
          <a href={campaignPath(campaign)}>{say.keep}</a>
        </p>
      </Paper>
    </PublicPage>
  );
}

export function Ended({ campaign, title, text }: { campaign: Campaign; title: string; text: string }) {
  const { m } = usePage();
  return (
    <PublicPage title={title} width="narrow" unlisted>
      <Breadcrumb href={campaignPath(campaign)} label={campaign.title} />
      <h1>{title}</h1>
      <p class="lede">{text}</p>
      <Row>
        <ButtonLink href={campaignPath(campaign)}>{m.campaigns.goTo}</ButtonLink>
      </Row>
    </PublicPage>
  );
}
