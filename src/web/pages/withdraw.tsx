import { type Campaign, signatureToWithdraw, type Withdrawable, withdrawSignature } from '#campaigns';
import { type Ctx, get, post } from '#http';
import { deskOf } from '../campaign-desk.ts';
import { readingOf } from '../campaign-view.ts';
import { usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { Ended, MailedButton } from './mailed-button.tsx';
import { campaignPath } from './campaign-words.ts';

const PRESSING = { name: 'withdraw', per: 'address', times: 120, seconds: 600 } as const;
const LARGEST_FORM = 32_768;

/** Where a signer takes the signature back. */
export const withdrawRoutes = [
  get('/c/:slug/withdraw/:token', 'anyone', async (c) => {
    const campaign = await readingOf(c);
    const found = await signatureToWithdraw(c.var.deps.db, c.req.param('token') ?? '');
    return found?.campaign === campaign.id
      ? show(c, <WithdrawPage campaign={campaign} signature={found} />)
      : nothing(c, campaign);
  }),

  post(
    '/c/:slug/withdraw/:token',
    'anyone',
    async (c) => {
      const campaign = await readingOf(c);
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
    return show(c, <Ended campaign={await readingOf(c)} title={done} text={doneText} />);
  }),
];

const nothing = (c: Ctx, campaign: Campaign) => {
  const { unknown, unknownText } = c.var.m.campaigns.withdraw;
  return show(c, <Ended campaign={campaign} title={unknown} text={unknownText} />, 404);
};

/** Whose signature it is, and the one button that erases it. */
function WithdrawPage({ campaign, signature }: { campaign: Campaign; signature: Withdrawable }) {
  const say = usePage().m.campaigns.withdraw;
  return (
    <MailedButton
      campaign={campaign}
      icon="pencil"
      title={say.title}
      button={say.button}
      otherwise={{ href: campaignPath(campaign), label: say.keep }}
    >
      {say.signedAs} <b dir="auto">{signature.name}</b>. {say.text}
    </MailedButton>
  );
}
