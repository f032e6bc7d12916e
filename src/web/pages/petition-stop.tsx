import { type Campaign, signatureToWithdraw, stopUpdates } from '#campaigns';
import { type Ctx, get, post } from '#http';
import { readingOf } from '../campaign-view.ts';
import { usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { Ended, MailedButton } from './mailed-button.tsx';

// A mail program sends this form for its reader (RFC 8058), and a gateway for all of its own.
const PRESSING = { name: 'stop-updates', per: 'address', times: 240, seconds: 600 } as const;
const LARGEST_FORM = 4_096;

/** Where a signer stops the news of a campaign: opening the page changes nothing, its button does. */
export const stopRoutes = [
  get('/c/:slug/stop/:token', 'anyone', async (c) => {
    const campaign = await readingOf(c);
    const found = await signatureToWithdraw(c.var.deps.db, c.req.param('token') ?? '');
    return found?.campaign === campaign.id ? show(c, <StopPage campaign={campaign} />) : nothing(c, campaign);
  }),

  post(
    '/c/:slug/stop/:token',
    'anyone',
    async (c) => {
      const campaign = await readingOf(c);
      const token = c.req.param('token') ?? '';
      const stopped = await c.var.deps.transact((tx) => stopUpdates(tx, token));
      if (!stopped) return nothing(c, campaign);
      const { done, doneText } = c.var.m.petitions.stop;
      // Answered in place: what reads mails for people follows no redirect.
      return show(c, <Ended campaign={campaign} title={done} text={doneText} />);
    },
    { limits: [PRESSING], maxBytes: LARGEST_FORM },
  ),
];

const nothing = (c: Ctx, campaign: Campaign) => {
  const { unknown, unknownText } = c.var.m.petitions.notMe;
  return show(c, <Ended campaign={campaign} title={unknown} text={unknownText} />, 404);
};

function StopPage({ campaign }: { campaign: Campaign }) {
  const say = usePage().m.petitions.stop;
  return (
    <MailedButton campaign={campaign} icon="mail" title={say.title} button={say.button}>
      {say.text}
    </MailedButton>
  );
}
