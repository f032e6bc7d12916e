import { raw } from 'hono/html';
import { renderSVG } from 'uqr';
import {
  type Campaign,
  changePledge,
  type Condition,
  confirmPledge,
  epcPayload,
  groupsOf,
  isMet,
  minePath,
  type OwnPledge,
  ownPledge,
  parsePromise,
  type PledgeDrive,
  type PledgeLink,
  pledgeOfLink,
  refusePledge,
  stopPledgeMails,
  takesPledges,
  tellRefundAccount,
  withdrawPledge,
} from '#campaigns';
import { type Ctx, get, post } from '#http';
import { invalid, Refusal } from '#refusal';
import { campaignOf } from '../campaign-view.ts';
import {
  Breadcrumb,
  Button,
  ButtonLink,
  Checkbox,
  Chip,
  ErrorSummary,
  Events,
  Fold,
  Input,
  KeyValue,
  Note,
  Paper,
  Row,
  Section,
} from '../components.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { PublicPage } from '../layout.tsx';
import { usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { campaignPath, langOf } from './campaign-words.ts';
import { todayOf } from './drive-view.ts';
import { usePledgeFormats } from './pledges-words.ts';
import { Ended, MailedButton } from './mailed-button.tsx';
import { PromiseFields } from './pledge-form.tsx';
import { TermsText } from './pledges-page.tsx';
import { pledgeDriveFor, pledgesChanged } from './pledges-view.ts';

const PRESSING = { name: 'pledge-link', per: 'address', times: 240, seconds: 600 } as const;
const LARGEST_FORM = 32_768;

const tokenOf = (c: Ctx): string => c.req.param('token') ?? '';

const linkFor = async (c: Ctx, campaign: Campaign): Promise<PledgeLink | undefined> => {
  const link = await pledgeOfLink(c.var.deps.db, tokenOf(c));
  return link?.campaign === campaign.id ? link : undefined;
};

const nothing = (c: Ctx, campaign: Campaign) => {
  const { unknown, unknownText } = c.var.m.pledges.confirm;
  return show(c, <Ended campaign={campaign} title={unknown} text={unknownText} />, 404);
};

async function showConfirm(c: Ctx, campaign: Campaign, form: FormState = freshForm()) {
  const link = await linkFor(c, campaign);
  if (!link) return nothing(c, campaign);
  if (link.state !== 'draft') return c.redirect(minePath(campaign.slug, tokenOf(c)), 303);
  const drive = await pledgeDriveFor(c, campaign);
  const say = c.var.m.pledges.confirm;
  if (!takesPledges(drive, todayOf(c)))
    return show(c, <Ended campaign={campaign} title={say.over} text={say.overText} />, 410);
  if (link.expired) return show(c, <Ended campaign={campaign} title={say.expired} text={say.expiredText} />, 410);
  return show(c, <ConfirmPage campaign={campaign} drive={drive} link={link} form={form} />, form.status);
}

async function showMine(c: Ctx, campaign: Campaign, form: FormState = freshForm()) {
  const own = await ownPledge(c.var.deps.db, tokenOf(c));
  if (own?.campaign !== campaign.id) return nothing(c, campaign);
  const drive = await pledgeDriveFor(c, campaign);
  const view = {
    campaign,
    drive,
    own,
    takes: takesPledges(drive, todayOf(c)),
    saved: c.req.query('saved') !== undefined,
  };
  return show(c, <MinePage view={view} token={tokenOf(c)} form={form} />, form.status);
}

/** A form of one’s own page, which comes back to it. */
const does = (what: string, work: (c: Ctx, campaign: Campaign, fields: Record<string, unknown>) => Promise<void>) =>
  post(
    `/c/:slug/pledges/mine/:token/${what}`,
    'anyone',
    async (c) => {
      const campaign = await campaignOf(c);
      if (!(await linkFor(c, campaign))) return nothing(c, campaign);
      return takeForm(
        c,
        async (fields) => {
          await work(c, campaign, fields);
          pledgesChanged(c, campaign);
          return c.redirect(`${minePath(campaign.slug, tokenOf(c))}?saved`, 303);
        },
        (form) => showMine(c, campaign, form),
      );
    },
    { limits: [PRESSING], maxBytes: LARGEST_FORM },
  );

/** What links of mails open. Opening them changes nothing: mail scanners do. */
export const pledgeMineRoutes = [
  get('/c/:slug/pledges/confirm/:token', 'anyone', async (c) => showConfirm(c, await campaignOf(c))),

  post(
    '/c/:slug/pledges/confirm/:token',
    'anyone',
    async (c) => {
      const campaign = await campaignOf(c);
      if (!(await linkFor(c, campaign))) return nothing(c, campaign);
      return takeForm(
        c,
        async ({ terms }) => {
          try {
            await c.var.deps.transact((tx) => confirmPledge(tx, tokenOf(c), Number(terms)));
          } catch (error) {
            if (error instanceof Refusal && (error.status === 409 || error.status === 410))
              return showConfirm(c, campaign);
            throw error;
          }
          pledgesChanged(c, campaign);
          return c.redirect(minePath(campaign.slug, tokenOf(c)), 303);
        },
        (form) => showConfirm(c, campaign, form),
      );
    },
    { limits: [PRESSING], maxBytes: LARGEST_FORM },
  ),

  get('/c/:slug/pledges/mine/:token', 'anyone', async (c) => showMine(c, await campaignOf(c))),

  does('change', async (c, _campaign, fields) => {
    const input = parsePromise(fields);
    await c.var.deps.transact((tx) => changePledge(tx, tokenOf(c), input));
  }),

  does('refund', (c, _campaign, fields) => c.var.deps.transact((tx) => tellRefundAccount(tx, tokenOf(c), fields))),

  does('withdraw', async (c, _campaign, { sure }) => {
    if (!sure) throw invalid({ sure: (m) => m.errors.missing });
    await c.var.deps.transact((tx) => withdrawPledge(tx, tokenOf(c)));
  }),

  get('/c/:slug/pledges/not-me/:token', 'anyone', async (c) => {
    const campaign = await campaignOf(c);
    if (!(await linkFor(c, campaign))) return nothing(c, campaign);
    const { title, text, button, keep } = c.var.m.pledges.notMe;
    return show(
      c,
      <MailedButton
        campaign={campaign}
        icon="mail"
        title={title}
        button={button}
        otherwise={{ href: campaignPath(campaign, '/pledges'), label: keep }}
      >
        {text}
      </MailedButton>,
    );
  }),

  post(
    '/c/:slug/pledges/not-me/:token',
    'anyone',
    async (c) => {
      const campaign = await campaignOf(c);
      if (!(await linkFor(c, campaign))) return nothing(c, campaign);
      await c.var.deps.transact((tx) => refusePledge(tx, tokenOf(c)));
      pledgesChanged(c, campaign);
      const { done, doneText } = c.var.m.pledges.notMe;
      return show(c, <Ended campaign={campaign} title={done} text={doneText} />);
    },
    { limits: [PRESSING], maxBytes: LARGEST_FORM },
  ),

  get('/c/:slug/pledges/stop/:token', 'anyone', async (c) => {
    const campaign = await campaignOf(c);
    if (!(await linkFor(c, campaign))) return nothing(c, campaign);
    const { title, text, button } = c.var.m.pledges.stop;
    return show(
      c,
      <MailedButton campaign={campaign} icon="bell-off" title={title} button={button}>
        {text}
      </MailedButton>,
    );
  }),

  post(
    '/c/:slug/pledges/stop/:token',
    'anyone',
    async (c) => {
      const campaign = await campaignOf(c);
      const link = await linkFor(c, campaign);
      if (!link) return nothing(c, campaign);
      await c.var.deps.transact((tx) => stopPledgeMails(tx, tokenOf(c)));
      const { done, doneText } = c.var.m.pledges.stop;
      // Answered in place: what reads mails for people follows no redirect.
      return show(c, <Ended campaign={campaign} title={done} text={doneText} />);
    },
    { limits: [PRESSING], maxBytes: LARGEST_FORM },
  ),
];

function ConditionWords({ drive, condition }: { drive: PledgeDrive; condition: Condition }) {
  const say = usePage().m.pledges.confirm.if;
  const f = usePledgeFormats(drive.currency);
  if (condition.kind === 'none') return <>{say.none}</>;
  return <>{condition.kind === 'people' ? say.people(condition.least) : say.amount(f.sum(condition.least))}</>;
}

/** What will be counted and agreed to, and the one button that does it. */
function ConfirmPage(props: { campaign: Campaign; drive: PledgeDrive; link: PledgeLink; form: FormState }) {
  const { campaign, drive, link, form } = props;
  const { m, locale } = usePage();
  const say = m.pledges.confirm;
  const f = usePledgeFormats(drive.currency);
  return (
    <PublicPage title={say.title} width="narrow" unlisted>
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <h1>{say.title}</h1>
      <Paper
        icon="hand-coins"
        what={<span lang={langOf(campaign, locale)}>{campaign.title}</span>}
        title={say.promise(f.sum(link.amount))}
        level={2}
        tone="amber"
        form={{ action: '' }}
      >
        <p>
          <b dir="auto">{link.name}</b>. <ConditionWords drive={drive} condition={link.condition} />
        </p>
        <p>{m.pledges.tests.first(f.sum(drive.goal), f.day(drive.pledgeUntil))}</p>
        <input type="hidden" name="terms" value={String(drive.terms.version)} />
        <p id="f-agree">{say.agree}</p>
        <Button kind="primary" big full>
          {say.button(f.sum(link.amount))}
        </Button>
        <p class="hint">
          <a href={campaignPath(campaign, '/pledges#pledge')}>{say.wrong}</a>
        </p>
      </Paper>
      <Section id="terms" title={m.pledges.terms.title}>
        <TermsText text={drive.terms.text} sha256={drive.terms.sha256} lang={langOf(campaign, locale)} />
      </Section>
    </PublicPage>
  );
}

interface MineView {
  readonly campaign: Campaign;
  readonly drive: PledgeDrive;
  readonly own: OwnPledge;
  readonly takes: boolean;
  readonly saved: boolean;
}

function MinePage({ view, token, form }: { view: MineView; token: string; form: FormState }) {
  const { m, locale } = usePage();
  const say = m.pledges.mine;
  const { campaign, drive, own, takes, saved } = view;
  const f = usePledgeFormats(drive.currency);
  const there = own.paid - own.refunded;
  const goesBack = drive.state === 'refunding' || drive.state === 'released';
  const owes = own.state === 'called' || own.state === 'part-paid';
  const to = (what: string) => `${minePath(campaign.slug, token)}/${what}`;
  return (
    <PublicPage title={say.title} width="narrow" unlisted>
      <Breadcrumb href={campaignPath(campaign, '/pledges')} label={campaign.title} />
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <h1>{say.title}</h1>
      {saved && <Note icon="check">{say.saved}</Note>}
      <Paper
        icon="hand-coins"
        what={say.number(own.number)}
        status={<Chip>{say.status[own.state]}</Chip>}
        title={f.sum(own.amount)}
        level={2}
        tone="amber"
      >
        <p>
          {own.state === 'confirmed'
            ? say.means.confirmed(f.day(drive.pledgeUntil))
            : goesBack && there > 0
              ? say.toRefund(f.sum(there))
              : say.means[own.state]}
        </p>
        {own.state === 'confirmed' && own.condition.kind !== 'none' && (
          <p>
            {isMet(own.condition, { people: drive.figures.people, amount: drive.figures.pledged })
              ? say.stands
              : say.waits}
          </p>
        )}
        {!goesBack && there > own.amount && <p>{say.over(f.sum(there - own.amount))}</p>}
        <KeyValue
          facts={[
            { label: say.facts.condition, value: <ConditionWords drive={drive} condition={own.condition} /> },
            { label: say.facts.pledged, value: f.sum(own.amount) },
            { label: say.facts.paid, value: f.sum(own.paid) },
            ...(own.refunded > 0 ? [{ label: say.facts.refunded, value: f.sum(own.refunded) }] : []),
          ]}
        />
      </Paper>
      {owes && !goesBack && drive.state === 'called' && <HowToPay view={view} />}
      {goesBack && there > 0 && <RefundForm own={own} action={to('refund')} form={form} />}
      {own.state === 'confirmed' && takes && (
        <Fold summary={say.change} open={form.status !== 200 && 'condition' in form.values}>
          <Paper icon="pencil" what={say.change} form={{ action: to('change') }}>
            <p class="muted">{say.changeText(f.day(drive.pledgeUntil))}</p>
            <PromiseFields
              drive={{ ...drive, suggested: [] }}
              values={'condition' in form.values ? form.values : valuesOf(own)}
              errors={form.errors}
            />
            <Button kind="primary">{say.save}</Button>
          </Paper>
        </Fold>
      )}
      {((own.state === 'confirmed' && takes) || own.state === 'called') && (
        <Fold summary={say.withdraw} open={'sure' in form.errors}>
          <Paper icon="x" what={say.withdraw} form={{ action: to('withdraw') }}>
            <p>{say.withdrawText}</p>
            <Checkbox name="sure" error={form.errors['sure']}>
              {say.withdrawSure}
            </Checkbox>
            <Button kind="danger">{say.withdrawButton}</Button>
          </Paper>
        </Fold>
      )}
      {!goesBack && there > 0 && (
        <Fold summary={say.refund} open={'refundAccount' in form.errors}>
          <RefundForm own={own} action={to('refund')} form={form} />
        </Fold>
      )}
      <Section id="history" title={say.history}>
        <Events
          events={own.events.map(({ kind, amount, at }) => ({
            when: at,
            style: 'moment' as const,
            title: say.events[kind](f.sum(amount)),
          }))}
        />
      </Section>
      <Fold summary={say.agreed}>
        <TermsText text={own.terms.text} sha256={own.terms.sha256} lang={langOf(campaign, locale)} />
      </Fold>
      <Row>
        <ButtonLink href={campaignPath(campaign, '/pledges')}>{m.pledges.title}</ButtonLink>
      </Row>
    </PublicPage>
  );
}

const valuesOf = ({ amount, condition }: OwnPledge): FormState['values'] => ({
  amount: (amount / 100).toFixed(2),
  condition: condition.kind,
  ...(condition.kind === 'people' && { leastPeople: String(condition.least) }),
  ...(condition.kind === 'amount' && { leastAmount: (condition.least / 100).toFixed(2) }),
});

function RefundForm({ own, action, form }: { own: OwnPledge; action: string; form: FormState }) {
  const say = usePage().m.pledges.mine;
  return (
    <Paper icon="landmark" what={say.refund} form={{ action }}>
      <Input
        name="refundAccount"
        label={say.refundLabel}
        hint={say.refundHint}
        value={form.values['refundAccount'] ?? shownAccount(own.refundAccount)}
        error={form.errors['refundAccount']}
        autocomplete="off"
        spellcheck={false}
      />
      <Button kind="primary">{say.save}</Button>
    </Paper>
  );
}

/** The lines of a transfer, and in euros a code that fills it in. */
function HowToPay({ view: { drive, own } }: { view: MineView }) {
  const { m } = usePage();
  const say = m.pledges.pay;
  const f = usePledgeFormats(drive.currency);
  const { receiver, currency } = drive;
  const amount = own.amount - own.paid + own.refunded;
  const coded = currency === 'EUR' && receiver.iban !== '';
  return (
    <Section id="pay" title={m.pledges.mine.pay}>
      <div class="pay">
        <KeyValue
          facts={[
            { label: say.amount, value: <b class="num">{f.sum(amount)}</b> },
            { label: say.holder, value: <span dir="auto">{receiver.holder}</span> },
            {
              label: say.account,
              value: <span class="num">{receiver.iban === '' ? receiver.otherAccount : groupsOf(receiver.iban)}</span>,
            },
            { label: say.reference, value: <b class="num">{groupsOf(own.reference)}</b> },
            { label: say.until, value: f.day(drive.collectUntil) },
          ]}
        />
        {coded && (
          <div class="qr" role="img" aria-label={m.pledges.mine.qr}>
            {raw(
              renderSVG(
                epcPayload({ holder: receiver.holder, iban: receiver.iban, amount, reference: own.reference }),
                { border: 2, ecc: 'M' },
              ),
            )}
          </div>
        )}
      </div>
      {coded && <p>{m.pledges.mine.scan}</p>}
      <p class="small muted">{m.pledges.mine.close}</p>
    </Section>
  );
}

/** An IBAN in groups; another account as it was written. */
export const shownAccount = (account: string): string => (/^[A-Z]{2}\d{2}/.test(account) ? groupsOf(account) : account);
