import { type Campaign, linkToRefuse, refuseSignature } from '#campaigns';
import { type Ctx, get, post } from '#http';
import { deskOf } from '../campaign-desk.ts';
import { readingOf } from '../campaign-view.ts';
import { usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { Ended, MailedButton } from './mailed-button.tsx';
import { campaignPath } from './campaign-words.ts';

const PRESSING = { name: 'not-me', per: 'address', times: 120, seconds: 600 } as const;
const LARGEST_FORM = 32_768;

/** “This was not me”, in two steps: opening the link changes nothing, since mail scanners do. */
export const notMeRoutes = [
  get('/c/:slug/not-me/:token', 'anyone', async (c) => {
    const campaign = await readingOf(c);
    const sent = await linkToRefuse(c.var.deps.db, c.req.param('token') ?? '');
    return sent?.campaign === campaign.id ? show(c, <NotMePage campaign={campaign} />) : nothing(c, campaign);
  }),

  post(
    '/c/:slug/not-me/:token',
    'anyone',
    async (c) => {
      const campaign = await readingOf(c);
      const { deps } = c.var;
      const token = c.req.param('token') ?? '';
      const refused = await deps.transact((tx) => refuseSignature(tx, token));
      if (!refused) return nothing(c, campaign);
      deskOf(deps).changed({ id: refused.campaign, slug: refused.slug });
      const { done, doneText } = c.var.m.petitions.notMe;
      return show(c, <Ended campaign={campaign} title={done} text={doneText} />);
    },
    { limits: [PRESSING], maxBytes: LARGEST_FORM },
  ),
];

const nothing = (c: Ctx, campaign: Campaign) => {
  const { unknown, unknownText } = c.var.m.petitions.notMe;
  return show(c, <Ended campaign={campaign} title={unknown} text={unknownText} />, 404);
};

/** Nothing that was typed into the form stands here: whoever reads it did not type it. */
function NotMePage({ campaign }: { campaign: Campaign }) {
  const say = usePage().m.petitions.notMe;
  return (
    <MailedButton
      campaign={campaign}
      icon="mail"
      title={say.title}
      button={say.button}
      otherwise={{ href: campaignPath(campaign), label: say.keep }}
    >
      {say.text}
    </MailedButton>
  );
}
