import {
  type Campaign,
  isPledgeState,
  type LineFound,
  type ListedPledge,
  listPledges,
  mustKeepMoney,
  PaymentInput,
  type PledgeDrive,
  pledgePayments,
  PLEDGE_STATES,
  recordLines,
} from '#campaigns';
import { type Ctx, get, post } from '#http';
import { parseId } from '#ids';
import { line, optional, parseInput } from '#input';
import * as v from 'valibot';
import { invalid, notFound } from '#refusal';
import { viewerOf } from '../act.ts';
import { campaignOf } from '../campaign-view.ts';
import { csvOf } from '../csv.ts';
import {
  Button,
  ErrorSummary,
  Filters,
  Fold,
  Input,
  More,
  Note,
  Pager,
  Paper,
  Row,
  Section,
  Stack,
  Table,
  TextArea,
} from '../components.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { AnyPage } from '../layout.tsx';
import { usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { campaignPath } from './campaign-words.ts';
import { todayOf } from './drive-view.ts';
import { usePledgeFormats } from './pledges-words.ts';
import { PledgeFigures } from './pledge-figures.tsx';
import { shownAccount } from './pledge-mine.tsx';
import { pledgeDriveFor, pledgesChanged } from './pledges-view.ts';

const RECORDING = { name: 'pledge-money', per: 'person', times: 240, seconds: 600 } as const;
const LARGEST_PASTE = 1_048_576;
const PER_PAGE = 50;
const WHOLE = 1_000_000;

type Listed = ListedPledge & { readonly owed: number };

/** Who keeps the money of a campaign; others are told that they may not. @throws Refusal 403, 404 */
async function deskFor(c: Ctx): Promise<{ campaign: Campaign; drive: PledgeDrive }> {
  await mustKeepMoney(c.var.deps.db, viewerOf(c));
  const campaign = await campaignOf(c);
  return { campaign, drive: await pledgeDriveFor(c, campaign) };
}

async function showMoney(c: Ctx, form: FormState = freshForm(), found: readonly LineFound[] = []) {
  const { campaign, drive } = await deskFor(c);
  const { db } = c.var.deps;
  const asked = c.req.query('state');
  const state = isPledgeState(asked) ? asked : undefined;
  const find = (c.req.query('find') ?? '').slice(0, 100);
  const after = Math.max(0, Math.trunc(Number(c.req.query('after') ?? 0)) || 0);
  const [listed, owed] = await Promise.all([
    listPledges(db, viewerOf(c), campaign.id, { state, find, after, most: PER_PAGE + 1 }),
    listPledges(db, viewerOf(c), campaign.id, { owed: true, most: 100 }),
  ]);
  const view = {
    campaign,
    drive,
    listed: listed.slice(0, PER_PAGE),
    more: listed.length > PER_PAGE,
    owed,
    state,
    find,
    found,
    saved: c.req.query('saved') !== undefined,
    today: todayOf(c),
  };
  return show(c, <MoneyPage view={view} form={form} />, form.status);
}

/** A number, or a reference: the last seven digits are the number. */
function pledgeIn(fields: Record<string, unknown>): number {
  const { pledge } = fields;
  const text = typeof pledge === 'string' ? pledge.replaceAll(/[\s#]/g, '') : '';
  if (/^RF\d{2}\d{8,12}$/i.test(text)) return Number(text.slice(-7));
  if (/^\d{1,7}$/.test(text)) return Number(text);
  throw invalid({ pledge: (m) => m.pledges.faults.number });
}

const records = (what: 'payment' | 'refund') =>
  post(
    `/c/:slug/pledges/money/${what}`,
    'account',
    async (c) => {
      const { campaign } = await deskFor(c);
      return takeForm(
        c,
        async (fields) => {
          const { deps } = c.var;
          const o = {
            campaign: campaign.id,
            pledge: pledgeIn(fields),
            input: parseInput(PaymentInput, fields),
            origin: deps.config.origin,
          };
          const record = what === 'payment' ? pledgePayments.recordPayment : pledgePayments.recordRefund;
          await deps.transact((tx) => record(tx, viewerOf(c), o));
          deps.wake.mail();
          pledgesChanged(c, campaign);
          return c.redirect(campaignPath(campaign, '/pledges/money?saved'), 303);
        },
        (form) => showMoney(c, { ...form, values: { ...form.values, what } }),
      );
    },
    { limits: [RECORDING] },
  );

const undoing = v.object({ payment: v.string(), note: optional(line(300)) });

export const pledgesMoneyRoutes = [
  get('/c/:slug/pledges/money', 'account', (c) => showMoney(c)),

  records('payment'),
  records('refund'),

  post(
    '/c/:slug/pledges/money/lines',
    'account',
    async (c) => {
      const { campaign } = await deskFor(c);
      return takeForm(
        c,
        async ({ lines }) => {
          const { deps } = c.var;
          const pasted = typeof lines === 'string' ? lines : '';
          const found = await deps.transact((tx) =>
            recordLines(tx, viewerOf(c), campaign.id, pasted, deps.config.origin),
          );
          deps.wake.mail();
          pledgesChanged(c, campaign);
          // What came of each line is said once; sending it again records nothing twice.
          return showMoney(c, freshForm(), found);
        },
        (form) => showMoney(c, { ...form, values: { ...form.values, what: 'lines' } }),
      );
    },
    { limits: [RECORDING], maxBytes: LARGEST_PASTE },
  ),

  post(
    '/c/:slug/pledges/money/undo',
    'account',
    async (c) => {
      const { campaign } = await deskFor(c);
      return takeForm(
        c,
        async (fields) => {
          const { payment, note } = parseInput(undoing, fields);
          const id = parseId<'pledge-payment'>(payment);
          if (!id) throw notFound();
          await c.var.deps.transact((tx) =>
            pledgePayments.reverse(tx, viewerOf(c), { campaign: campaign.id, payment: id, note }),
          );
          pledgesChanged(c, campaign);
          return c.redirect(campaignPath(campaign, '/pledges/money?saved'), 303);
        },
        (form) => showMoney(c, form),
      );
    },
    { limits: [RECORDING] },
  ),

  get('/c/:slug/pledges/money/list.csv', 'account', async (c) => {
    const { campaign, drive } = await deskFor(c);
    const rows = await listPledges(c.var.deps.db, viewerOf(c), campaign.id, { most: WHOLE });
    const names = [
      'number',
      'reference',
      'name',
      'email',
      'state',
      'currency',
      'pledged',
      'paid',
      'refunded',
      'condition',
      'least',
      'would_join',
      'confirmed_at',
    ];
    return sendCsv(
      c,
      `${campaign.slug}-pledges.csv`,
      csvOf(
        names,
        rows.map((one) => [
          one.number,
          one.reference,
          one.name,
          one.email,
          one.state,
          drive.currency,
          one.amount / 100,
          one.paid / 100,
          one.refunded / 100,
          one.condition.kind,
          one.condition.kind === 'none'
            ? null
            : one.condition.kind === 'amount'
              ? one.condition.least / 100
              : one.condition.least,
          one.wouldJoin ? 'yes' : 'no',
          one.confirmedAt.toISOString(),
        ]),
      ),
    );
  }),

  get('/c/:slug/pledges/money/refunds.csv', 'account', async (c) => {
    const { campaign, drive } = await deskFor(c);
    const rows = await listPledges(c.var.deps.db, viewerOf(c), campaign.id, { owed: true, most: WHOLE });
    return sendCsv(
      c,
      `${campaign.slug}-refunds.csv`,
      csvOf(
        ['number', 'reference', 'name', 'email', 'account', 'currency', 'to_refund'],
        rows.map((one) => [
          one.number,
          one.reference,
          one.name,
          one.email,
          one.refundAccount,
          drive.currency,
          one.owed / 100,
        ]),
      ),
    );
  }),

  get('/c/:slug/pledges/money/:number', 'account', async (c) => {
    const { campaign, drive } = await deskFor(c);
    const number = Number(c.req.param('number'));
    if (!Number.isInteger(number) || number < 1) throw notFound();
    const { db } = c.var.deps;
    const [one] = await listPledges(db, viewerOf(c), campaign.id, { after: number - 1, most: 1 });
    if (one?.number !== number) throw notFound();
    const payments = await pledgePayments.paymentsOf(db, one.id);
    return show(c, <OnePage campaign={campaign} drive={drive} one={one} payments={payments} />);
  }),
];

const sendCsv = (c: Ctx, name: string, text: string) =>
  c.body(text, 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'no-store',
  });

interface MoneyView {
  readonly campaign: Campaign;
  readonly drive: PledgeDrive;
  readonly listed: readonly Listed[];
  readonly more: boolean;
  readonly owed: readonly Listed[];
  readonly state: string | undefined;
  readonly find: string;
  readonly found: readonly LineFound[];
  readonly saved: boolean;
  readonly today: string;
}

function MoneyPage({ view, form }: { view: MoneyView; form: FormState }) {
  const { m } = usePage();
  const say = m.pledges.lead;
  const { campaign, drive, saved, found } = view;
  const called = drive.state !== 'open';
  return (
    <AnyPage
      title={`${say.payments} · ${campaign.title}`}
      heading={say.payments}
      place="campaigns"
      back={{ href: campaignPath(campaign, '/pledges'), label: m.pledges.title }}
      unlisted
      noCompose
    >
      <div class="band stack flow-5">
        {saved && <Note icon="check">{say.saved}</Note>}
        <ErrorSummary errors={form.errors} sentence={form.sentence} />
        <PledgeFigures drive={drive} />
        {called ? (
          <>
            <Lines view={view} form={form} found={found} />
            <Recording view={view} form={form} what="payment" />
            <Refunds view={view} />
            {view.owed.length > 0 && <Recording view={view} form={form} what="refund" />}
          </>
        ) : (
          <Note icon="hourglass">{m.pledges.faults.notCalledYet}</Note>
        )}
        <List view={view} />
      </div>
    </AnyPage>
  );
}

function Lines({ view: { campaign }, form, found }: { view: MoneyView; form: FormState; found: readonly LineFound[] }) {
  const say = usePage().m.pledges.lead;
  const own = form.values['what'] === 'lines';
  return (
    <Stack>
      {found.length > 0 && (
        <Section id="found" title={say.found(found.filter(({ outcome }) => outcome === 'recorded').length)}>
          <Table
            caption={say.linesLabel}
            rows={found}
            columns={[
              { label: say.line, cell: ({ text }: LineFound) => <span dir="auto">{text}</span> },
              { label: say.state, cell: ({ outcome }: LineFound) => say.outcomes[outcome] },
              { label: say.columns.number, cell: ({ pledge }: LineFound) => pledge ?? '–', figure: true },
            ]}
          />
        </Section>
      )}
      <Paper icon="list" what={say.lines} form={{ action: campaignPath(campaign, '/pledges/money/lines') }}>
        <p class="muted">{say.linesText}</p>
        <TextArea
          name="lines"
          label={say.linesLabel}
          value={own ? form.values['lines'] : undefined}
          error={form.errors['lines']}
          rows={6}
          required
        />
        <Button kind="primary">{say.linesButton}</Button>
      </Paper>
    </Stack>
  );
}

function Recording(props: { view: MoneyView; form: FormState; what: 'payment' | 'refund' }) {
  const { view, form, what } = props;
  const say = usePage().m.pledges.lead;
  const own = form.values['what'] === what;
  // Both forms of the page have these fields: each keeps its own.
  const field = (name: string) => ({
    name,
    value: own ? form.values[name] : undefined,
    error: own ? form.errors[name] : undefined,
  });
  return (
    <Fold summary={what === 'payment' ? say.record : say.refund} open={own}>
      <Paper
        icon="landmark"
        what={what === 'payment' ? say.record : say.refund}
        form={{ action: campaignPath(view.campaign, `/pledges/money/${what}`) }}
      >
        <p class="muted">{say.recordText}</p>
        <Input {...field('pledge')} label={say.number} autocomplete="off" required />
        <Input {...field('amount')} label={say.amount} inputmode="decimal" autocomplete="off" required />
        <Input {...field('day')} type="date" label={say.day} max={view.today} required />
        <Input {...field('line')} label={say.line} hint={say.lineHint} maxlength={500} autocomplete="off" required />
        <Input {...field('note')} label={say.note} maxlength={300} optional />
        <Button kind={what === 'refund' ? 'primary' : undefined}>{say.recordButton}</Button>
      </Paper>
    </Fold>
  );
}

const number = (campaign: Campaign) => (one: Listed) => (
  <a href={campaignPath(campaign, `/pledges/money/${one.number}`)}>{one.number}</a>
);

function Who({ one }: { one: Listed }) {
  const say = usePage().m.pledges.lead;
  if (one.name === '') return <span class="muted">{say.erasedName}</span>;
  return (
    <>
      <bdi>{one.name}</bdi>
      <br />
      <span class="small muted wrap">{one.email}</span>
    </>
  );
}

function Refunds({ view: { campaign, drive, owed } }: { view: MoneyView }) {
  const say = usePage().m.pledges.lead;
  const f = usePledgeFormats(drive.currency);
  return (
    <Section
      id="refunds"
      title={say.refunds}
      more={
        owed.length > 0 && (
          <More href={campaignPath(campaign, '/pledges/money/refunds.csv')} icon="download" lead download>
            {say.csv}
          </More>
        )
      }
    >
      {owed.length === 0 ? (
        <p class="muted">{say.noRefunds}</p>
      ) : (
        <Stack>
          <p>{say.refundsText}</p>
          <Table
            caption={say.refunds}
            rows={owed}
            columns={[
              { label: say.columns.number, cell: number(campaign) },
              { label: say.columns.who, cell: (one: Listed) => <Who one={one} /> },
              {
                label: say.columns.account,
                cell: (one: Listed) =>
                  one.refundAccount === '' ? (
                    <span class="muted">{say.noAccount}</span>
                  ) : (
                    <span class="num">{shownAccount(one.refundAccount)}</span>
                  ),
              },
              { label: say.columns.owed, cell: (one: Listed) => f.sum(one.owed), figure: true, oneLine: true },
            ]}
          />
        </Stack>
      )}
    </Section>
  );
}

function List({ view }: { view: MoneyView }) {
  const { m } = usePage();
  const say = m.pledges.lead;
  const { campaign, drive, listed, more, state, find } = view;
  const f = usePledgeFormats(drive.currency);
  const here = campaignPath(campaign, '/pledges/money');
  const query = (next: Record<string, string | undefined>) => {
    const search = new URLSearchParams(
      Object.entries({ state, find: find || undefined, ...next }).filter((pair): pair is [string, string] =>
        Boolean(pair[1]),
      ),
    );
    return search.size > 0 ? `${here}?${search}` : here;
  };
  return (
    <Section
      id="list"
      title={say.list}
      more={
        <More href={campaignPath(campaign, '/pledges/money/list.csv')} icon="download" lead download>
          {say.csv}
        </More>
      }
    >
      <Stack>
        <form method="get" action={here} class="stack flow-2">
          {state && <input type="hidden" name="state" value={state} />}
          <Input name="find" label={say.find} value={find} type="search" autocomplete="off" />
          <Row>
            <Button icon="search">{say.search}</Button>
          </Row>
        </form>
        <Filters
          label={say.state}
          items={[
            { href: query({ state: undefined }), label: say.all, current: state === undefined },
            ...PLEDGE_STATES.map((one) => ({
              href: query({ state: one }),
              label: m.pledges.mine.status[one],
              current: state === one,
            })),
          ]}
        />
        {listed.length === 0 ? (
          <p class="muted">{say.nobody}</p>
        ) : (
          <Table
            caption={say.list}
            rows={listed}
            columns={[
              { label: say.columns.number, cell: number(campaign) },
              { label: say.columns.who, cell: (one: Listed) => <Who one={one} /> },
              { label: say.columns.state, cell: (one: Listed) => m.pledges.mine.status[one.state] },
              { label: say.columns.pledged, cell: (one: Listed) => f.sum(one.amount), figure: true, oneLine: true },
              { label: say.columns.paid, cell: (one: Listed) => f.sum(one.paid), figure: true, oneLine: true },
            ]}
          />
        )}
        <Pager older={more ? query({ after: String(listed.at(-1)?.number ?? 0) }) : undefined} />
      </Stack>
    </Section>
  );
}

type Payments = Awaited<ReturnType<typeof pledgePayments.paymentsOf>>;

function OnePage(props: { campaign: Campaign; drive: PledgeDrive; one: Listed; payments: Payments }) {
  const { campaign, drive, one, payments } = props;
  const { m } = usePage();
  const say = m.pledges.lead;
  const f = usePledgeFormats(drive.currency);
  return (
    <AnyPage
      title={`${say.one(one.number)} · ${campaign.title}`}
      heading={say.one(one.number)}
      place="campaigns"
      back={{ href: campaignPath(campaign, '/pledges/money'), label: say.payments }}
      unlisted
      noCompose
    >
      <div class="band stack flow-5">
        <p>
          <Who one={one} />
        </p>
        <p>
          {m.pledges.mine.status[one.state]} · {f.sum(one.amount)} · <span class="num">{one.reference}</span>
        </p>
        <Section id="payments" title={say.paymentsOf}>
          {payments.length === 0 ? (
            <p class="muted">{say.none}</p>
          ) : (
            <ul class="list stack">
              {payments.map((payment) => (
                <li class="stack flow-2">
                  <p>
                    <b>
                      {say.kinds[payment.kind]} {f.sum(payment.amount)}
                    </b>
                    , {f.day(payment.day)}
                    {payment.reverses && ` · ${say.undoes}`}
                    {payment.reversed && ` · ${say.undone}`}
                    <br />
                    <span class="small muted wrap" dir="auto">
                      {[payment.line, payment.note].filter(Boolean).join(' · ')}
                    </span>
                  </p>
                  {!payment.reverses && !payment.reversed && (
                    <Fold summary={say.undo}>
                      <form method="post" action={campaignPath(campaign, '/pledges/money/undo')} class="stack flow-2">
                        <input type="hidden" name="payment" value={payment.id} />
                        <Input name="note" label={say.undoWhy} maxlength={300} />
                        <Row>
                          <Button kind="danger">{say.undo}</Button>
                        </Row>
                      </form>
                    </Fold>
                  )}
                </li>
              ))}
            </ul>
          )}
        </Section>
      </div>
    </AnyPage>
  );
}
