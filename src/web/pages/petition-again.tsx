import { type Campaign, deleteImported, type Imported, importedOfLink, signAgain, stopImported } from '#campaigns';
import { type Ctx, get, post, setSignedCookie } from '#http';
import { deskOf } from '../campaign-desk.ts';
import { campaignOf } from '../campaign-view.ts';
import { usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { campaignPath } from './campaign-words.ts';
import { Ended, MailedButton } from './mailed-button.tsx';

// A mail program sends the form that stops for its reader (RFC 8058), and a gateway for all of its own.
const PRESSING = { limits: [{ name: 'again', per: 'address', times: 240, seconds: 600 }], maxBytes: 32_768 } as const;

type Step = '' | '/delete' | '/stop';

const tokenOf = (c: Ctx): string => c.req.param('token') ?? '';

/** Opening a link changes nothing, since mail scanners do: each page has the one button that does it. */
const opens = (step: Step) =>
  get(`/c/:slug/again/:token${step}`, 'anyone', async (c) => {
    const campaign = await campaignOf(c);
    const found = await importedOfLink(c.var.deps.db, tokenOf(c));
    if (found?.campaign !== campaign.id) return nothing(c, campaign);
    if (step === '' && found.closedAt) return closed(c, campaign);
    return show(c, <AgainPage campaign={campaign} one={found} step={step} token={tokenOf(c)} />);
  });

/** Where somebody who signed on another platform decides what becomes of it here. */
export const againRoutes = [
  opens(''),
  opens('/delete'),
  opens('/stop'),

  post(
    '/c/:slug/again/:token',
    'anyone',
    async (c) => {
      const { deps } = c.var;
      const token = tokenOf(c);
      const confirmed = await deps.transact((tx) => signAgain(tx, token));
      if (confirmed.outcome === 'unknown') return nothing(c, await campaignOf(c));
      deskOf(deps).changed({ id: confirmed.campaign, slug: confirmed.slug });
      if (confirmed.outcome === 'closed') return closed(c, await campaignOf(c));
      setSignedCookie(c, confirmed.slug, token);
      return c.redirect(`/c/${confirmed.slug}/thanks`, 303);
    },
    PRESSING,
  ),
  post(
    '/c/:slug/again/:token/delete',
    'anyone',
    async (c) => {
      const campaign = await campaignOf(c);
      const gone = await c.var.deps.transact((tx) => deleteImported(tx, tokenOf(c)));
      if (!gone) return nothing(c, campaign);
      deskOf(c.var.deps).changed(campaign);
      const { deleted, deletedText } = c.var.m.organising.imports.page;
      return show(c, <Ended campaign={campaign} title={deleted} text={deletedText} />);
    },
    PRESSING,
  ),
  post(
    '/c/:slug/again/:token/stop',
    'anyone',
    async (c) => {
      const campaign = await campaignOf(c);
      const stopped = await c.var.deps.transact((tx) => stopImported(tx, tokenOf(c)));
      if (!stopped) return nothing(c, campaign);
      const say = c.var.m.organising.imports.page;
      // Answered in place: what reads mails for people follows no redirect.
      return show(c, <Ended campaign={campaign} title={say.stopped} text={say.stopText} />);
    },
    PRESSING,
  ),
];

const nothing = (c: Ctx, campaign: Campaign) => {
  const { unknown, unknownText } = c.var.m.petitions.notMe;
  return show(c, <Ended campaign={campaign} title={unknown} text={unknownText} />, 404);
};

const closed = (c: Ctx, campaign: Campaign) => {
  const say = c.var.m.organising.imports.page;
  return show(c, <Ended campaign={campaign} title={say.closed} text={say.closedText} />, 410);
};

function AgainPage(props: { campaign: Campaign; one: Imported; step: Step; token: string }) {
  const { campaign, one, step, token } = props;
  const say = usePage().m.organising.imports.page;
  if (step === '/delete') {
    return (
      <MailedButton campaign={campaign} icon="trash-2" title={say.deleteTitle} button={say.deleteButton}>
        {say.deleteText}
      </MailedButton>
    );
  }
  if (step === '/stop') {
    return (
      <MailedButton campaign={campaign} icon="mail" title={say.stopTitle} button={say.stopButton}>
        {say.stopText}
      </MailedButton>
    );
  }
  return (
    <MailedButton
      campaign={campaign}
      icon="pencil"
      title={say.title}
      button={say.button}
      otherwise={{ href: campaignPath(campaign, `/again/${token}/delete`), label: say.delete }}
    >
      <span dir="auto">{say.text(one.name, one.platform)}</span> {say.private}
    </MailedButton>
  );
}
